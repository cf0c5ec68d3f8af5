using Parquet.Schema;

namespace AvUie.Shards;

/// <summary>The reverse of <see cref="Shredder"/>: flat columns with levels back to nested cells.</summary>
internal static class Assembler
{
    /// <summary>Takes the next row's cell of <paramref name="root"/>.</summary>
    /// <param name="root">A top-level field.</param>
    /// <param name="cursors">Its leaves, in the order of the file.</param>
    public static object? Next(Field root, ReadOnlySpan<LeafCursor> cursors)
    {
        switch (root)
        {
            case DataField:
                return cursors[0].Take();
            case StructField group:
                return NextStruct(group, cursors);
            case ListField list:
                return NextList(list, cursors);
            default:
                throw new NotSupportedException($"Column '{root.Path}' is a {root.SchemaType}.");
        }
    }

    private static object?[]? NextStruct(StructField group, ReadOnlySpan<LeafCursor> cursors)
    {
        if (cursors[0].Definition < group.MaxDefinitionLevel)
        {
            Skip(cursors);
            return null;
        }

        var members = new object?[group.Fields.Count];
        var first = 0;
        for (var i = 0; i < members.Length; i++)
        {
            var count = ShardSchema.Leaves(group.Fields[i]).Count();
            members[i] = Next(group.Fields[i], cursors.Slice(first, count));
            first += count;
        }

        return members;
    }

    private static List<object?>? NextList(ListField list, ReadOnlySpan<LeafCursor> cursors)
    {
        var definition = cursors[0].Definition;
        if (definition < list.MaxDefinitionLevel)
        {
            Skip(cursors);
            return definition < list.MaxDefinitionLevel - 1 ? null : [];
        }

        var items = new List<object?>();
        do
        {
            items.Add(Next(list.Item, cursors));
        }
        while (cursors[0].Repetition == list.MaxRepetitionLevel);
        return items;
    }

    private static void Skip(ReadOnlySpan<LeafCursor> cursors)
    {
        foreach (var cursor in cursors)
        {
            cursor.Take();
        }
    }
}
