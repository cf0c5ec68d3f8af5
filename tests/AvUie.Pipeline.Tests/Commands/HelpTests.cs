using System.CommandLine;
using AvUie.Pipeline.Commands;

namespace AvUie.Pipeline.Tests.Commands;

public sealed class HelpTests
{
    public static TheoryData<string> Verbs => ["", "plan", "build", "verify", "stats", "why", "adapters", "doctor", "parity", "reason", "preview"];

    /// <summary>The approved texts are what a user reads. With AVUIE_APPROVE=1 they are written anew, to be looked at in the diff.</summary>
    [Theory]
    [MemberData(nameof(Verbs))]
    public async Task Help_OfEveryVerb_IsAsApproved(string verb)
    {
        var approved = Checkout.File("tests", "AvUie.Pipeline.Tests", "Commands", "approved", $"help{(verb.Length > 0 ? $"-{verb}" : "")}.txt");
        var run = await CommandRun.RunAsync(verb.Length > 0 ? [verb, "--help"] : ["--help"]);
        var text = string.Join('\n', run.Output.Replace(RootCommand.ExecutableName, "avuie", StringComparison.Ordinal).Split('\n').Select(static line => line.TrimEnd())).TrimEnd() + "\n";
        if (Environment.GetEnvironmentVariable("AVUIE_APPROVE") == "1")
        {
            await File.WriteAllTextAsync(approved, text);
        }

        Assert.Equal(ExitCodes.Done, run.ExitCode);
        Assert.Equal(await File.ReadAllTextAsync(approved), text);
        Assert.Contains(ExitCodes.Help.ReplaceLineEndings("\n"), text, StringComparison.Ordinal);
    }

    [Fact]
    public void Help_Verbs_AreAllCovered()
    {
        var commands = CommandLine.Create(new CommandHost(TextWriter.Null, TextWriter.Null)).Subcommands.Select(static command => command.Name);

        Assert.Equal(commands.Order(), Verbs.Select(static (object[] row) => (string)row[0]).Where(static verb => verb.Length > 0).Order());
    }
}
