using System.Globalization;
using AvUie.Core;
using AvUie.Reasoning;

namespace AvUie.Pipeline.Traces;

/// <summary>A report of traces as tables.</summary>
internal static class TraceReportText
{
    private const int MostLabels = 10;

    public static void Write(TraceReport report, IReadOnlyList<JournalSpending> spending, TextWriter output)
    {
        Acceptance(report, output);
        output.WriteLine();
        Texts(report, output);
        Counts("written by", report.All.Kinds, report.All.Accepted, output);
        Counts("route of a model's", report.All.Routes, report.All.Routes.Sum(static one => one.Count), output);
        Counts("evidence support", report.All.Support, report.All.Accepted, output);
        Counts("refused, or stood in for, by", report.All.Rejects, report.All.Asked, output);
        Labels(report.Duplicates, output);
        Spending(report, spending, output);
    }

    private static void Acceptance(TraceReport report, TextWriter output)
    {
        var table = new TextTable("task", ">asked", ">accepted", ">share", ">at first", ">refused", ">steps supported", ">published");
        foreach (var task in report.Tasks)
        {
            table.Add(
                task.Task, Number(task.Asked), Number(task.Accepted), Share(task.Accepted, task.Asked), Share(task.FirstPass, task.Asked), Number(task.Refused),
                task.Steps.Weighed == 0 ? "-" : Share(task.Steps.Supported, task.Steps.Weighed), Number(task.Published));
        }

        table.Write(output);
    }

    private static void Texts(TraceReport report, TextWriter output)
    {
        var table = new TextTable("task", ">length p5", ">p50", ">p95", ">distinct-3", ">near-duplicates", ">tokens in", ">tokens out", ">ms p50", ">ms p95");
        foreach (var task in report.Tasks)
        {
            table.Add(
                task.Task, Number(task.Length.P5), Number(task.Length.P50), Number(task.Length.P95),
                task.Distinct3?.ToString("0.000", CultureInfo.InvariantCulture) ?? "-", Share(task.NearDuplicates, task.Accepted),
                Number(task.Tokens.In), Number(task.Tokens.Out), Number(task.Latency.P50), Number(task.Latency.P95));
        }

        table.Write(output);
    }

    private static void Counts(string heading, IReadOnlyList<NamedCount> counts, long all, TextWriter output)
    {
        if (counts.Count == 0)
        {
            return;
        }

        output.WriteLine();
        var table = new TextTable(heading, ">samples", ">share");
        foreach (var one in counts)
        {
            table.Add(one.Name, Number(one.Count), Share(one.Count, all));
        }

        table.Write(output);
    }

    private static void Labels(IReadOnlyList<LabelDuplicates> labels, TextWriter output)
    {
        var shown = labels.Where(static one => one.Duplicates > 0).Take(MostLabels).ToArray();
        if (shown.Length == 0)
        {
            return;
        }

        output.WriteLine();
        var table = new TextTable($"labels of {TraceReport.LeastTraces} traces or more", ">traces", ">near-duplicates", ">share");
        foreach (var one in shown)
        {
            table.Add(one.Label, Number(one.Traces), Number(one.Duplicates), Share(one.Duplicates, one.Traces));
        }

        table.Write(output);
    }

    private static void Spending(TraceReport report, IReadOnlyList<JournalSpending> spending, TextWriter output)
    {
        if (spending.Count == 0)
        {
            return;
        }

        output.WriteLine();
        var table = new TextTable("journal", "provider", ">replies", ">tokens in", ">tokens out", ">money");
        foreach (var one in spending)
        {
            table.Add(one.Role, one.Provider, Number(one.Replies), Number(one.TokensIn), Number(one.TokensOut), Money(one.Money));
        }

        var money = spending.Sum(static one => one.Money);
        table.Add("together", "", Number(spending.Sum(static one => one.Replies)), Number(spending.Sum(static one => one.TokensIn)), Number(spending.Sum(static one => one.TokensOut)), Money(money));
        table.Write(output);
        var accepted = report.All.Kinds.Where(static one => one.Name == "llm").Sum(static one => one.Count);
        if (accepted > 0)
        {
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"for each of {accepted:N0} accepted: {money / accepted:0.000000}; the journal may serve other builds too"));
        }
    }

    private static string Number(long? value) => value?.ToString("N0", CultureInfo.InvariantCulture) ?? "-";

    private static string Money(double value) => value.ToString("0.0000", CultureInfo.InvariantCulture);

    private static string Share(long part, long all) => all == 0 ? "-" : string.Create(CultureInfo.InvariantCulture, $"{100.0 * part / all:0.0} %");
}
