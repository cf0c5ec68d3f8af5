using System.Globalization;
using System.Text.RegularExpressions;
using AvUie.Core;

namespace AvUie.Adapters;

/// <summary>A clip of Kinetics: YouTube id, start and end in seconds.</summary>
/// <param name="VideoId">11 characters.</param>
/// <param name="Start">Seconds.</param>
/// <param name="End">Seconds.</param>
internal sealed partial record KineticsClip(string VideoId, int Start, int End)
{
    private const int ClipSeconds = 10;
    private const string Form = "a YouTube id and the start, or start and end, in seconds, '_' between them";

    /// <summary>The file's name in every layout of Kinetics: both times with six digits.</summary>
    public string Stem => string.Create(CultureInfo.InvariantCulture, $"{VideoId}_{Start:000000}_{End:000000}");

    /// <summary>
    /// The file's places: the archive of the split; its replacement, where the archive's file was corrupt and has been taken away; the
    /// class folder of the crawler; one folder for all.
    /// </summary>
    public IReadOnlyList<string> Paths(Split split, string label) =>
    [
        $"k400/{split.Name()}/{Stem}.mp4", $"k400/replacement/replacement_for_corrupted_k400/{Stem}.mp4", $"{split.Name()}/{Stem}.mp4",
        $"{label}/{Stem}.mp4", $"videos/{Stem}.mp4",
    ];

    /// <summary>Reads the name in OGM-GE's lists: training names have both times padded, test names an unpadded start and no end.</summary>
    public static RowFault? Parse(TableRow row, string column, out KineticsClip? clip)
    {
        clip = null;
        if (RowName.Check(row, column, NameForm(), Form) is { } fault)
        {
            return fault;
        }

        var times = row[column][(RowName.VideoIdLength + 1)..].Split('_').Select(time => int.Parse(time, CultureInfo.InvariantCulture)).ToArray();
        return Make(row, RowName.Video(row[column]), times[0], times.Length > 1 ? times[1] : times[0] + ClipSeconds, out clip);
    }

    /// <summary>Reads the fields of Kinetics' own lists.</summary>
    public static RowFault? Parse(TableRow row, string id, string start, string end, out KineticsClip? clip)
    {
        clip = null;
        return RowName.Check(row, id, RowName.VideoId(), "a YouTube id of 11 characters")
            ?? (row.Number(start) is not { } first || row.Number(end) is not { } last
                ? row.Reject(ReasonCode.BadRow, $"{start} and {end} must be whole seconds")
                : Make(row, row[id], first, last, out clip));
    }

    private static RowFault? Make(TableRow row, string id, int start, int end, out KineticsClip? clip)
    {
        clip = start < end ? new KineticsClip(id, start, end) : null;
        return clip is null ? row.Reject(ReasonCode.BadSpan, $"{start}-{end} is no span of a video") : null;
    }

    [GeneratedRegex(@"\A[A-Za-z0-9_-]{11}_[0-9]{1,6}(_[0-9]{1,6})?\z", RegexOptions.CultureInvariant)]
    private static partial Regex NameForm();
}
