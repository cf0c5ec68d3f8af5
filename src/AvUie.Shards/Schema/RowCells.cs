namespace AvUie.Shards;

/// <summary>
/// A row as nested cells, the form that <see cref="Shredder"/> and <see cref="Assembler"/> know: a struct is an array of its members'
/// cells, a list a list of cells, a scalar its boxed value, absence null. The only place that knows both the record and the columns.
/// </summary>
internal static class RowCells
{
    /// <summary>The cell of a column.</summary>
    public static object? Of(ShardRow row, string column) => column switch
    {
        ColumnNames.Id => row.Id,
        ColumnNames.Source => row.Source,
        ColumnNames.Task => row.Task,
        ColumnNames.Family => row.Family,
        ColumnNames.Split => row.Split,
        ColumnNames.SubSplit => row.SubSplit,
        ColumnNames.Conversation => Each(row.Conversation, static turn => (object[])[turn.Role, Each(turn.Content, static part => (object?[])[part.Type, part.Text])]),
        ColumnNames.Videos => Each(row.Videos, static video => Each(video, Medium)),
        ColumnNames.VideoTimings => Each(
            row.VideoTimings,
            static timing => (object[])
            [
                timing.SampledFps, timing.SpanStart, timing.SpanEnd, timing.SecondsPerGrid, timing.TotalFrames,
                Each(timing.FrameIndices, static index => index), timing.FallbackToTwo,
            ]),
        ColumnNames.Images => Each(row.Images, Medium),
        ColumnNames.Sounds => Each(row.Sounds, Medium),
        ColumnNames.SoundSeconds => Each(row.SoundSeconds, static seconds => seconds),
        ColumnNames.Mask => row.Mask is { } mask ? Medium(mask) : null,
        ColumnNames.FrameIndex => row.FrameIndex,
        ColumnNames.Truth => row.Truth,
        ColumnNames.Answer => row.Answer,
        ColumnNames.Trace => row.Trace,
        ColumnNames.Provenance => row.Provenance,
        ColumnNames.Fields => row.Fields,
        ColumnNames.AnnotationFile => row.AnnotationFile,
        ColumnNames.AnnotationRow => row.AnnotationRow,
        ColumnNames.RawFiles => Each(row.RawFiles, static file => (object[])[file.Path, file.Bytes, file.Sha256]),
        _ => throw new ArgumentOutOfRangeException(nameof(column), column, "A shard has no such column."),
    };

    /// <summary>The row of cells by column; a column that was not read has its empty value.</summary>
    public static ShardRow ToRow(IReadOnlyDictionary<string, object?> cells) => new()
    {
        Id = Text(cells, ColumnNames.Id),
        Source = Text(cells, ColumnNames.Source),
        Task = Text(cells, ColumnNames.Task),
        Family = Text(cells, ColumnNames.Family),
        Split = Text(cells, ColumnNames.Split),
        SubSplit = (string?)cells.GetValueOrDefault(ColumnNames.SubSplit),
        Conversation = List(cells.GetValueOrDefault(ColumnNames.Conversation), static turn =>
            new ConversationTurn((string)Member(turn, 0)!, List(Member(turn, 1), static part => new TurnPart((string)Member(part, 0)!, (string?)Member(part, 1))))),
        Videos = List(cells.GetValueOrDefault(ColumnNames.Videos), static video => (IReadOnlyList<byte[]>)List(video, Bytes)),
        VideoTimings = List(cells.GetValueOrDefault(ColumnNames.VideoTimings), Timing),
        Images = List(cells.GetValueOrDefault(ColumnNames.Images), Bytes),
        Sounds = List(cells.GetValueOrDefault(ColumnNames.Sounds), Bytes),
        SoundSeconds = List(cells.GetValueOrDefault(ColumnNames.SoundSeconds), static seconds => (double)seconds!),
        Mask = cells.GetValueOrDefault(ColumnNames.Mask) is { } mask ? Bytes(mask) : null,
        FrameIndex = (int?)cells.GetValueOrDefault(ColumnNames.FrameIndex),
        Truth = Text(cells, ColumnNames.Truth),
        Answer = Text(cells, ColumnNames.Answer),
        Trace = (string?)cells.GetValueOrDefault(ColumnNames.Trace),
        Provenance = Text(cells, ColumnNames.Provenance),
        Fields = Text(cells, ColumnNames.Fields),
        AnnotationFile = Text(cells, ColumnNames.AnnotationFile),
        AnnotationRow = (int?)cells.GetValueOrDefault(ColumnNames.AnnotationRow) ?? 0,
        RawFiles = List(cells.GetValueOrDefault(ColumnNames.RawFiles), static file =>
            new RawFile((string)Member(file, 0)!, (long)Member(file, 1)!, (string)Member(file, 2)!)),
    };

    private static VideoTiming Timing(object? cell) => new(
        (double)Member(cell, 0)!,
        (double)Member(cell, 1)!,
        (double)Member(cell, 2)!,
        (double)Member(cell, 3)!,
        (int)Member(cell, 4)!,
        List(Member(cell, 5), static index => (int)index!),
        (bool)Member(cell, 6)!);

    /// <summary>Bytes and path; the path is null, as Hugging Face writes it for embedded media.</summary>
    private static object?[] Medium(byte[] bytes) => [bytes, null];

    private static byte[] Bytes(object? cell) => (byte[])Member(cell, 0)!;

    private static string Text(IReadOnlyDictionary<string, object?> cells, string column) => (string?)cells.GetValueOrDefault(column) ?? "";

    private static object? Member(object? cell, int index) => ((object?[])cell!)[index];

    private static List<object?> Each<T>(IReadOnlyList<T> items, Func<T, object?> cell)
    {
        var cells = new List<object?>(items.Count);
        foreach (var item in items)
        {
            cells.Add(cell(item));
        }

        return cells;
    }

    private static T[] List<T>(object? cell, Func<object?, T> item)
    {
        if (cell is not List<object?> cells)
        {
            return [];
        }

        var items = new T[cells.Count];
        for (var i = 0; i < items.Length; i++)
        {
            items[i] = item(cells[i]);
        }

        return items;
    }
}
