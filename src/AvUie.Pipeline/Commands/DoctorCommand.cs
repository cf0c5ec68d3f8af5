using System.CommandLine;
using AvUie.Adapters;
using AvUie.Core;
using AvUie.Pipeline.Configuration;
using AvUie.Pipeline.Decode;

namespace AvUie.Pipeline.Commands;

/// <summary><c>avuie doctor</c>: is everything there that a build needs.</summary>
internal static class DoctorCommand
{
    public static Command Create(CommandHost host)
    {
        var build = new Argument<string?>("BUILD") { Description = "A build file: check its sources and disk too.", Arity = ArgumentArity.ZeroOrOne };
        var source = new Option<string[]>("--source")
        {
            Description = "One source without a build file: adapter name and root folder.",
            HelpName = "NAME ROOT",
            Arity = new ArgumentArity(2, 2),
            AllowMultipleArgumentsPerToken = true,
        };
        var command = new Command("doctor", "Checks ffmpeg, disk, annotation files and media before a build; warns where counts differ from the known ones.") { build, source };
        command.Validators.Add(result =>
        {
            if (result.GetValue(build) is not null && result.GetResult(source) is { Implicit: false })
            {
                result.AddError("give a build file or --source, not both");
            }
        });
        command.SetAction(async (parsed, cancellation) =>
        {
            var catalog = host.Adapters(parsed.GetValue(CommonOptions.Adapters)!);
            var file = parsed.GetValue(build) is { } path ? CommonOptions.Read(path, null, catalog)
                : parsed.GetValue(source) is { Length: 2 } pair ? OneSource(pair[0], pair[1], catalog) : null;
            var findings = new List<Finding>();
            findings.AddRange(await ToolFindings.AskAsync(host, file?.Decode.ToOptions() ?? new DecodeOptions(), cancellation));
            findings.AddRange(DiskFindings.Look(file));
            foreach (var one in file?.Sources ?? [])
            {
                findings.AddRange(SourceFindings.Look(one, catalog, cancellation));
            }

            var table = new TextTable("", "what", "finding");
            foreach (var finding in findings)
            {
                table.Add(finding.Level.ToString().ToLowerInvariant(), finding.Subject, finding.Text);
            }

            table.Write(host.Output);
            return findings.Any(static finding => finding.Level == FindingLevel.Setup) ? ExitCodes.SetUp
                : findings.Any(static finding => finding.Level == FindingLevel.Fail) ? ExitCodes.Findings : ExitCodes.Done;
        });
        return command;
    }

    private static BuildFile OneSource(string name, string root, AdapterCatalog catalog)
    {
        var adapter = catalog.Find(name)?.Description;
        if (adapter is null)
        {
            var names = catalog.All.Select(static one => one.Description.Name).ToList();
            var nearest = Spelling.Nearest(name, names) is { } near ? $". Did you mean \"{near}\"?" : "";
            throw new CommandException(ExitCodes.BadUsage, $"--source {Printable.Of(name)}: no such adapter; expected one of {string.Join(", ", names)}{nearest}");
        }

        if (!Directory.Exists(root))
        {
            throw new CommandException(ExitCodes.BadUsage, $"--source {Printable.Of(name)} {Printable.Of(root)}: no such folder; expected {string.Join(", ", adapter.Layout)} below it");
        }

        return new BuildFile
        {
            Name = name,
            Sources = [new BuildSource { Adapter = name, Root = Path.GetFullPath(root), Tasks = adapter.Tasks, Options = AdapterCatalog.CheckOptions(adapter, new Dictionary<string, string>()).Options }],
        };
    }
}
