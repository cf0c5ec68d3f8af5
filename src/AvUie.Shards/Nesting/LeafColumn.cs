using Parquet.Schema;

namespace AvUie.Shards;

/// <summary>The values of one leaf with their levels, as they are collected for a row group.</summary>
internal sealed class LeafColumn(DataField field)
{
    private readonly List<int> _definitions = [];
    private readonly List<int> _repetitions = [];
    private readonly List<object> _values = [];

    public DataField Field { get; } = field;

    /// <summary>One for each value and for each absence.</summary>
    public IReadOnlyList<int> Definitions => _definitions;

    /// <summary>Parallel to <see cref="Definitions"/>.</summary>
    public IReadOnlyList<int> Repetitions => _repetitions;

    /// <summary>The values that are there.</summary>
    public IReadOnlyList<object> Values => _values;

    public void Add(object value, int repetition, int definition)
    {
        _values.Add(value);
        AddAbsent(repetition, definition);
    }

    public void AddAbsent(int repetition, int definition)
    {
        _repetitions.Add(repetition);
        _definitions.Add(definition);
    }

    public void Clear()
    {
        _definitions.Clear();
        _repetitions.Clear();
        _values.Clear();
    }
}
