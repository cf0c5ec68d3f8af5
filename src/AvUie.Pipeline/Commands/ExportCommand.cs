using System.CommandLine;
using System.Globalization;
using AvUie.Core;
using AvUie.Pipeline.Configuration;
using AvUie.Pipeline.Decode;
using AvUie.Pipeline.Exporting;
using AvUie.Pipeline.Terminal;

namespace AvUie.Pipeline.Commands;

/// <summary><c>avuie export</c>: the rows of a build in the form of somebody else's loader.</summary>
internal static class ExportCommand
{
    private static readonly IExportForm[] Forms = [new SecondReleaseForm(), new FirstReleaseForm()];

    public static Command Create(CommandHost host)
    {
        var command = new Command("export", "Writes the rows of a build, and their media, in the form that the published code reads.");
        foreach (var form in Forms)
        {
            command.Add(Create(host, form));
        }

        return command;
    }

    private static Command Create(CommandHost host, IExportForm form)
    {
        var output = new Argument<string>("OUT") { Description = $"Folder to write {form.Folder} into." };
        var build = new Option<string>("--build")
        {
            Description = "The build file that the shards were built from: it names the raw roots.",
            HelpName = "FILE",
            Required = true,
        };
        var shards = new Option<string?>("--in") { Description = "Folder of the shards. Default: the build file's.", HelpName = "FOLDER" };
        var media = new Option<string>("--media")
        {
            Description = "How media get there: link (hard links; symbolic ones to another disk), copy, or none. Sounds are demuxed to .mp3 or .wav in any case but none.",
            DefaultValueFactory = static _ => "link",
        };
        media.AcceptOnlyFromAmong("link", "copy", "none");
        var workers = new Option<int?>("--workers") { Description = "Media brought at the same time; default: the build file's.", HelpName = "N" };
        workers.Validators.Add(static result =>
        {
            if (result.GetValueOrDefault<int?>() is < 1 or > 1024)
            {
                result.AddError("--workers: expected a whole number from 1 to 1024");
            }
        });
        var command = new Command(form.Name, form.Description) { output, build, shards, media, workers };
        command.SetAction(async (parsed, cancellation) =>
        {
            var catalog = host.Adapters(parsed.GetValue(CommonOptions.Adapters)!);
            var path = parsed.GetValue(build)!;
            var file = CommonOptions.Read(path, null, catalog);
            var folder = CommonOptions.ExistingFolder(parsed.GetValue(shards) ?? file.Out);
            var mode = Enum.Parse<MediaMode>(parsed.GetValue(media)!, ignoreCase: true);
            if (mode != MediaMode.None)
            {
                await CommonOptions.CheckFfmpegAsync(host, file, cancellation);
            }

            await host.Errors.WriteLineAsync("planning");
            var plan = CommonOptions.Plan(path, file, catalog, cancellation);
            var rows = new WrittenRows(folder, plan);
            var options = file.Decode.ToOptions();
            var export = new ReleaseExport(
                form, parsed.GetValue(output)!, mode, new MediaEncoder(options, new ChildProcess(host.Time)), parsed.GetValue(workers) ?? file.WorkerCount());
            var books = await BuildDisplay.For(host).ShowAsync<ExportProgress, ExportBooks>(
                "exporting", progress => export.RunAsync(plan, rows, progress, cancellation));
            Write(host.Output, Path.Combine(parsed.GetValue(output)!, form.Folder), books, export);
            return books.NotExported.Keys.Any(static reason => reason is NotExported.Media or NotExported.Unsayable) ? ExitCodes.Findings : ExitCodes.Done;
        });
        return command;
    }

    private static void Write(TextWriter output, string folder, ExportBooks books, ReleaseExport export)
    {
        var files = new TextTable("file", ">records");
        foreach (var (file, count) in books.Files)
        {
            files.Add(file, Number(count));
        }

        files.Write(output);
        if (books.NotExported.Count > 0)
        {
            output.WriteLine();
            var reasons = new TextTable("not exported because", ">rows", "");
            foreach (var (reason, count) in books.NotExported)
            {
                reasons.Add(reason, Number(count), Meaning(reason));
            }

            reasons.Write(output);
        }

        foreach (var detail in export.Details)
        {
            output.WriteLine($"  {Printable.Of(detail)}");
        }

        output.WriteLine();
        output.WriteLine($"planned {Number(books.Planned)} = exported {Number(books.Exported)} + not exported {Number(books.NotExported.Values.Sum())}");
        if (export.SymbolicLinks > 0)
        {
            output.WriteLine($"{Number(export.SymbolicLinks)} media are symbolic links: the raw files lie on another disk, or belong to somebody else");
        }

        output.WriteLine($"export  {Printable.Of(folder)}");
    }

    private static string Meaning(string reason) => reason switch
    {
        NotExported.NoFile => "the format has no file for this task and split",
        NotExported.Unsayable => "the row lacks what the format's loader reads",
        NotExported.Media => "a medium could not be brought to its place",
        NotExported.Pending => "the shard is not built yet",
        _ => ReasonCode.Find(reason)?.Meaning ?? "",
    };

    private static string Number(long value) => value.ToString("N0", CultureInfo.InvariantCulture);
}
