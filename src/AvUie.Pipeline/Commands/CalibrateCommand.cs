using System.CommandLine;
using System.Globalization;
using AvUie.Core;
using AvUie.Reasoning;

namespace AvUie.Pipeline.Commands;

/// <summary><c>avuie reason calibrate</c>: how many planted faults the rule checks find, and how many good traces they reject.</summary>
internal static class CalibrateCommand
{
    private const int MostErrors = 20;

    public static Command Create(CommandHost host)
    {
        var traces = new Option<string?>("--traces")
        {
            Description = "Traces to calibrate on, JSON lines (schemas/calibration-trace.schema.json). Lines with a fault are counted as they are, into the others faults are planted. Default: synthetic traces.",
            HelpName = "FILE",
        };
        var count = new Option<int>("--count") { Description = "Synthetic traces, at most 1,000,000.", HelpName = "N", DefaultValueFactory = static _ => 1000 };
        var seed = new Option<int>("--seed") { Description = "Seed of the traces and of where faults are planted.", HelpName = "N", DefaultValueFactory = static _ => 1 };
        var tokenizer = new Option<string?>("--tokenizer") { Description = "Folder with vocab.json, merges.txt and tokenizer_config.json: count lengths exactly instead of in pieces.", HelpName = "FOLDER" };
        var missed = new Option<bool>("--missed") { Description = "Also show traces on which the checks were wrong." };
        var json = CommonOptions.AsJson();
        count.Validators.Add(result =>
        {
            if (result.Tokens.Count == 1 && int.TryParse(result.Tokens[0].Value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) && number is < 1 or > 1_000_000)
            {
                result.AddError("--count: expected a whole number from 1 to 1000000");
            }
        });
        var command = new Command("calibrate", "Plants faults into good traces and shows what the rule checks find. Exit code 1 where the goal is missed.")
        {
            traces, count, seed, tokenizer, missed, json,
        };
        command.SetAction((parsed, cancellation) =>
        {
            var checks = parsed.GetValue(tokenizer) is { } folder ? TraceChecks.With(QwenTokenCounter.Load(folder)) : TraceChecks.All;
            var cases = parsed.GetValue(traces) is { } file ? Read(file) : TraceCalibration.Synthetic(parsed.GetValue(count), parsed.GetValue(seed));
            var report = TraceCalibration.Run(cases.TakeWhile(_ => !cancellation.IsCancellationRequested), checks, parsed.GetValue(seed));
            cancellation.ThrowIfCancellationRequested();
            if (parsed.GetValue(json))
            {
                host.WriteJson(new { report.Good, report.Rejected, report.FalseAlarmRate, report.MeetsGoal, report.Alarms, report.Faults, Missed = parsed.GetValue(missed) ? report.Missed : [] });
            }
            else
            {
                Write(report, checks, host.Output);
                if (parsed.GetValue(missed))
                {
                    WriteMissed(report, host.Output);
                }
            }

            return Task.FromResult(report.MeetsGoal ? ExitCodes.Done : ExitCodes.Findings);
        });
        return command;
    }

    private static List<CalibrationCase> Read(string file)
    {
        if (!File.Exists(file))
        {
            throw new CommandException(ExitCodes.BadUsage, $"{Printable.Of(file)}: no such file; give JSON lines of traces");
        }

        var cases = new List<CalibrationCase>();
        var errors = new List<string>();
        var number = 0;
        foreach (var line in File.ReadLines(file))
        {
            number++;
            try
            {
                if (line.AsSpan().Trim().Length > 0)
                {
                    // A line too long to be one is not even parsed.
                    cases.Add(line.Length <= CalibrationFile.LongestLine && CalibrationLineForm.Wrong(line) is { } form ? throw new FormatException(form) : CalibrationFile.Read(line));
                }
            }
            catch (FormatException wrong)
            {
                errors.Add(string.Create(CultureInfo.InvariantCulture, $"{Printable.Of(file)}:{number}: {Printable.Of(wrong.Message, 1000)}"));
            }
        }

        return errors.Count > 0 ? throw new CommandException(ExitCodes.BadUsage, [.. errors.Take(MostErrors), errors.Count > MostErrors ? $"{Number(errors.Count - MostErrors)} more lines are wrong; schemas/calibration-trace.schema.json has their form" : "the form of a line: schemas/calibration-trace.schema.json, an example: schemas/examples/calibration-traces.jsonl"])
            : cases.Count > 0 ? cases
            : throw new CommandException(ExitCodes.BadUsage, $"{Printable.Of(file)}: holds no trace");
    }

    private static void Write(CalibrationReport report, IReadOnlyList<ITraceCheck> checks, TextWriter output)
    {
        var table = new TextTable("fault", "kind", "", ">planted", ">found", ">recall", "found by");
        foreach (var kind in report.Faults)
        {
            var by = kind.ByCheck.OrderByDescending(static check => check.Value).ThenBy(static check => check.Key, StringComparer.Ordinal)
                .Select(check => $"{check.Key} {Share(check.Value, kind.Planted)}");
            table.Add(
                kind.Family, kind.Kind, kind.Seen ? "seen" : "held out", Number(kind.Planted), Number(kind.Found), Share(kind.Found, kind.Planted), string.Join(", ", by));
        }

        table.Write(output);
        output.WriteLine();
        var families = new TextTable("fault", ">recall seen", ">recall held out", "goal");
        foreach (var family in report.Faults.Select(static kind => kind.Family).Distinct())
        {
            families.Add(
                family, Share(report.Recall(family, seen: true)), Share(report.Recall(family, seen: false)),
                TraceCalibration.GoalFamilies.Contains(family) ? $"at least {Share(TraceCalibration.LeastRecall)}" : "none: also needs a judge");
        }

        families.Write(output);
        output.WriteLine();
        var alarms = new TextTable("check", ">false alarms", ">rate");
        foreach (var check in checks)
        {
            alarms.Add(check.Name, Number(report.Alarms[check.Name]), Share(report.Alarms[check.Name], report.Good));
        }

        alarms.Add("any", Number(report.Rejected), Share(report.FalseAlarmRate));
        alarms.Write(output);
        output.WriteLine();
        output.WriteLine($"{Number(report.Good)} good traces, {Number(report.Faults.Sum(static kind => kind.Planted))} faults; the goal is {(report.MeetsGoal ? "met" : "MISSED")}");
    }

    private static void WriteMissed(CalibrationReport report, TextWriter output)
    {
        foreach (var miss in report.Missed)
        {
            output.WriteLine();
            output.WriteLine($"{Printable.Of(miss.What)}  {Printable.Of(miss.Sample)}  {Printable.Of(miss.Detail, 1000)}");
            output.WriteLine($"  {Printable.Of(miss.Text, 4000)}");
        }
    }

    private static string Number(int value) => value.ToString("N0", CultureInfo.InvariantCulture);

    private static string Share(int part, int whole) => whole == 0 ? "-" : Share((double)part / whole);

    private static string Share(double? share) => share?.ToString("0.0000", CultureInfo.InvariantCulture) ?? "-";
}
