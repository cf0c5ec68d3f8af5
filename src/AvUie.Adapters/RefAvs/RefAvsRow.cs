using System.Globalization;
using AvUie.Core;

namespace AvUie.Adapters;

/// <summary>
/// What a row's <c>uid</c> says: <c>{clip}_{object}_{number}</c>. A null row (the object is absent) has the object <c>null</c> and a clip of
/// its own, <c>null_c-{vid}</c> or <c>null_m-{vid}</c>, since its sound was changed; the plain clip is no substitute.
/// </summary>
/// <param name="Row">The row.</param>
/// <param name="Clip">Folder below media.</param>
/// <param name="Object">The object's name; null in a null row.</param>
/// <param name="Mask">Number of the mask track (<c>fid</c>), no frame.</param>
internal sealed record RefAvsRow(TableRow Row, string Clip, string? Object, int Mask)
{
    /// <summary>Frames per clip, one a second.</summary>
    public const int ClipFrames = 10;

    public string Uid => Row["uid"];

    /// <summary>The expression without the blanks that some rows have around it.</summary>
    public string Expression => Row["exp"].Trim();

    /// <summary>The frame of a row that gets only one: a function of seed, uid and line, spread evenly.</summary>
    public int SeededFrame(int seed) =>
        (int)(StableHash.Of(string.Create(CultureInfo.InvariantCulture, $"{seed}\n{Uid}\n{Row.At.Row}")) % ClipFrames);

    /// <summary>Reads the ids of a row that has all its fields.</summary>
    public static RowFault? Parse(TableRow row, out RefAvsRow? parsed)
    {
        parsed = null;
        if (RowName.Check(row, "vid", RowName.VideoMilliseconds(), "a YouTube id, start and end in milliseconds, '_' between them") is { } bad)
        {
            return bad;
        }

        var uid = row["uid"];
        if (RowName.CouldLeaveRoot(uid))
        {
            return row.Reject(ReasonCode.UnsafePath, $"uid \"{Excerpt.Of(uid)}\" could lead to another file; expected clip, object and number");
        }

        var last = uid.LastIndexOf('_');
        var middle = last > 0 ? uid.LastIndexOf('_', last - 1) : -1;
        if (middle <= 0 || last + 1 == uid.Length || uid.AsSpan(last + 1).ContainsAnyExceptInRange('0', '9'))
        {
            return row.Reject(ReasonCode.BadRow, $"uid \"{Excerpt.Of(uid)}\" is not clip, object and number, '_' between them");
        }

        var (clip, name, vid) = (uid[..middle], uid[(middle + 1)..last], row["vid"]);
        var isNull = name == "null";
        if (isNull ? clip != $"null_c-{vid}" && clip != $"null_m-{vid}" : clip != vid)
        {
            return row.Reject(ReasonCode.BadRow, $"uid \"{Excerpt.Of(uid)}\" does not begin with the row's vid");
        }

        if (!isNull && !RefAvsLabels.All.Contains(name))
        {
            return row.Reject(ReasonCode.UnknownLabel, $"the object \"{Excerpt.Of(name)}\" is not {RefAvsLabels.All.Summary}");
        }

        if (row.Number("fid") is not { } mask)
        {
            return row.Reject(ReasonCode.BadRow, "fid must be a whole number");
        }

        parsed = new RefAvsRow(row, clip, isNull ? null : name, mask);
        return null;
    }
}
