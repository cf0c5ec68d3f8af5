using System.CommandLine;
using AvUie.Pipeline.Commands;

namespace AvUie.Pipeline.Tests.Commands;

public sealed class HelpTests
{
    /// <summary>Every verb and sub-verb that the command line has; the empty one is the program itself.</summary>
    public static TheoryData<string> Verbs => [.. VerbsBelow(CommandLine.Create(new CommandHost(TextWriter.Null, TextWriter.Null)), "")];

    /// <summary>The approved texts are what a user reads. With AVUIE_APPROVE=1 they are written anew, to be looked at in the diff.</summary>
    [Theory]
    [MemberData(nameof(Verbs))]
    public async Task Help_OfEveryVerb_IsAsApproved(string verb)
    {
        var approved = Checkout.File("tests", "AvUie.Pipeline.Tests", "Commands", "approved", $"help{(verb.Length > 0 ? $"-{verb.Replace(' ', '-')}" : "")}.txt");
        var run = await CommandRun.RunAsync([.. verb.Split(' ', StringSplitOptions.RemoveEmptyEntries), "--help"]);
        var text = string.Join('\n', run.Output.Replace(RootCommand.ExecutableName, "avuie", StringComparison.Ordinal).Split('\n').Select(static line => line.TrimEnd())).TrimEnd() + "\n";
        if (Environment.GetEnvironmentVariable("AVUIE_APPROVE") == "1")
        {
            await File.WriteAllTextAsync(approved, text);
        }

        Assert.Equal(ExitCodes.Done, run.ExitCode);
        Assert.Equal(await File.ReadAllTextAsync(approved), text);
        Assert.Contains(ExitCodes.Help.ReplaceLineEndings("\n"), text, StringComparison.Ordinal);
    }

    private static IEnumerable<string> VerbsBelow(Command command, string verb) =>
        command.Subcommands.SelectMany(below => VerbsBelow(below, $"{verb} {below.Name}".TrimStart())).Prepend(verb);
}
