using System.Globalization;
using AvUie.Pipeline.Building;
using AvUie.Reasoning;

namespace AvUie.Pipeline.Terminal;

/// <summary>A build's progress in one line. Holds numbers only, never a text of the data.</summary>
internal static class ProgressText
{
    private const int MostRejects = 6;

    public static string Of(BuildProgress progress) => string.Create(
        CultureInfo.InvariantCulture,
        $"shards {progress.ShardsDone}/{progress.Shards}  rows {progress.Ended:N0}/{progress.Rows:N0}  written {progress.Written:N0}  "
        + $"filtered {progress.Filtered:N0}  failed {progress.Failed:N0}  clips {progress.ClipsDecoded:N0}{(progress.Reasoning is { } reasoning ? Of(reasoning) : "")}");

    /// <summary>What the language model has done: replies, tokens, money, acceptance and the checks that objected most.</summary>
    public static string Of(ReasoningProgress progress)
    {
        var ended = progress.Accepted + progress.Rejected;
        var rejects = string.Join(", ", progress.Rejects.Take(MostRejects).Select(static one => string.Create(CultureInfo.InvariantCulture, $"{one.Check} {one.Traces:N0}")));
        return string.Create(
            CultureInfo.InvariantCulture,
            $"  |  replies {progress.Replies:N0} (+{progress.Replayed:N0} from the journal, {progress.LostAttempts:N0} attempts lost)  "
            + $"tokens {progress.TokensIn:N0} in, {progress.TokensOut:N0} out  spent {progress.SpentTokens:N0} tokens, {progress.SpentMoney:0.0000}  "
            + $"accepted {(ended == 0 ? "-" : $"{100.0 * progress.Accepted / ended:0.0} %")}{(rejects.Length > 0 ? $"  rejects {rejects}" : "")}");
    }

    /// <summary>What is left at the pace so far; null before there is a pace.</summary>
    public static TimeSpan? Left(IProgressState progress, TimeSpan elapsed) =>
        progress.Share == 0 ? null : elapsed * ((1 - progress.Share) / progress.Share);

    /// <summary><c>1:02:03</c>, or <c>2:03</c> below an hour.</summary>
    public static string Clock(TimeSpan time) => time.TotalHours >= 1
        ? string.Create(CultureInfo.InvariantCulture, $"{(long)time.TotalHours}:{time.Minutes:D2}:{time.Seconds:D2}")
        : string.Create(CultureInfo.InvariantCulture, $"{time.Minutes}:{time.Seconds:D2}");
}
