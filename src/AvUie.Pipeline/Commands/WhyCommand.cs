using System.CommandLine;
using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;
using AvUie.Pipeline.Configuration;
using AvUie.Pipeline.Terminal;
using AvUie.Shards;

namespace AvUie.Pipeline.Commands;

/// <summary><c>avuie why</c>: the chain from a sample's id (a training step names it) to the raw files and the annotation row.</summary>
internal static class WhyCommand
{
    public static Command Create(CommandContext context)
    {
        var id = new Argument<string>("id") { Description = "A sample's id, as shards, ledgers and training metrics have it." };
        var folder = new Option<string>("--in") { Description = "Folder of the shards.", Required = true };
        var build = new Option<string?>("--build") { Description = "The build file: says whether the raw files are still those that were read." };
        var metrics = new Option<string?>("--metrics") { Description = "A trainer's metrics.jsonl: says which steps used the sample." };
        var command = new Command("why", "Says where a sample comes from: row, label, trace, raw files with hashes; or why it was not written.") { id, folder, build, metrics };
        command.SetAction(async result =>
        {
            using var stop = new StopSignal(context.Errors);
            var roots = result.GetValue(build) is { } file ? BuildFileReader.Read(file, context.Catalog).Roots : null;
            var asked = result.GetValue(id)!;
            var found = Row(context.Output, result.GetValue(folder)!, asked, roots, stop.Token)
                || InLedger(context.Output, result.GetValue(folder)!, asked);
            if (!found)
            {
                throw new UsageException($"\"{Printable.Of(asked)}\" is neither a row nor in a ledger of {result.GetValue(folder)}");
            }

            if (result.GetValue(metrics) is { } steps)
            {
                await StepsAsync(context.Output, steps, asked, stop.Token).ConfigureAwait(false);
            }

            return ExitCodes.Done;
        });
        return command;
    }

    private static bool Row(TextWriter output, string folder, string id, IReadOnlyDictionary<string, string>? roots, CancellationToken cancellation)
    {
        using var dataset = ShardDataset.Open(folder, allowPending: true);
        var index = 0;
        foreach (var candidate in dataset.Ids())
        {
            if (candidate == id)
            {
                break;
            }

            index++;
        }

        if (index == dataset.Count)
        {
            return false;
        }

        var row = dataset.Read(index);
        var place = dataset.Place(index);
        void Line(string name, string? text) => output.WriteLine($"{name,-12}{Printable.Of(text, 4000)}");
        Line("id", row.Id);
        Line("shard", string.Create(CultureInfo.InvariantCulture, $"{ShardNames.Parquet(place.Shard)}, row {place.Row}"));
        Line("sample", $"{row.Source}, task {row.Task} ({row.Family}), {row.Split}{(row.SubSplit is { } sub ? $" ({sub})" : "")}");
        Line("annotation", string.Create(CultureInfo.InvariantCulture, $"{row.AnnotationFile}, row {row.AnnotationRow}"));
        Line("truth", row.Truth);
        Line("answer", row.Answer);
        Line("target", row.Conversation.FirstOrDefault(static turn => turn.Role == "assistant")?.Content[0].Text ?? "none: a test row");
        Line("trace", row.Trace ?? "none");
        Line("provenance", row.Provenance);
        foreach (var timing in row.VideoTimings)
        {
            Line("frames", string.Create(
                CultureInfo.InvariantCulture,
                $"{string.Join(", ", timing.FrameIndices)} of {timing.TotalFrames}, {timing.SpanStart:0.###} s to {timing.SpanEnd:0.###} s{(timing.FallbackToTwo ? ", two-frame fallback" : "")}"));
        }

        foreach (var file in row.RawFiles)
        {
            cancellation.ThrowIfCancellationRequested();
            Line("raw file", string.Create(CultureInfo.InvariantCulture, $"{file.Path}, {file.Bytes} bytes, sha256 {file.Sha256}{State(file, row.Source, roots)}"));
        }

        return true;
    }

    private static string State(RawFile file, string source, IReadOnlyDictionary<string, string>? roots)
    {
        if (roots is null || !roots.TryGetValue(source, out var root))
        {
            return "";
        }

        var path = Path.Combine(root, file.Path);
        if (!File.Exists(path))
        {
            return " - no longer there";
        }

        using var stream = File.OpenRead(path);
        return Convert.ToHexStringLower(SHA256.HashData(stream)) == file.Sha256 ? " - unchanged" : " - CHANGED since";
    }

    private static bool InLedger(TextWriter output, string folder, string id)
    {
        foreach (var path in Directory.EnumerateFiles(folder, "*.ledger.jsonl").Order(StringComparer.Ordinal))
        {
            if (Ledger.Read(path).FirstOrDefault(entry => entry.Id == id) is { } entry)
            {
                output.WriteLine($"{"id",-12}{Printable.Of(entry.Id)}");
                output.WriteLine($"{"ended",-12}{entry.Outcome}, {entry.Reason}: {entry.Reason.Meaning}");
                output.WriteLine($"{"stage",-12}{entry.Stage}");
                output.WriteLine($"{"detail",-12}{Printable.Of(entry.Detail, 2000)}");
                output.WriteLine($"{"annotation",-12}{Printable.Of(entry.AnnotationFile)}, row {entry.AnnotationRow}");
                output.WriteLine($"{"ledger",-12}{path}");
                return true;
            }
        }

        return false;
    }

    private static async Task StepsAsync(TextWriter output, string path, string id, CancellationToken cancellation)
    {
        var steps = new List<string>();
        await foreach (var line in File.ReadLinesAsync(path, cancellation).ConfigureAwait(false))
        {
            using var json = JsonDocument.Parse(line);
            if (json.RootElement.TryGetProperty("ids", out var ids) && ids.EnumerateArray().Any(item => item.GetString() == id))
            {
                var root = json.RootElement;
                steps.Add(string.Create(CultureInfo.InvariantCulture, $"{root.GetProperty("step").GetInt32()} (loss {root.GetProperty("loss").GetDouble():0.####})"));
            }
        }

        await output.WriteLineAsync($"{"steps",-12}{(steps.Count > 0 ? string.Join(", ", steps) : "none")}").ConfigureAwait(false);
    }
}
