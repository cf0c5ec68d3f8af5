namespace AvUie.Reasoning;

/// <summary>The reasoners by the name that a build file calls them.</summary>
public static class Reasoners
{
    /// <summary>One line per reasoner.</summary>
    private static readonly SortedDictionary<string, Func<LanguageModelOptions?, TimeProvider, IReasoner>> Table = new(StringComparer.Ordinal)
    {
        ["llm"] = static (options, time) => LanguageModelReasoner.Create(options ?? throw new ArgumentNullException(nameof(options)), time),
        ["template"] = static (_, _) => new TemplateReasoner(),
    };

    /// <summary>The names, sorted.</summary>
    public static IReadOnlyCollection<string> Known => Table.Keys;

    /// <summary>The reasoner of that name. One that is <see cref="IAsyncDisposable"/> is the caller's to dispose of.</summary>
    /// <param name="name">One of <see cref="Known"/>.</param>
    /// <param name="options">What the language model needs; the template needs nothing.</param>
    /// <param name="time">The clock; null for the system's.</param>
    /// <exception cref="ArgumentException">There is none; the message lists the known ones.</exception>
    public static IReasoner Create(string name, LanguageModelOptions? options = null, TimeProvider? time = null) => Table.TryGetValue(name, out var create)
        ? create(options, time ?? TimeProvider.System)
        : throw new ArgumentException($"there is no reasoner '{name}'; known are: {string.Join(", ", Table.Keys)}", nameof(name));
}
