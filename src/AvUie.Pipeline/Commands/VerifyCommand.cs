using System.CommandLine;
using AvUie.Pipeline.Terminal;
using AvUie.Shards;

namespace AvUie.Pipeline.Commands;

/// <summary><c>avuie verify</c>: whether a folder is what its manifest says.</summary>
internal static class VerifyCommand
{
    public static Command Create(CommandContext context)
    {
        var folder = Arguments.Shards();
        var deep = new Option<bool>("--deep") { Description = "Read every value of every row too, not only hashes and footers." };
        var command = new Command("verify", "Checks files, hashes, row counts, ids and books of a sealed folder. One line per problem; exit code 1 if there is any.")
        {
            folder, deep,
        };
        command.SetAction(async result =>
        {
            using var stop = new StopSignal(context.Errors);
            var report = await ShardVerifier.VerifyAsync(result.GetValue(folder)!, result.GetValue(deep), stop.Token).ConfigureAwait(false);
            foreach (var problem in report.Problems)
            {
                await context.Output.WriteLineAsync(Printable.Of(problem.ToString(), 2000)).ConfigureAwait(false);
            }

            await context.Output.WriteLineAsync(report.IsSound
                ? $"sound: {report.Shards} shards, {report.Rows} rows"
                : $"{report.Problems.Count} problems in {report.Shards} shards, {report.Rows} rows").ConfigureAwait(false);
            return report.IsSound ? ExitCodes.Done : ExitCodes.Findings;
        });
        return command;
    }
}
