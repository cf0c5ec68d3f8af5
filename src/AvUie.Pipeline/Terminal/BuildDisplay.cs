using AvUie.Pipeline.Building;
using AvUie.Pipeline.Commands;
using Spectre.Console;

namespace AvUie.Pipeline.Terminal;

/// <summary>Shows a build, or other long work, on standard error while it lasts: redrawn on a terminal, else a line every few seconds.</summary>
internal abstract class BuildDisplay
{
    public static BuildDisplay For(CommandHost host) => host.IsTerminal
        ? new LiveBuildDisplay(AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(host.Errors) }), host.Time)
        : new PlainBuildDisplay(host.Errors, host.Time);

    /// <summary>Runs the work and shows what it reports. Reports come from any thread and never hold the work up.</summary>
    public Task<BuildReport> ShowAsync(Func<IProgress<BuildProgress>, Task<BuildReport>> work) => ShowAsync("building", work);

    /// <summary>The same for work of another kind, called by its present participle.</summary>
    public abstract Task<TReport> ShowAsync<TState, TReport>(string doing, Func<IProgress<TState>, Task<TReport>> work)
        where TState : class, IProgressState;
}

/// <summary>Where long work stands, for a display.</summary>
internal interface IProgressState
{
    /// <summary>The part that is done, 0..1; the remaining time is told from it.</summary>
    double Share { get; }

    /// <summary>One line of numbers, never a text of the data.</summary>
    string Text { get; }
}

/// <summary>The last report only; reporting is one write.</summary>
internal sealed class LatestProgress<TState> : IProgress<TState>
    where TState : class
{
    private volatile TState? _latest;

    public TState? Value => _latest;

    public void Report(TState value) => _latest = value;
}
