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
        var option = new Option<string[]>("--option")
        {
            Description = "With --source, an option of the adapter; may be given several times.",
            HelpName = "NAME=VALUE",
            DefaultValueFactory = static _ => [],
        };
        option.Validators.Add(static result =>
        {
            foreach (var token in result.Tokens.Where(static token => token.Value.IndexOf('=', StringComparison.Ordinal) < 1))
            {
                result.AddError($"--option {token.Value}: expected name=value");
            }
        });
        var command = new Command("doctor", "Checks ffmpeg, disk, annotation files and media before a build; warns where counts differ from the known ones.") { build, source, option };
        command.Validators.Add(result =>
        {
            if (result.GetValue(build) is not null && result.GetResult(source) is { Implicit: false })
            {
                result.AddError("give a build file or --source, not both");
            }

            if (result.GetResult(option) is { Implicit: false } && result.GetResult(source) is not { Implicit: false })
            {
                result.AddError("--option goes with --source");
            }
        });
        command.SetAction(async (parsed, cancellation) =>
        {
            var catalog = host.Adapters(parsed.GetValue(CommonOptions.Adapters)!);
            var file = parsed.GetValue(build) is { } path ? CommonOptions.Read(path, null, catalog)
                : parsed.GetValue(source) is { Length: 2 } pair ? OneSource(pair[0], pair[1], Options(parsed.GetValue(option)!), catalog) : null;
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

    private static Dictionary<string, string> Options(string[] given)
    {
        var options = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var pair in given)
        {
            options[pair[..pair.IndexOf('=', StringComparison.Ordinal)]] = pair[(pair.IndexOf('=', StringComparison.Ordinal) + 1)..];
        }

        return options;
    }

    private static BuildFile OneSource(string name, string root, IReadOnlyDictionary<string, string> options, AdapterCatalog catalog)
    {
        var adapter = CommonOptions.Adapter(catalog, name, "--source").Description;
        if (!Directory.Exists(root))
        {
            throw new CommandException(ExitCodes.BadUsage, $"--source {Printable.Of(name)} {Printable.Of(root)}: no such folder; expected {string.Join(", ", adapter.Layout)} below it");
        }

        var check = AdapterCatalog.CheckOptions(adapter, options);
        if (check.Errors.Count > 0)
        {
            throw new CommandException(ExitCodes.BadUsage, [.. check.Errors.Select(static error => $"--option: {Printable.Of(error, 1000)}")]);
        }

        return new BuildFile
        {
            Name = name,
            Sources = [new BuildSource { Adapter = name, Root = Path.GetFullPath(root), Tasks = adapter.Tasks, Options = check.Options }],
        };
    }
}
