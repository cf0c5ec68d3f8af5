using AvUie.Core;
using AvUie.Pipeline.Building;
using AvUie.Pipeline.Commands;
using AvUie.Pipeline.Decode;

namespace AvUie.Pipeline.Tests;

/// <summary>A command line run in this process, with what it wrote.</summary>
internal sealed record CommandRun(int ExitCode, string Output, string Errors)
{
    public static async Task<CommandRun> RunAsync(Func<CommandHost, CommandHost> surroundings, params string[] arguments)
    {
        using var output = new StringWriter { NewLine = "\n" };
        using var errors = new StringWriter { NewLine = "\n" };
        var host = new CommandHost(output, errors)
        {
            Adapters = static _ => ListRows.Catalog,
            AskFfmpeg = static (_, _) => Task.FromResult(new FfmpegBuild("ffmpeg version 0", HasSoxr: true)),
        };
        var code = await CommandLine.RunAsync(arguments, surroundings(host), CancellationToken.None);
        return new CommandRun(code, output.ToString(), errors.ToString());
    }

    public static Task<CommandRun> RunAsync(params string[] arguments) => RunAsync(static host => host, arguments);

    /// <summary>A host that builds nothing and keeps what it was asked.</summary>
    public static Func<CommandHost, CommandHost> Building(List<BuildRequest> requests, BuildReport? report = null) => host => host with
    {
        Build = (_, request, progress, _) =>
        {
            requests.Add(request);
            progress.Report(new BuildProgress(1, 1, 0, 1, 1, 0, 0, 1));
            return Task.FromResult(report ?? new BuildReport(new BuildProgress(1, 1, 0, 1, 1, 0, 0, 1), null, []));
        },
    };
}

/// <summary>A check that says what it is told to.</summary>
internal sealed class FakeCheck(string name, params ParityResult[] results) : IParityCheck
{
    public string Name => name;

    public IEnumerable<ParityResult> Run(string folder, CancellationToken cancellation) => results;

    public static ParityResult Result(ParityVerdict verdict, string name = "a case") => new("check", name, verdict, 10, 2, 1, "levels", "why");
}
