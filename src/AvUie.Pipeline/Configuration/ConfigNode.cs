using AvUie.Core;

namespace AvUie.Pipeline.Configuration;

/// <summary>What a scalar of a YAML or JSON file is.</summary>
internal enum ScalarKind
{
    Text,
    Number,
    Boolean,
    Null,
}

/// <summary>A value of a YAML or JSON file with its line, before anybody knows what it means. Closed.</summary>
/// <param name="Line">1-based.</param>
internal abstract record ConfigNode(int Line)
{
    internal sealed record Scalar(int Line, ScalarKind Kind, string Text) : ConfigNode(Line);

    internal sealed record Mapping(int Line, IReadOnlyList<ConfigEntry> Entries) : ConfigNode(Line);

    internal sealed record Sequence(int Line, IReadOnlyList<ConfigNode> Items) : ConfigNode(Line);

    /// <summary>The value in words, for "found".</summary>
    public string Describe() => this switch
    {
        Scalar { Kind: ScalarKind.Null } => "nothing",
        Scalar { Kind: ScalarKind.Text } text => $"the text \"{Printable.Of(text.Text, 100)}\"",
        Scalar { Kind: ScalarKind.Number } number => $"the number {Printable.Of(number.Text, 100)}",
        Scalar boolean => boolean.Text,
        Mapping => "a mapping",
        Sequence => "a list",
        _ => throw new InvalidOperationException("a fourth kind of node"),
    };
}

/// <summary>A key with its value.</summary>
internal sealed record ConfigEntry(string Key, int Line, ConfigNode Value);

/// <summary>A file is no YAML or JSON that we read.</summary>
internal sealed class ConfigSyntaxException(int line, string found, string expected) : Exception(found)
{
    public int Line { get; } = line;

    public string Found { get; } = found;

    public string Expected { get; } = expected;
}

/// <summary>What a configuration file may cost: far above any real one, far below harm.</summary>
internal static class ConfigLimits
{
    /// <summary>Bytes.</summary>
    public const int MaxBytes = 1 << 20;

    /// <summary>Mappings and lists inside one another.</summary>
    public const int MaxDepth = 16;

    /// <summary>Values.</summary>
    public const int MaxNodes = 50_000;
}
