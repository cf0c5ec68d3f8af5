using System.CommandLine;
using AvUie.Core;
using AvUie.Pipeline.Scaffolding;

namespace AvUie.Pipeline.Commands;

/// <summary><c>avuie new-adapter</c>: source, fixture and test of an adapter, to begin with.</summary>
internal static class NewAdapterCommand
{
    public static Command Create(CommandHost host)
    {
        var name = new Argument<string>("NAME") { Description = $"Name of the adapter: {AdapterName.Form}." };
        var output = new Option<string?>("--out")
        {
            Description = "Folder for a project of its own, outside this software. Default: the checkout that holds the present folder.",
            HelpName = "FOLDER",
        };
        var packages = new Option<string?>("--packages")
        {
            Description = "With --out, a folder with AvUie's packages (dotnet pack), to be named in nuget.config. Default: the sources that NuGet knows.",
            HelpName = "FOLDER",
        };
        var command = new Command("new-adapter", "Writes the source, the fixture and the test of a new adapter; all pass as they are. Never overwrites.") { name, output, packages };
        command.Validators.Add(result =>
        {
            if (result.GetValue(packages) is not null && result.GetValue(output) is null)
            {
                result.AddError("--packages goes with --out");
            }
        });
        command.SetAction((parsed, _) =>
        {
            var adapter = Name(parsed.GetValue(name)!, host.Adapters(parsed.GetValue(CommonOptions.Adapters)!));
            if (parsed.GetValue(output) is { } folder)
            {
                Alone(adapter, Path.GetFullPath(folder, host.Folder), Packages(parsed.GetValue(packages), host.Folder), host.Output);
            }
            else
            {
                InCheckout(adapter, host);
            }

            return Task.FromResult(ExitCodes.Done);
        });
        return command;
    }

    private static AdapterName Name(string text, AvUie.Adapters.AdapterCatalog catalog)
    {
        var name = AdapterName.Parse(text)
            ?? throw new CommandException(ExitCodes.BadUsage, $"{Printable.Of(text, 100)}: no name of an adapter; expected {AdapterName.Form}");
        return catalog.Find(text) is null
            ? name
            : throw new CommandException(ExitCodes.BadUsage, $"{text}: there is an adapter of that name already; choose another");
    }

    private static void InCheckout(AdapterName name, CommandHost host)
    {
        var checkout = Checkout(host.Folder) ?? throw new CommandException(
            ExitCodes.BadUsage, $"{Printable.Of(host.Folder)} lies in no checkout of AvUie: change to one, or give --out FOLDER for a project of its own");
        Write(checkout, AdapterFiles.InCheckout(name), host.Output);
        host.Output.WriteLine("try it:  dotnet test tests/AvUie.Adapters.Tests");
    }

    private static void Alone(AdapterName name, string folder, PackageFolder? packages, TextWriter output)
    {
        if (Checkout(folder) is { } checkout)
        {
            throw new CommandException(
                ExitCodes.BadUsage, $"--out {Printable.Of(folder)}: lies in the checkout {Printable.Of(checkout)}, whose settings a project of its own would inherit; leave --out out, or choose a folder outside");
        }

        Write(folder, AdapterFiles.Alone(name, packages), output);
        if (packages is null)
        {
            output.WriteLine(
                $"needs:   the packages AvUie.Adapters and AvUie.Conformance {AdapterFiles.Version} in a source that NuGet knows; --packages FOLDER names one that dotnet pack filled");
        }

        output.WriteLine($"try it:  dotnet test {Printable.Of(Path.Combine(folder, name.InCode + ".Tests"))}");
        output.WriteLine($"use it:  avuie adapters --adapters {Printable.Of(Path.Combine(folder, name.InCode, "bin", "Debug", "net10.0", name.InCode + ".dll"))}");
    }

    private static PackageFolder? Packages(string? folder, string present) => folder is null
        ? null
        : PackageFolder.Find(Path.GetFullPath(folder, present)) ?? throw new CommandException(
            ExitCodes.BadUsage,
            $"--packages {Printable.Of(folder)}: holds no AvUie.Conformance package; make it in a checkout by dotnet pack of src/AvUie.Core, src/AvUie.Adapters and tests/AvUie.Conformance, each with -o {Printable.Of(folder)} -p:Version=VERSION");

    private static void Write(string folder, IReadOnlyList<NewFile> files, TextWriter output)
    {
        NewFiles.Write(folder, files);
        foreach (var file in files)
        {
            output.WriteLine($"wrote    {Printable.Of(Path.Combine(folder, file.Path))}");
        }
    }

    private static string? Checkout(string folder)
    {
        for (var at = new DirectoryInfo(folder); at is not null; at = at.Parent)
        {
            if (File.Exists(Path.Combine(at.FullName, "AvUie.sln")))
            {
                return at.FullName;
            }
        }

        return null;
    }
}
