using Parquet.Schema;

namespace AvUie.Shards;

/// <summary>
/// Nested cells to flat columns with definition and repetition levels (Dremel's record shredding), for any nesting of lists and structs.
/// A definition level says how many optional or repeated ancestors of a value are there; a repetition level, at which list it repeats.
/// </summary>
internal sealed class Shredder
{
    private readonly Dictionary<DataField, LeafColumn> _columns = new(ReferenceEqualityComparer.Instance);

    public Shredder(Field root)
    {
        Root = root;
        foreach (var leaf in ShardSchema.Leaves(root))
        {
            _columns.Add(leaf, new LeafColumn(leaf));
        }
    }

    public Field Root { get; }

    /// <summary>One column for each leaf, in the order of the file.</summary>
    public IEnumerable<LeafColumn> Columns => ShardSchema.Leaves(Root).Select(leaf => _columns[leaf]);

    /// <summary>Appends one row.</summary>
    public void Add(object? cell) => Add(Root, cell, repetition: 0, definition: 0);

    public void Clear()
    {
        foreach (var column in _columns.Values)
        {
            column.Clear();
        }
    }

    private void Add(Field field, object? cell, int repetition, int definition)
    {
        if (cell is null)
        {
            AddAbsent(field, repetition, definition);
            return;
        }

        switch (field)
        {
            case DataField leaf:
                _columns[leaf].Add(cell, repetition, leaf.MaxDefinitionLevel);
                break;
            case StructField group:
                var members = (object?[])cell;
                for (var i = 0; i < group.Fields.Count; i++)
                {
                    Add(group.Fields[i], members[i], repetition, group.MaxDefinitionLevel);
                }

                break;
            case ListField list:
                AddList(list, (List<object?>)cell, repetition);
                break;
        }
    }

    private void AddList(ListField list, List<object?> items, int repetition)
    {
        if (items.Count == 0)
        {
            // There, but without an item: one level below the repeated one.
            AddAbsent(list, repetition, list.MaxDefinitionLevel - 1);
            return;
        }

        for (var i = 0; i < items.Count; i++)
        {
            Add(list.Item, items[i], i == 0 ? repetition : list.MaxRepetitionLevel, list.MaxDefinitionLevel);
        }
    }

    private void AddAbsent(Field field, int repetition, int definition)
    {
        foreach (var leaf in ShardSchema.Leaves(field))
        {
            _columns[leaf].AddAbsent(repetition, definition);
        }
    }
}
