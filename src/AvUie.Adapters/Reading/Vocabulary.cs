namespace AvUie.Adapters;

/// <summary>The labels of a dataset, in its own order.</summary>
public sealed class Vocabulary
{
    private readonly HashSet<string> _known;

    /// <summary>A vocabulary of these labels.</summary>
    public Vocabulary(params IEnumerable<string> labels)
    {
        Labels = [.. labels];
        _known = new HashSet<string>(Labels, StringComparer.Ordinal);
    }

    /// <summary>The labels.</summary>
    public IReadOnlyList<string> Labels { get; }

    /// <summary>Whether a label is one of them, letter by letter.</summary>
    public bool Contains(string label) => _known.Contains(label);

    /// <summary>The vocabulary's own instance of a label that it contains: of a long list, rows then share one text.</summary>
    public string Known(string label) =>
        _known.TryGetValue(label, out var known) ? known : throw new ArgumentException($"no label {label}", nameof(label));

    /// <summary>For messages: how many there are and the first few.</summary>
    public string Summary => $"one of {Labels.Count} labels such as {string.Join("; ", Labels.Take(4))}";
}
