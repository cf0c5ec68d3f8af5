using System.Runtime.InteropServices;

namespace AvUie.Core;

/// <summary>The first Ctrl-C or termination signal asks for a clean stop; a second one ends the process at once.</summary>
public sealed class StopSignal : IDisposable
{
    private readonly CancellationTokenSource _source = new();
    private readonly PosixSignalRegistration[] _registrations;

    /// <summary>Starts listening.</summary>
    /// <param name="errors">Where the first signal is answered.</param>
    /// <param name="answer">What is kept, and what a second signal does.</param>
    public StopSignal(TextWriter errors, string answer)
    {
        void Stop(PosixSignalContext context)
        {
            if (_source.IsCancellationRequested)
            {
                return;
            }

            context.Cancel = true;
            _source.Cancel();
            errors.WriteLine(answer);
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
