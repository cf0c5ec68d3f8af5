using System.Diagnostics;
using System.Text;

namespace AvUie.Pipeline.Decode;

/// <summary>How a process ended.</summary>
/// <param name="ExitCode">Its exit code; meaningless after a deadline.</param>
/// <param name="TimedOut">It was killed because its time was over.</param>
/// <param name="Complaints">The beginning of what it wrote to standard error.</param>
internal sealed record ChildResult(int ExitCode, bool TimedOut, string Complaints);

/// <summary>Runs a program under a deadline, without a shell, and kills it with everything it started.</summary>
internal sealed class ChildProcess(TimeProvider time)
{
    /// <param name="start">Program and arguments.</param>
    /// <param name="deadline">Then the process tree is killed.</param>
    /// <param name="errorLimit">Characters of standard error to keep; the rest is drained and dropped.</param>
    /// <param name="output">Reads standard output; what it throws kills the process and comes back out.</param>
    /// <param name="beside">Work that goes on while the process runs (pipes); told to stop when it fails.</param>
    /// <param name="cancellation">Kills the process too, and throws.</param>
    public async Task<ChildResult> RunAsync(
        ProcessStartInfo start, TimeSpan deadline, int errorLimit, Func<StreamReader, CancellationToken, Task>? output,
        Func<CancellationToken, Task>? beside, CancellationToken cancellation)
    {
        start.UseShellExecute = false;
        start.RedirectStandardError = start.RedirectStandardOutput = start.RedirectStandardInput = true;
        start.StandardErrorEncoding = start.StandardOutputEncoding = Encoding.UTF8;
        using var over = new CancellationTokenSource(deadline, time);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(over.Token, cancellation);
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(stop.Token);
        using var process = Start(start);
        process.StandardInput.Close();
        var complaints = KeepAsync(process.StandardError, errorLimit, stop.Token);
        var reading = output is null ? KeepAsync(process.StandardOutput, 0, stop.Token) : output(process.StandardOutput, stop.Token);
        var side = beside is null ? Task.CompletedTask : beside(ended.Token);
        try
        {
            // A reader that fails must end the process, or the process would wait for ever on a full pipe.
            await AllOrFirstFailure(process.WaitForExitAsync(stop.Token), reading, side).ConfigureAwait(false);
            if (process.ExitCode != 0)
            {
                // It may never have opened its pipes. After success they are all open and drain to their ends.
                await ended.CancelAsync().ConfigureAwait(false);
            }

            await side.ConfigureAwait(false);
            stop.Token.ThrowIfCancellationRequested();
            return new ChildResult(process.ExitCode, TimedOut: false, await complaints.ConfigureAwait(false));
        }
        catch (OperationCanceledException) when (over.IsCancellationRequested && !cancellation.IsCancellationRequested)
        {
            return new ChildResult(-1, TimedOut: true, "");
        }
        finally
        {
            await KillTreeAsync(process).ConfigureAwait(false);
            await stop.CancelAsync().ConfigureAwait(false);
            await Task.WhenAll(complaints, reading, side).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private static Process Start(ProcessStartInfo start)
    {
        try
        {
            return Process.Start(start)!;
        }
        catch (System.ComponentModel.Win32Exception error)
        {
            throw new InvalidOperationException($"{start.FileName} cannot be started ({error.Message}): install FFmpeg or set its path", error);
        }
    }

    private static async Task AllOrFirstFailure(Task exit, Task reading, Task side)
    {
        var pending = new List<Task> { exit, reading };
        // Pipes that the process never opened end only when it has ended, so they are waited for by failure alone.
        var watched = side;
        while (pending.Count > 0)
        {
            var done = await Task.WhenAny(watched.IsCompleted ? pending : [.. pending, watched]).ConfigureAwait(false);
            await done.ConfigureAwait(false);
            pending.Remove(done);
        }
    }

    private static async Task KillTreeAsync(Process process)
    {
        try
        {
            process.Kill(entireProcessTree: true);
            await process.WaitForExitAsync(CancellationToken.None).ConfigureAwait(false);
        }
        catch (InvalidOperationException)
        {
            // It ended by itself.
        }
    }

    private static async Task<string> KeepAsync(StreamReader reader, int limit, CancellationToken cancellation)
    {
        var kept = new StringBuilder();
        var block = new char[4096];
        int read;
        while ((read = await reader.ReadAsync(block, cancellation).ConfigureAwait(false)) > 0)
        {
            kept.Append(block, 0, Math.Min(read, limit - kept.Length));
        }

        return kept.ToString();
    }
}
