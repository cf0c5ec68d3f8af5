using System.CommandLine;
using System.Globalization;
using AvUie.Core;
using AvUie.Pipeline.Building;
using AvUie.Pipeline.Configuration;
using AvUie.Pipeline.Declaring;
using AvUie.Pipeline.Decode;
using AvUie.Pipeline.Imaging;
using AvUie.Pipeline.Previewing;
using AvUie.Reasoning;
using AvUie.Shards;

namespace AvUie.Pipeline.Commands;

/// <summary><c>avuie preview</c>: some finished traces to read, and their frames to look at, before a build is begun.</summary>
internal static class PreviewCommand
{
    /// <summary>Candidates tried in the place of one that cannot be decoded.</summary>
    private const int MostTries = 10;

    public static Command Create(CommandHost host)
    {
        var build = CommonOptions.BuildFile();
        var count = new Argument<int>("N") { Description = "How many samples, 1 to 1000. Default 6.", Arity = ArgumentArity.ZeroOrOne, DefaultValueFactory = static _ => 6 };
        count.Validators.Add(result =>
        {
            if (result.Tokens.Count == 1 && int.TryParse(result.Tokens[0].Value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) && number is < 1 or > 1000)
            {
                result.AddError("N: expected a whole number from 1 to 1000");
            }
        });
        var output = new Option<string>("--out") { Description = "Folder of the pictures.", HelpName = "FOLDER", DefaultValueFactory = static _ => "preview" };
        var offline = new Option<bool>("--offline") { Description = "Ask no language model: every reply comes from the journal." };
        var command = new Command("preview", "Decodes, reasons and renders a few samples of every task: prints question, trace, answer and what each check says, and writes their frames as PNG strips.")
        {
            build, count, output, offline,
        };
        command.SetAction(async (parsed, cancellation) =>
        {
            var catalog = host.Adapters(parsed.GetValue(CommonOptions.Adapters)!);
            var path = parsed.GetValue(build)!;
            var file = CommonOptions.Read(path, null, catalog);
            await host.FfmpegAsync(file.Decode.ToOptions(), cancellation);
            var reasoner = ReasonerSetup.Create(host, file, parsed.GetValue(offline));
            await using var owned = reasoner as IAsyncDisposable;
            await host.Errors.WriteLineAsync("planning");
            var plan = CommonOptions.Plan(path, file, catalog, cancellation);
            var queues = PreviewChoice.Of(plan, parsed.GetValue(count));
            if (queues.Count == 0)
            {
                throw new CommandException(ExitCodes.Findings, $"{Printable.Of(path)}: no sample with a trace has all its files; `avuie doctor` says what is missing");
            }

            var options = file.Decode.ToOptions();
            var previewer = new SamplePreviewer(
                host.Decoder?.Invoke(options) ?? new FfmpegProcessDecoder(options, host.Time), new ImageDecoder(options),
                reasoner, file.Reasoning.TraceStyle(), PlanLabels.Of(reasoner, plan.Chunks.SelectMany(static chunk => chunk.Rows)), TraceChecks.With(file.Reasoning.TokenCounter()), SideTextReader.Read(host, plan));
            return await RunAsync(host, queues, previewer, parsed.GetValue(output)!, cancellation);
        });
        return command;
    }

    private static async Task<int> RunAsync(
        CommandHost host, IReadOnlyList<IEnumerable<(SourceSample Sample, string Root)>> queues, SamplePreviewer previewer, string folder, CancellationToken cancellation)
    {
        var shown = new HashSet<string>(StringComparer.Ordinal);
        Directory.CreateDirectory(folder);
        foreach (var queue in queues)
        {
            foreach (var (sample, root) in queue.Where(candidate => !shown.Contains(candidate.Sample.Id)).Take(MostTries))
            {
                var (preview, ended) = await previewer.PreviewAsync(sample, root, cancellation);
                if (preview is null)
                {
                    await host.Errors.WriteLineAsync($"{Printable.Of(sample.Id)}: {ended!.Reason.Name}: {Printable.Of(ended.Detail)}; another one is taken");
                    continue;
                }

                shown.Add(sample.Id);
                PreviewText.Write(preview, host.Output, string.Create(CultureInfo.InvariantCulture, $"{shown.Count} of {queues.Count}"), WriteStrip(preview, folder, shown.Count));
                break;
            }
        }

        host.Output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{shown.Count} of {queues.Count} samples shown; pictures in {Printable.Of(folder)}"));
        return shown.Count == queues.Count ? ExitCodes.Done : ExitCodes.Findings;
    }

    private static string? WriteStrip(SamplePreview preview, string folder, int number)
    {
        if (preview.Strip is not { } strip)
        {
            return null;
        }

        // An id is data: only letters, digits and dashes reach the disk.
        var name = string.Concat(preview.Row.Id.Take(80).Select(static unit => char.IsAsciiLetterOrDigit(unit) || unit is '-' or '_' ? unit : '-'));
        var path = Path.Combine(folder, string.Create(CultureInfo.InvariantCulture, $"{number:000}-{name}.png"));
        AtomicFile.Write(path, PngEncoder.EncodeRgb(strip));
        return path;
    }
}
