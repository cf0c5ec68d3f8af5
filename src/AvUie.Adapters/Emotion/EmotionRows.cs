using AvUie.Core;

namespace AvUie.Adapters;

/// <summary>Reads the clip of a row; null where it is one, else why the row cannot be used.</summary>
internal delegate RowFault? EmotionParser(TableRow row, Split split, out EmotionClip? clip);

/// <summary>
/// Makes the rows of one reading of an emotion dataset. A clip has one emotion: whatever names it a second time, in another list too, is
/// a rejection.
/// </summary>
/// <param name="source">The adapter's name.</param>
/// <param name="task">The task's name.</param>
internal sealed class EmotionRows(string source, string task)
{
    private readonly Rows _rows = new(source);
    private readonly RowIds _ids = new();
    private readonly Dictionary<string, (string Emotion, AnnotationReference At)> _seen = new(StringComparer.Ordinal);

    /// <summary>
    /// The samples and rejections of lists. Every row is taken, also of splits that are not wanted, so that a clip of two lists belongs to the
    /// first whatever is asked for.
    /// </summary>
    public IEnumerable<SourceRow> Read(IEnumerable<(Split Split, TableRow Row)> lists, IReadOnlyCollection<Split> wanted, EmotionParser parse)
    {
        foreach (var (split, row) in lists)
        {
            var made = parse(row, split, out var clip) is { } fault ? Reject(row, split, fault) : Take(row, split, clip!);
            if (wanted.Contains(split))
            {
                yield return made;
            }
        }
    }

    /// <summary>The rejection of a row.</summary>
    public SourceRow Reject(TableRow row, Split? split, RowFault fault) =>
        _rows.Reject(_ids, task, split, row.At, fault);

    /// <summary>The sample of a row that has no fault, unless an earlier row has its clip.</summary>
    public SourceRow Take(TableRow row, Split split, EmotionClip clip)
    {
        if (_seen.TryGetValue(clip.Video.Path, out var earlier))
        {
            var place = $"{earlier.At.File} line {earlier.At.Row} names the clip already";
            return Reject(row, split, earlier.Emotion == clip.Emotion
                ? row.Reject(ReasonCode.DuplicateRow, $"{place}, with the same emotion")
                : row.Reject(ReasonCode.BadRow, $"{place}, with the emotion {earlier.Emotion}; a clip has one: find out which is right"));
        }

        _seen.Add(clip.Video.Path, (clip.Emotion, row.At));
        return new SourceRow.Accepted(new SourceSample
        {
            Id = _ids.Claim(task, split, clip.Key, row.At),
            Source = source,
            Task = task,
            Split = split,
            Media = [clip.Video, clip.Audio],
            Truth = new ClassTruth(clip.Emotion),
            Annotation = row.At,
            Fields = clip.Fields,
        });
    }
}
