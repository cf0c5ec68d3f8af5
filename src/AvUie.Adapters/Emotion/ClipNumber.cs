using System.Globalization;

namespace AvUie.Adapters;

/// <summary>Clips named by a number of at most five digits: lists and folders write it with or without leading zeros.</summary>
/// <param name="Value">The number.</param>
internal readonly record struct ClipNumber(int Value)
{
    private const int MaxDigits = 5;

    /// <summary>Five digits: <c>00025</c>.</summary>
    public string Padded => Value.ToString("D5", CultureInfo.InvariantCulture);

    /// <summary>As it is: <c>25</c>.</summary>
    public string Plain => Value.ToString(CultureInfo.InvariantCulture);

    /// <summary>Reads one to five digits; null for anything else.</summary>
    public static ClipNumber? Parse(string text) =>
        text.Length is > 0 and <= MaxDigits && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var value)
            ? new ClipNumber(value)
            : null;

    /// <summary>The clip in a folder: five digits first, the plain number where that is another name.</summary>
    public (string Path, string[] Alternatives) In(string folder) =>
        ($"{folder}{Padded}.mp4", Padded == Plain ? [] : [$"{folder}{Plain}.mp4"]);
}
