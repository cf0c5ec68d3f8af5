namespace Crab.Trainer.Benchmarks;

/// <summary>Lines of a table.</summary>
internal static class Text
{
    /// <summary>A line whose numbers are spelt the same everywhere.</summary>
    public static string Line(FormattableString line) => FormattableString.Invariant(line);
}
