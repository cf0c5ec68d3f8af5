using System.Globalization;

namespace AvUie.Adapters;

/// <summary>The seven single emotions of DFEW, which its lists number from 1.</summary>
internal static class DfewEmotions
{
    public static Vocabulary All { get; } = new("happy", "sad", "neutral", "angry", "surprise", "disgust", "fear");

    /// <summary>The emotion of a number 1 to 7; null for anything else (0: no single emotion).</summary>
    public static string? Of(string number) =>
        number.Length == 1 && int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var index)
        && index >= 1 && index <= All.Labels.Count
            ? All.Labels[index - 1]
            : null;
}
