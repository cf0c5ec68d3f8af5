namespace AvUie.Reasoning;

/// <summary>The reasoners by the name that a build file calls them.</summary>
public static class Reasoners
{
    /// <summary>One line per reasoner.</summary>
    private static readonly SortedDictionary<string, Func<IReasoner>> Table = new(StringComparer.Ordinal)
    {
        ["template"] = static () => new TemplateReasoner(),
    };

    /// <summary>The names, sorted.</summary>
    public static IReadOnlyCollection<string> Known => Table.Keys;

    /// <summary>The reasoner of that name.</summary>
    /// <exception cref="ArgumentException">There is none; the message lists the known ones.</exception>
    public static IReasoner Create(string name) => Table.TryGetValue(name, out var create)
        ? create()
        : throw new ArgumentException($"there is no reasoner '{name}'; known are: {string.Join(", ", Table.Keys)}", nameof(name));
}
