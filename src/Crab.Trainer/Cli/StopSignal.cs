using System.Runtime.InteropServices;

namespace Crab.Trainer.Cli;

/// <summary>The first Ctrl-C or termination signal asks for a stop after the present step; a second one ends the process at once.</summary>
internal sealed class StopSignal : IDisposable
{
    private readonly CancellationTokenSource _source = new();
    private readonly PosixSignalRegistration[] _registrations;

    /// <summary>Starts listening.</summary>
    public StopSignal(TextWriter errors)
    {
        void Stop(PosixSignalContext context)
        {
            if (_source.IsCancellationRequested)
            {
                return;
            }

            context.Cancel = true;
            _source.Cancel();
            errors.WriteLine("crab: stopping after this step; once more to end at once, without a checkpoint.");
        }

        _registrations = [PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop), PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop)];
    }

    /// <summary>Set once a stop is asked for.</summary>
    public CancellationToken Token => _source.Token;

    /// <inheritdoc />
    public void Dispose()
    {
        foreach (var registration in _registrations)
        {
            registration.Dispose();
        }

        _source.Dispose();
    }
}
