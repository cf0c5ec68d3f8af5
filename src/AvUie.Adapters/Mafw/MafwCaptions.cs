using AvUie.Core;

namespace AvUie.Adapters;

/// <summary>
/// Descriptions of clips, from the lists with captions of a fold. Neutral clips have none, so these lists do not say which clips there
/// are: they only add to those of the lists without.
/// </summary>
internal sealed class MafwCaptions
{
    private readonly Dictionary<ClipNumber, (Split Split, TableRow Row, MafwRow Said)> _rows = [];
    private readonly List<(Split Split, TableRow Row, RowFault Fault)> _rejected = [];

    /// <summary>The rows that described no clip, in the order of their reading; complete when every clip was asked for.</summary>
    public IEnumerable<(Split Split, TableRow Row, RowFault Fault)> Rejected() => _rejected
        .Concat(_rows.Values.Select(left => (left.Split, left.Row, Fault: left.Row.Reject(
            ReasonCode.OrphanName, "no list without captions names this clip with this emotion"))))
        .OrderBy(rejected => rejected.Split)
        .ThenBy(rejected => rejected.Row.At.Row);

    /// <summary>Reads a list.</summary>
    public void Add(Split split, AnnotationFile file)
    {
        foreach (var row in MafwRow.Read(file.Utf8OrChinese(), captions: true))
        {
            if (MafwRow.Parse(row, out var said) is { } fault)
            {
                _rejected.Add((split, row, fault));
            }
            else if (!_rows.TryAdd(said!.Clip, (split, row, said)))
            {
                _rejected.Add((split, row, row.Reject(ReasonCode.DuplicateRow, "the clip is described further up")));
            }
        }
    }

    /// <summary>The descriptions of a clip, which are given away once; null where it has none, or under another emotion.</summary>
    public (string Chinese, string English)? Take(MafwRow clip)
    {
        if (_rows.TryGetValue(clip.Clip, out var found) && found.Said.Emotion == clip.Emotion)
        {
            _rows.Remove(clip.Clip);
            return found.Said.Captions;
        }

        return null;
    }
}
