using System.Globalization;
using AvUie.Core;

namespace AvUie.Adapters;

/// <summary>The adapter of a dataset that is stated in the build file instead of in code: it yields the same rows as any other.</summary>
public sealed class DeclaredAdapter : IDatasetAdapter
{
    private readonly DatasetDeclaration _declared;
    private readonly TaskDefinition _task;
    private readonly Rows _rows;
    private readonly DeclaredTruths _truths;
    private readonly IReadOnlyList<string> _columns;
    private readonly CellPattern _key;
    private readonly IReadOnlyList<(MediaRole Role, CellPattern Path)> _media;

    /// <summary>An adapter for a declaration without errors.</summary>
    /// <param name="name">The adapter's name: lower case, digits, '_'.</param>
    /// <param name="declared">The declaration.</param>
    /// <exception cref="ArgumentException">The declaration has errors: look with <see cref="Check"/> first.</exception>
    public DeclaredAdapter(string name, DatasetDeclaration declared)
    {
        ArgumentNullException.ThrowIfNull(declared);
        if (Check(declared) is [var error, ..])
        {
            throw new ArgumentException($"{error.Key}: found {error.Found}; expected {error.Expected}", nameof(declared));
        }

        _declared = declared;
        _task = TaskTable.Get(declared.Task);
        _rows = new Rows(name);
        _truths = new DeclaredTruths(declared, _task);
        _columns = DeclaredColumns.Of(declared);
        _key = CellPattern.Parse(declared.Id).Pattern!;
        var patterns = DeclaredTask.Given(declared.Media).ToDictionary(media => media.Key, media => media.Pattern);
        _media = [.. DeclaredTask.MediaKeys(_task).Select(media => (media.Role, CellPattern.Parse(patterns[media.Key] ?? patterns["video"]!).Pattern!))];
        Description = new DatasetDescription(
            name, declared.Title ?? name, [declared.Task], declared.Licence ?? "Not stated in the build file.", "Stated in the build file.",
            [.. Lists().Select(list => list.File).Concat(patterns.Values.OfType<string>())], [], new Dictionary<string, int>())
        {
            Labels = declared.Labels is { } labels
                ? new Dictionary<string, IReadOnlyList<string>> { [declared.Task] = [.. labels.Values.Distinct(StringComparer.Ordinal)] }
                : new Dictionary<string, IReadOnlyList<string>>(),
        };
    }

    /// <inheritdoc/>
    public DatasetDescription Description { get; }

    /// <summary>What is wrong with a declaration; empty where nothing is.</summary>
    public static IReadOnlyList<DeclarationError> Check(DatasetDeclaration declared)
    {
        ArgumentNullException.ThrowIfNull(declared);
        return DeclarationChecks.Run(declared);
    }

    /// <inheritdoc/>
    public IEnumerable<SourceRow> Read(AdapterContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        return context.Tasks.Contains(_task.Name) ? ReadLists(context) : [];
    }

    private IEnumerable<(string File, Split? Split)> Lists() => _declared.List is { } list
        ? [(list, null)]
        : _declared.Lists!.Select(pair => (pair.Value, SplitNames.Parse(pair.Key))).OrderBy(pair => pair.Item2);

    private IEnumerable<SourceRow> ReadLists(AdapterContext context)
    {
        var ids = new RowIds();
        foreach (var (name, ofList) in Lists().Where(list => list.Split is null || context.Splits.Contains(list.Split.Value)))
        {
            var file = AnnotationFile.Locate(context.Root, name, "Let the root be the folder that holds the lists of the declaration, or name them anew.");
            var repeats = new RowRepeats();
            foreach (var row in ListFile.Read(file, ListFile.FormatOf(name, _declared.Format)!.Value, _declared.Columns, _columns))
            {
                var cells = new Cells(row);
                var split = ofList ?? (row.Fault is null ? SplitOf(cells) : null);
                if (split is null || context.Splits.Contains(split.Value))
                {
                    yield return Row(cells, split, repeats, ids);
                }
            }
        }
    }

    private SourceRow Row(Cells cells, Split? split, RowRepeats repeats, RowIds ids)
    {
        var row = cells.Row;
        if (row.Fault is not null)
        {
            cells.Reject(ReasonCode.BadRow, row.Fault);
        }

        var sample = cells.Fault is null ? Sample(cells, split!.Value) : null;
        var fault = cells.Fault ?? Repeated(row, sample!, repeats);
        return fault is not null
            ? _rows.Reject(ids, _task.Name, split, row.At, fault)
            : new SourceRow.Accepted(sample! with { Id = ids.Claim(_task.Name, split!.Value, sample.Id, row.At) });
    }

