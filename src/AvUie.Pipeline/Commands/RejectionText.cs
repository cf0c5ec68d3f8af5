using System.Globalization;
using AvUie.Core;

namespace AvUie.Pipeline.Commands;

/// <summary>The rows of a plan that became no samples, for a person.</summary>
internal static class RejectionText
{
    /// <summary>Counts by reason, each with the first row that has it.</summary>
    public static void WriteCounts(IReadOnlyList<Rejection> rejections, TextWriter output)
    {
        var reasons = new TextTable("rejected because", "outcome", ">rows", "the first");
        foreach (var rows in rejections.GroupBy(static row => row.Reason).OrderBy(static rows => rows.Key.Name, StringComparer.Ordinal))
        {
            reasons.Add(rows.Key.Name, rows.Key.Outcome.ToString().ToLowerInvariant(), rows.Count().ToString("N0", CultureInfo.InvariantCulture), rows.First().Detail);
        }

        reasons.Write(output);
    }

    /// <summary>Every row, in the order of the plan.</summary>
    public static void WriteAll(IReadOnlyList<Rejection> rejections, TextWriter output)
    {
        foreach (var row in rejections)
        {
            output.WriteLine(Printable.Of($"{row.Id}  {row.Reason.Name}  {row.Detail}"));
        }
    }
}
