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

    /// <summary>The vocabulary's own instance of a label that it contains: of a long list, rows then share one text.</summary>
    public string Known(string label) =>
        _known.TryGetValue(label, out var known) ? known : throw new ArgumentException($"no label {label}", nameof(label));

    /// <summary>For messages: how many there are and the first few.</summary>
    public string Summary => $"one of {Labels.Count} labels such as {string.Join("; ", Labels.Take(4))}";
}
