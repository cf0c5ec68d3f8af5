using System.Buffers;
using System.Globalization;
using System.Text.RegularExpressions;
using AvUie.Core;

namespace AvUie.Adapters;

/// <summary>
/// Names that rows give to clips. They become ids and file names, so only what the dataset really uses is let through.
/// YouTube ids have 11 characters of A-Z a-z 0-9 _ -, may begin with '-', and are cut by position, never at '_'.
/// </summary>
public static partial class RowName
{
    private static readonly SearchValues<char> Dangerous = SearchValues.Create("/\\\"'`:|");

    /// <summary>Characters of a YouTube id.</summary>
    public const int VideoIdLength = 11;

    /// <summary>A YouTube id alone.</summary>
    [GeneratedRegex(@"\A[A-Za-z0-9_-]{11}\z", RegexOptions.CultureInvariant)]
    public static partial Regex VideoId();

    /// <summary>A YouTube id, start and end in seconds, which may have decimals: <c>AP0061o0Nvk_101.8_111.8</c>.</summary>
    [GeneratedRegex(@"\A[A-Za-z0-9_-]{11}_[0-9]{1,6}(\.[0-9]{1,3})?_[0-9]{1,6}(\.[0-9]{1,3})?\z", RegexOptions.CultureInvariant)]
    public static partial Regex VideoSeconds();

    /// <summary>A YouTube id with one or two numbers: <c>3vheOi4y540_1</c>, <c>_4R3qHn1n50_0_5000</c>.</summary>
    [GeneratedRegex(@"\A[A-Za-z0-9_-]{11}(_[0-9]{1,9}){1,2}\z", RegexOptions.CultureInvariant)]
    public static partial Regex VideoNumbers();

    /// <summary>A YouTube id, alone or followed by what <see cref="VideoNumbers"/> allows: lists differ in what they call <c>vid</c>.</summary>
    [GeneratedRegex(@"\A[A-Za-z0-9_-]{11}(_[0-9]{1,9}){0,2}\z", RegexOptions.CultureInvariant)]
    public static partial Regex VideoPrefix();

    /// <summary>A YouTube id with start and end in milliseconds.</summary>
    [GeneratedRegex(@"\A[A-Za-z0-9_-]{11}_[0-9]{1,9}_[0-9]{1,9}\z", RegexOptions.CultureInvariant)]
    public static partial Regex VideoMilliseconds();

    /// <summary>A YouTube id and the clip's start in seconds, six digits: <c>-HG3Omg_89c_000030</c>.</summary>
    [GeneratedRegex(@"\A[A-Za-z0-9_-]{11}_[0-9]{6}\z", RegexOptions.CultureInvariant)]
    public static partial Regex VideoStart();

    /// <summary>The YouTube id that a checked name begins with.</summary>
    public static string Video(string name) => name[..VideoIdLength];

    /// <summary>The clip of a name of the form <see cref="VideoMilliseconds"/>.</summary>
    public static YouTubeClip Milliseconds(string name) =>
        new(Video(name), double.Parse(name.AsSpan(VideoIdLength + 1, name.LastIndexOf('_') - VideoIdLength - 1), CultureInfo.InvariantCulture) / 1000);

    /// <summary>The clip of a name of the form <see cref="VideoSeconds"/>.</summary>
    public static YouTubeClip Seconds(string name) =>
        new(Video(name), double.Parse(name.AsSpan(VideoIdLength + 1, name.LastIndexOf('_') - VideoIdLength - 1), CultureInfo.InvariantCulture));

    /// <summary>The clip of a name of the form <see cref="VideoStart"/>.</summary>
    public static YouTubeClip Start(string name) =>
        new(Video(name), double.Parse(name.AsSpan(VideoIdLength + 1), CultureInfo.InvariantCulture));

    /// <summary>Null where the field has the form; else why the row cannot be used.</summary>
    public static RowFault? Check(TableRow row, string column, Regex form, string expected) =>
        Check(row, column, row[column], form, expected);

    /// <summary>Null where the text has the form; else why the row cannot be used.</summary>
    /// <param name="row">The row.</param>
    /// <param name="field">What the text is called in it.</param>
    /// <param name="text">The text; null where the row has none.</param>
    /// <param name="form">The form.</param>
    /// <param name="expected">The form in words.</param>
    public static RowFault? Check(AnnotationRow row, string field, string? text, Regex form, string expected) =>
        text is null
            ? row.Reject(ReasonCode.BadRow, $"{field} must be a text: {expected}")
        : CouldLeaveRoot(text)
            ? row.Reject(ReasonCode.UnsafePath, $"{field} \"{Excerpt.Of(text)}\" could lead to another file; expected {expected}")
        : !form.IsMatch(text)
            ? row.Reject(ReasonCode.BadRow, $"{field} \"{Excerpt.Of(text)}\" has not the form expected: {expected}")
        : null;

    /// <summary>Separators, parent folders, quotes and control characters.</summary>
    public static bool CouldLeaveRoot(string text) =>
        text.Contains("..", StringComparison.Ordinal)
        || text.AsSpan().ContainsAny(Dangerous)
        || text.Any(char.IsControl);
}
