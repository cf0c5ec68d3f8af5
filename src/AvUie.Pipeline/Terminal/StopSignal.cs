using System.Runtime.InteropServices;

namespace AvUie.Pipeline.Terminal;

/// <summary>The first Ctrl-C or termination signal asks for a clean stop; a second one ends the process at once.</summary>
internal sealed class StopSignal : IDisposable
{
    private readonly CancellationTokenSource _source = new();
    private readonly PosixSignalRegistration[] _registrations;

    public StopSignal(TextWriter errors)
    {
        void Stop(PosixSignalContext context)
        {
            if (_source.IsCancellationRequested)
            {
                return;
            }

            context.Cancel = true;
            errors.WriteLine("avuie: stopping; finished shards are kept. Once more to end at once.");
            _source.Cancel();
        }

        _registrations = [PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop), PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop)];
    }

    /// <summary>Set once a stop is asked for.</summary>
    public CancellationToken Token => _source.Token;

    public void Dispose()
    {
        foreach (var registration in _registrations)
        {
            registration.Dispose();
        }

        _source.Dispose();
    }
}
