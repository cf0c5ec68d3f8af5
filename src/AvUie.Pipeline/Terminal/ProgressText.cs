using System.Globalization;
using AvUie.Pipeline.Building;

namespace AvUie.Pipeline.Terminal;

/// <summary>A build's progress in one line. Holds numbers only, never a text of the data.</summary>
internal static class ProgressText
{
    public static string Of(BuildProgress progress) => string.Create(
        CultureInfo.InvariantCulture,
        $"shards {progress.ShardsDone}/{progress.Shards}  rows {progress.Ended:N0}/{progress.Rows:N0}  written {progress.Written:N0}  "
        + $"filtered {progress.Filtered:N0}  failed {progress.Failed:N0}  clips {progress.ClipsDecoded:N0}");

    /// <summary>What is left at the pace so far; null before there is a pace.</summary>
    public static TimeSpan? Left(IProgressState progress, TimeSpan elapsed) =>
        progress.Share == 0 ? null : elapsed * ((1 - progress.Share) / progress.Share);

    /// <summary><c>1:02:03</c>, or <c>2:03</c> below an hour.</summary>
    public static string Clock(TimeSpan time) => time.TotalHours >= 1
        ? string.Create(CultureInfo.InvariantCulture, $"{(long)time.TotalHours}:{time.Minutes:D2}:{time.Seconds:D2}")
        : string.Create(CultureInfo.InvariantCulture, $"{time.Minutes}:{time.Seconds:D2}");
}
