using Parquet.Schema;

namespace AvUie.Shards;

/// <summary>Reads one leaf's levels and values from front to back.</summary>
/// <param name="field">The leaf.</param>
/// <param name="definitions">Definition levels.</param>
/// <param name="repetitions">Repetition levels, parallel to the definition levels.</param>
/// <param name="values">The values that are there.</param>
internal sealed class LeafCursor(DataField field, IReadOnlyList<int> definitions, IReadOnlyList<int> repetitions, IReadOnlyList<object> values)
{
    private int _level;
    private int _value;

    public DataField Field { get; } = field;

    public bool AtEnd => _level >= definitions.Count;

    /// <summary>The definition level that comes next.</summary>
    public int Definition => AtEnd ? throw Ended() : definitions[_level];

    /// <summary>The repetition level that comes next; 0, a new row, at the end.</summary>
    public int Repetition => AtEnd ? 0 : repetitions[_level];

    /// <summary>Takes the next value; null where it is absent.</summary>
    public object? Take()
    {
        var isThere = Definition == Field.MaxDefinitionLevel;
        _level++;
        if (!isThere)
        {
            return null;
        }

        return _value < values.Count ? values[_value++] : throw Ended();
    }

    private InvalidDataException Ended() => new($"Column '{Field.Path}' ends before its last row: the file is damaged; build the shard again.");
}