    /// <summary>A clip has one class, whatever its id: another row of it repeats or contradicts. Of other tasks a clip may have many rows.</summary>
    private static RowFault? Repeated(TableRow row, SourceSample sample, RowRepeats repeats) => sample is { Truth: ClassTruth { Label: var label }, Media: [var clip, ..] }
        ? repeats.Check(row, clip.Span is { } span ? string.Create(CultureInfo.InvariantCulture, $"{clip.Path} {span.Start}-{span.End}") : clip.Path, label)
        : repeats.Check(row, row.Text);

    private Split? SplitOf(Cells cells)
    {
        var cell = cells.Text(_declared.SplitColumn!);
        var named = _declared.SplitValues is { } values ? values.GetValueOrDefault(cell) : cell;
        var split = SplitNames.Parse(named);
        if (split is null)
        {
            var known = _declared.SplitValues?.Keys ?? ["train", "val", "test"];
            cells.Reject(ReasonCode.BadRow, $"column {_declared.SplitColumn} is \"{Excerpt.Of(cell)}\", expected one of {string.Join(", ", known)}");
        }

        return split;
    }

    /// <summary>The sample with its key as its id; null where a cell is wrong.</summary>
    private SourceSample? Sample(Cells cells, Split split)
    {
        var truth = _truths.Of(cells);
        var absent = truth is ReferringTruth { Object: null };
        List<MediaReference> media = [.. _media.Where(one => !(absent && one.Role == MediaRole.Mask)).Select(one => Medium(cells, one.Role, one.Path))];
        var sample = new SourceSample
        {
            Id = RowIds.Key(_key.Fill(cells)),
            Source = Description.Name,
            Task = _task.Name,
            Split = split,
            Media = media,
            Truth = truth,
            FrameIndex = _task.IsImageTask ? Frame(cells) : null,
            Annotation = cells.Row.At,
            Clips = Clips(cells),
            Fields = Fields(cells),
        };
        if (cells.Fault is null && AnswerGrammar.Render(_task.Name, WithRegion(truth)) is RenderedAnswer.Failure unsayable)
        {
            cells.Reject(unsayable.Reason, Excerpt.Of(unsayable.Detail));
        }

        return cells.Fault is null ? sample : null;
    }

    private MediaReference Medium(Cells cells, MediaRole role, CellPattern path) => new(role, path.Path(cells))
    {
        Span = role is MediaRole.Video or MediaRole.Audio && _declared.Media.Start is { } start ? Span(cells, start, _declared.Media.End!) : null,
        MaskEncoding = _declared.Media.MaskEncoding == "class_index" ? MaskEncoding.ClassIndex : MaskEncoding.Binary,
    };

    private static MediaSpan Span(Cells cells, string start, string end)
    {
        var span = new MediaSpan(cells.Seconds(start), cells.Seconds(end));
        if (span.Start >= span.End)
        {
            cells.Reject(ReasonCode.BadSpan, $"columns {start} and {end}: the clip begins after its end");
        }

        return span;
    }

    private int Frame(Cells cells) => _declared.Truth.Frame is { } column
        ? cells.Whole(column, 0, _task.AudioWindow == AudioWindowRule.OneTenth ? 9 : 4)
        : 0;

    private IReadOnlyList<YouTubeClip> Clips(Cells cells) =>
        _declared.YoutubeId is { } column && cells.Optional(column) is { } id && RowName.VideoId().IsMatch(id)
            ? [new(id, _declared.YoutubeStart is { } start ? cells.Seconds(start) : null)]
            : [];

    private SortedDictionary<string, string> Fields(Cells cells)
    {
        var fields = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var (name, column) in _declared.Fields ?? new Dictionary<string, string>())
        {
            fields[name] = FieldText.Of(cells.Optional(column) ?? "");
        }

        return fields;
    }

    /// <summary>A region is not known before decode; any stands for it when asking whether the label can be said.</summary>
    private static GroundTruth WithRegion(GroundTruth truth)
    {
        var region = new Region(new PixelBox(0, 0, 9, 9), [new(1, 1), new(2, 2), new(3, 3)]);
        return truth switch
        {
            RegionTruth named => named with { Region = region },
            ReferringTruth { Object: not null } referring => referring with { Region = region },
            _ => truth,
        };
    }
}
