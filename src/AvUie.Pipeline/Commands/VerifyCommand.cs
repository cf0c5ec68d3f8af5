using System.CommandLine;
using System.Globalization;
using AvUie.Core;
using AvUie.Shards;

namespace AvUie.Pipeline.Commands;

/// <summary><c>avuie verify</c>: is a folder of shards whole and unchanged.</summary>
internal static class VerifyCommand
{
    public static Command Create(CommandHost host)
    {
        var folder = new Argument<string>("OUT") { Description = "Folder of a sealed build." };
        var deep = new Option<bool>("--deep") { Description = "Also hash every file, decode every column and rebuild every index: the only way to see a flipped bit." };
        var command = new Command("verify", "Checks a sealed folder: files, receipts, books, ids.") { folder, deep };
        command.SetAction(async (parsed, cancellation) =>
        {
            var path = CommonOptions.ExistingFolder(parsed.GetValue(folder)!);
            var report = await ShardVerifier.VerifyAsync(path, parsed.GetValue(deep), cancellation);
            foreach (var problem in report.Problems)
            {
                await host.Output.WriteLineAsync(Printable.Of(problem.ToString(), 1000));
            }

            await host.Output.WriteLineAsync(string.Create(
                CultureInfo.InvariantCulture,
                $"{report.Shards} shards, {report.Rows:N0} rows{(parsed.GetValue(deep) ? ", every byte" : "")}: {(report.IsSound ? "sound" : $"{report.Problems.Count} problems")}"));
            return report.IsSound ? ExitCodes.Done : ExitCodes.Findings;
        });
        return command;
    }
}
