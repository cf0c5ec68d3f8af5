using System.CommandLine;
using System.Globalization;
using AvUie.Core;
using AvUie.Shards;

namespace AvUie.Pipeline.Commands;

/// <summary><c>avuie why</c>: from a sample's id back to the raw files it was made of.</summary>
internal static class WhyCommand
{
    public static Command Create(CommandHost host)
    {
        var id = new Argument<string>("ID") { Description = "A sample's id, as shards, ledgers and training logs spell it." };
        var output = new Option<string>("--out", "--in") { Description = "Folder of the build.", HelpName = "FOLDER", Required = true };
        var build = new Option<string?>("--build") { Description = "The build file, for the roots of the raw files. Default: the roots that the build noted in roots.json.", HelpName = "FILE" };
        var metrics = new Option<string?>("--metrics") { Description = "metrics.jsonl of a training run: also show the steps that used the sample.", HelpName = "FILE" };
        var command = new Command("why", "Leads from a sample to its annotation, its label, its trace and its raw files with their hashes.") { id, output, build, metrics };
        command.SetAction(async (parsed, cancellation) =>
        {
            var name = parsed.GetValue(id)!;
            var folder = CommonOptions.ExistingFolder(parsed.GetValue(output)!);
            var roots = parsed.GetValue(build) is { } file
                ? CommonOptions.Read(file, null, host.Adapters(parsed.GetValue(CommonOptions.Adapters)!)).Sources
                    .DistinctBy(static source => source.Adapter).ToDictionary(static source => source.Adapter, static source => source.Root)
                : SourceRoots.Read(folder);
            var steps = parsed.GetValue(metrics) is { } path ? TrainingSteps.Using(path, name) : null;
            switch (await RowSearch.FindAsync(folder, name, cancellation))
            {
                case RowPlace.Written written:
                    var states = await WriteAsync(written, roots, host.Output, cancellation);
                    Steps(steps, host.Output);
                    return states.Any(static state => state is RawFileState.Changed or RawFileState.Missing) ? ExitCodes.Findings : ExitCodes.Done;
                case RowPlace.LeftOut leftOut:
                    Write(leftOut, roots, host.Output);
                    Steps(steps, host.Output);
                    return ExitCodes.Done;
                default:
                    throw new CommandException(
                        ExitCodes.Findings,
                        $"{Printable.Of(name)}: in no finished shard and no ledger of {Printable.Of(folder)}; `avuie plan` and `avuie stats` show what there is");
            }
        });
        return command;
    }

    private static async Task<List<RawFileState>> WriteAsync(
        RowPlace.Written place, IReadOnlyDictionary<string, string> roots, TextWriter output, CancellationToken cancellation)
    {
        var row = place.Row;
        Line(output, "id", row.Id);
        Line(output, "written", string.Create(CultureInfo.InvariantCulture, $"{place.Receipt.Parquet.Name} row {place.Number}, sha256 {place.Receipt.Parquet.Sha256}"));
        Line(output, "plan", $"{place.Receipt.PlanHash}, build {place.Receipt.BuildHash}");
        Line(output, "sample", $"source {row.Source}, task {row.Task}, split {row.Split}{(row.SubSplit is { } part ? $" ({part})" : "")}");
        var root = roots.GetValueOrDefault(row.Source);
        Annotation(output, root, row.AnnotationFile, row.AnnotationRow);
        Line(output, "truth", row.Truth);
        Line(output, "answer", row.Answer);
        Line(output, "trace", row.Trace ?? "none");
        Line(output, "provenance", row.Provenance);
        foreach (var timing in row.VideoTimings)
        {
            Line(output, "frames", $"{string.Join(", ", timing.FrameIndices)} of {timing.TotalFrames}{(timing.FallbackToTwo ? " (too few: two-frame fallback)" : "")}");
        }

        var states = new List<RawFileState>();
        foreach (var file in row.RawFiles)
        {
            var state = await RawFileCheck.CheckAsync(root, file, cancellation);
            states.Add(state);
            Line(output, "raw file", file.Path);
            Line(output, "", string.Create(CultureInfo.InvariantCulture, $"sha256 {file.Sha256}, {file.Bytes} bytes"));
            Line(output, "", Text(state, root));
        }

        return states;
    }

    private static void Write(RowPlace.LeftOut place, IReadOnlyDictionary<string, string> roots, TextWriter output)
    {
        var entry = place.Entry;
        Line(output, "id", entry.Id);
        Line(output, "not written", $"{entry.Outcome.ToString().ToLowerInvariant()} in stage {entry.Stage.ToString().ToLowerInvariant()}: {entry.Reason.Name} ({entry.Reason.Meaning})");
        Line(output, "detail", entry.Detail);
        Line(output, "ledger", place.Receipt.Ledger.Name);
        Line(output, "sample", $"source {entry.Source}, task {entry.Task}, split {entry.Split ?? "unknown"}");
        Annotation(output, roots.GetValueOrDefault(entry.Source), entry.AnnotationFile, entry.AnnotationRow);
    }

    private static void Annotation(TextWriter output, string? root, string file, int row)
    {
        Line(output, "annotation", string.Create(CultureInfo.InvariantCulture, $"{file} row {row}"));
        if (root is not null)
        {
            var path = Path.Combine(root, file);
            Line(output, "", $"{path}{(File.Exists(path) ? "" : " (not there any more)")}");
        }
    }

    private static void Steps(IReadOnlyList<long>? steps, TextWriter output)
    {
        if (steps is not null)
        {
            Line(output, "steps", steps.Count == 0 ? "no training step used it" : string.Join(", ", steps));
        }
    }

    private static string Text(RawFileState state, string? root) => state switch
    {
        RawFileState.Unchanged => $"unchanged, below {root}",
        RawFileState.Changed => $"CHANGED since the build, below {root}",
        RawFileState.Missing => $"MISSING below {root}",
        _ => "not looked at: give --build FILE, the root is not known",
    };

    private static void Line(TextWriter output, string label, string text) => output.WriteLine($"{label,-12} {Printable.Of(text, 4000)}");
}
