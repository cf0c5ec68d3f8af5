namespace AvUie.Adapters;

/// <summary>The labels of a dataset, in its own order.</summary>
internal sealed class Vocabulary
{
    private readonly HashSet<string> _known;

    public Vocabulary(params IEnumerable<string> labels)
    {
        Labels = [.. labels];
        _known = new HashSet<string>(Labels, StringComparer.Ordinal);
    }

    public IReadOnlyList<string> Labels { get; }

    public bool Contains(string label) => _known.Contains(label);

    /// <summary>For messages: how many there are and the first few.</summary>
    public string Summary => $"one of {Labels.Count} labels such as {string.Join("; ", Labels.Take(4))}";
}
