using System.Globalization;
using System.Text.RegularExpressions;
using AvUie.Core;
using Crab.Trainer.Processing;

namespace Crab.Trainer.Parity;

/// <summary>The media of a record whose files are named by formula, as numbers of tokens.</summary>
internal static partial class ShownMedia
{
    /// <summary>Tokens by kind of medium, in order; two of a kind are one, as the processor joins them.</summary>
    public static Dictionary<string, int[]> Tokens(Conversation conversation)
    {
        var (parts, side) = (conversation.User, MaskGeometry.Side);
        var frames = parts.OfType<ContentPart.Video>().Select(static video => video.Frames).ToArray();
        var samples = parts.OfType<ContentPart.Audio>().Select(Samples).ToArray();
        int Seen(int count) => Patching.Grid(count, side, side).Tokens;
        return new Dictionary<string, int[]>(StringComparer.Ordinal)
        {
            ["video"] = frames.Length == 2 ? [Seen(frames.Sum())] : [.. frames.Select(Seen)],
            ["image"] = [.. parts.OfType<ContentPart.Image>().Select(_ => Seen(1))],
            ["audio"] = samples.Length == 2 ? [Heard(samples.Sum())] : [.. samples.Select(Heard)],
        };
    }

    /// <summary>A text with its runs of media tokens written out, which is shown with <c>&lt;|VIDEO|&gt;x320</c> in their place.</summary>
    public static string Unfolded(string shown) => Run().Replace(
        shown, static run => string.Concat(Enumerable.Repeat(run.Groups[1].Value, int.Parse(run.Groups[2].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture))));

    private static int Heard(int samples) => LogMel.Tokens(LogMel.Frames(samples));

    private static int Samples(ContentPart.Audio audio)
    {
        var sound = FormulaMedia.Sound(Path.GetFileNameWithoutExtension(audio.Path)) ?? throw new FormatException($"'{audio.Path}' is no sound by formula");
        return AudioWindows.Select(audio.Task, Math.Max(sound.Length, AudioWindows.SampleRate), audio.WindowIndex).Sum(static run => run.Count);
    }

    [GeneratedRegex(@"(<\|(?:AUDIO|VIDEO|IMAGE)\|>)x(\d{1,6})")]
    private static partial Regex Run();
}
