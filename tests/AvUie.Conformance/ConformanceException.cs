using System.Diagnostics.CodeAnalysis;

namespace AvUie.Conformance;

/// <summary>An adapter breaks a promise.</summary>
/// <param name="message">Which, where, and what to do.</param>
public sealed class ConformanceException(string message) : Exception(message);

/// <summary>The kit's assertions.</summary>
internal static class Expect
{
    public static void That([DoesNotReturnIf(false)] bool condition, string broken)
    {
        if (!condition)
        {
            throw new ConformanceException(broken);
        }
    }

    /// <summary>Both lists alike; the message shows the first line that differs.</summary>
    public static void Same(IReadOnlyList<string> expected, IReadOnlyList<string> found, string broken)
    {
        var at = Enumerable.Range(0, Math.Max(expected.Count, found.Count))
            .Cast<int?>().FirstOrDefault(index => expected.ElementAtOrDefault(index!.Value) != found.ElementAtOrDefault(index.Value));
        That(
            at is null,
            $"{broken}. First difference, line {at + 1}:\n  expected {expected.ElementAtOrDefault(at ?? 0) ?? "nothing"}\n  found    {found.ElementAtOrDefault(at ?? 0) ?? "nothing"}");
    }
}
