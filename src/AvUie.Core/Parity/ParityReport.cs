using System.Globalization;
using System.Reflection;
using System.Text.Json;

namespace AvUie.Core;

/// <summary>What the parity commands share: finding checks, running one of them, and writing what came of it.</summary>
public static class ParityReport
{
    /// <summary>The folder of reference numbers when none is named: <c>goldens</c> in the shared folder, else in ../shared.</summary>
    /// <param name="shared">The value of <c>AVUIE_SHARED</c>.</param>
    public static string DefaultFolder(string? shared) => Path.Combine(shared is { Length: > 0 } ? shared : Path.Combine("..", "shared"), "goldens");

    /// <summary>Every check of an assembly, by name: classes of that kind with a constructor without parameters.</summary>
    /// <param name="assembly">Where to look.</param>
    /// <param name="name">A check's name.</param>
    public static IReadOnlyList<T> Discover<T>(Assembly assembly, Func<T, string> name)
        where T : class =>
        [.. assembly.GetTypes()
            .Where(static type => type is { IsClass: true, IsAbstract: false } && typeof(T).IsAssignableFrom(type))
            .Where(static type => type.GetConstructor(Type.EmptyTypes) is not null)
            .Select(static type => (T)Activator.CreateInstance(type)!)
            .OrderBy(name, StringComparer.Ordinal)];

    /// <summary>All results of a check; one that cannot read its files ends in a failed line, not in an end of the run.</summary>
    /// <param name="check">The check's name.</param>
    /// <param name="run">Runs it.</param>
    /// <param name="cancellation">Ends the run.</param>
    public static IReadOnlyList<ParityResult> Collect(string check, Func<IEnumerable<ParityResult>> run, CancellationToken cancellation)
    {
        var collected = new List<ParityResult>();
        try
        {
            foreach (var result in run())
            {
                cancellation.ThrowIfCancellationRequested();
                collected.Add(result);
            }
        }
        catch (Exception error) when (error is InvalidDataException or IOException or UnauthorizedAccessException or FormatException or JsonException)
        {
            collected.Add(new ParityResult(check, "(unreadable)", ParityVerdict.Fail, 0, 1, 0, "unequal", error.Message));
        }

        return collected;
    }

    /// <summary>Writes a check's results, a line each.</summary>
    public static void Write(string check, IEnumerable<ParityResult> results, TextWriter output)
    {
        output.WriteLine(Printable.Of(check));
        var table = new TextTable("case", ">compared", ">worst", ">tolerance", "measure", "verdict", "");
        foreach (var result in results)
        {
            table.Add(
                result.Case, result.Compared.ToString("N0", CultureInfo.InvariantCulture), Text(result.Worst), Text(result.Tolerance), result.Measure,
                Name(result.Verdict), result.Detail);
        }

        table.Write(output, "  ");
        output.WriteLine();
    }

    /// <summary>All results in one line.</summary>
    public static string Summary(IReadOnlyCollection<ParityResult> results)
    {
        var failed = results.Count(static result => result.Verdict == ParityVerdict.Fail);
        var byDesign = results.Count(static result => result.Verdict == ParityVerdict.DiffersByDesign);
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{results.Count} cases, {results.Sum(static result => result.Compared):N0} values: {results.Count - failed - byDesign} pass, {byDesign} differ by design, {failed} fail");
    }

    /// <summary>A verdict as tables and JSON spell it.</summary>
    public static string Name(ParityVerdict verdict) => verdict switch
    {
        ParityVerdict.Pass => "pass",
        ParityVerdict.DiffersByDesign => "differs by design",
        _ => "FAIL",
    };

    /// <summary>A difference as tables and JSON spell it.</summary>
    public static string Text(double value) => value.ToString("G4", CultureInfo.InvariantCulture);
}
