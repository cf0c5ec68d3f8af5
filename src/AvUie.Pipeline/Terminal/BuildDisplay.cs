using AvUie.Pipeline.Building;
using AvUie.Pipeline.Commands;
using Spectre.Console;

namespace AvUie.Pipeline.Terminal;

/// <summary>Shows a build on standard error while it lasts: redrawn on a terminal, else a line every few seconds.</summary>
internal abstract class BuildDisplay
{
    public static BuildDisplay For(CommandHost host) => host.IsTerminal
        ? new LiveBuildDisplay(AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(host.Errors) }), host.Time)
        : new PlainBuildDisplay(host.Errors, host.Time);

    /// <summary>Runs the work and shows what it reports. Reports come from any thread and never hold the work up.</summary>
    public abstract Task<BuildReport> ShowAsync(Func<IProgress<BuildProgress>, Task<BuildReport>> work);
}

/// <summary>The last report only; reporting is one write.</summary>
internal sealed class LatestProgress : IProgress<BuildProgress>
{
    private volatile BuildProgress? _latest;

    public BuildProgress? Value => _latest;

    public void Report(BuildProgress value) => _latest = value;
}
