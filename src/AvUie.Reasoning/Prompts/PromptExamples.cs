using System.Text.RegularExpressions;

namespace AvUie.Reasoning;

/// <summary>
/// The in-context examples of a prompt. An example is a set of named texts; the prompt's <c>example</c> is the form in which each is
/// shown, with the names as slots. Names that the form does not show (a blind writer sees no <c>truth</c>) are for the tests that hold
/// every reply against the checks.
/// </summary>
internal static partial class PromptExamples
{
    private static readonly string[] Needed = ["task", "truth", "reply"];

    /// <summary>What is missing from an example whatever its form; null where nothing is.</summary>
    public static string? Problem(IReadOnlyList<IReadOnlyDictionary<string, string?>> examples) => examples
        .Select(static (example, index) => Needed.FirstOrDefault(name => Lacks(example, name)) is { } missing ? $"example {index + 1} lacks {missing}" : null)
        .FirstOrDefault(static problem => problem is not null);

    /// <summary>The examples as a prompt shows them; empty where there are none.</summary>
    /// <param name="form">How one is shown.</param>
    /// <param name="examples">The examples.</param>
    /// <param name="name">The file of the examples, for messages.</param>
    /// <exception cref="InvalidDataException">There is no form, or it shows something that an example lacks.</exception>
    public static string Write(string form, IReadOnlyList<IReadOnlyDictionary<string, string?>> examples, string name)
    {
        if (examples.Count > 0 && form.Length == 0)
        {
            throw new InvalidDataException($"{name}: has examples, and no form to show them in; expected an example: with slots such as {{task}} and {{reply}}");
        }

        var shown = Slot().Matches(form).Select(static slot => slot.Groups[1].Value).ToArray();
        return string.Join("\n\n", examples.Select((example, index) => shown.FirstOrDefault(slot => Lacks(example, slot)) is { } missing
            ? throw new InvalidDataException($"{name}: example {index + 1} lacks {missing}, which the form of examples shows")
            : $"Example {index + 1}\n{Slots.Fill(form.TrimEnd(), example.ToDictionary(static text => text.Key, static text => text.Value?.Trim() ?? ""))}"));
    }

    // YAML reads a key with nothing behind it as null, and so a list's bare dash.
    private static bool Lacks(IReadOnlyDictionary<string, string?>? example, string name) => string.IsNullOrWhiteSpace(example?.GetValueOrDefault(name));

    [GeneratedRegex(@"\{([a-z]+)\}", RegexOptions.CultureInvariant)]
    private static partial Regex Slot();
}
