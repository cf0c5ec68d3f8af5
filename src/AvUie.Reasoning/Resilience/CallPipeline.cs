using Polly;
using Polly.CircuitBreaker;
using Polly.Retry;
using Polly.Timeout;

namespace AvUie.Reasoning;

/// <summary>
/// The strategies around a call, outermost first: deadline of the call, retry (exponential, jittered, Retry-After within a cap), circuit
/// breaker; inside an attempt come the rate limits, the slots and the attempt's own deadline. They stand around the whole call with the
/// reading of its reply, because a malformed body is worth another attempt too.
/// </summary>
internal sealed class CallPipeline
{
    private static readonly TimeSpan BreakerWindow = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan BreakTime = TimeSpan.FromSeconds(10);
    private readonly ResiliencePipeline<ModelReply> _pipeline;

    /// <param name="options">Attempts and waits.</param>
    /// <param name="concurrency">Requests in flight at the same time; the breaker weighs no fewer than twice as many.</param>
    /// <param name="time">The clock of every wait.</param>
    public CallPipeline(CallOptions options, int concurrency, TimeProvider time)
    {
        // Jitter spreads requests in time and never reaches a byte of the output; seeded, so that tests see one course of things.
        var jitter = new Random(20_260_101);
        var builder = new ResiliencePipelineBuilder<ModelReply> { TimeProvider = time };
        builder.AddTimeout(TimeSpan.FromSeconds(options.DeadlineSeconds));
        if (options.Attempts > 1)
        {
            builder.AddRetry(new RetryStrategyOptions<ModelReply>
            {
                MaxRetryAttempts = options.Attempts - 1,
                BackoffType = DelayBackoffType.Exponential,
                UseJitter = true,
                Delay = TimeSpan.FromSeconds(options.FirstRetrySeconds),
                MaxDelay = TimeSpan.FromSeconds(options.MaxRetrySeconds),
                ShouldHandle = static arguments => ValueTask.FromResult(arguments.Outcome.Exception is ModelCallException { IsTransient: true } or BrokenCircuitException),
                DelayGenerator = arguments => ValueTask.FromResult(Wait(arguments.Outcome.Exception, TimeSpan.FromSeconds(options.MaxRetrySeconds))),
                Randomizer = () =>
                {
                    lock (jitter)
                    {
                        return jitter.NextDouble();
                    }
                },
            });
        }

        builder.AddCircuitBreaker(new CircuitBreakerStrategyOptions<ModelReply>
        {
            FailureRatio = 0.9,
            MinimumThroughput = Math.Max(10, 2 * concurrency),
            SamplingDuration = BreakerWindow,
            BreakDuration = BreakTime,

            // A throttled request says nothing about the provider's health.
            ShouldHandle = static arguments => ValueTask.FromResult(
                arguments.Outcome.Exception is ModelCallException { Fault: CallFault.Server or CallFault.Connection or CallFault.Timeout }),
        });
        _pipeline = builder.Build();
    }

    /// <summary>Runs the attempt until it brings a reply.</summary>
    /// <exception cref="ModelCallException">No attempt did.</exception>
    public async Task<ModelReply> RunAsync(Func<CancellationToken, Task<ModelReply>> attempt, CancellationToken cancellation)
    {
        try
        {
            return await _pipeline.ExecuteAsync(async token => await attempt(token).ConfigureAwait(false), cancellation).ConfigureAwait(false);
        }
        catch (TimeoutRejectedException)
        {
            throw new ModelCallException(CallFault.Timeout, "no reply within the call's deadline");
        }
        catch (BrokenCircuitException error)
        {
            throw new ModelCallException(CallFault.CircuitOpen, error.InnerException?.Message ?? "the provider answers nobody");
        }
    }

    /// <summary>Runs one attempt within its own deadline.</summary>
    /// <exception cref="ModelCallException">It brought no reply.</exception>
    public static async Task<ModelReply> AttemptAsync(
        Func<CancellationToken, Task<ModelReply>> attempt, TimeSpan deadline, TimeProvider time, CancellationToken cancellation)
    {
        using var limit = new CancellationTokenSource(deadline, time);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(cancellation, limit.Token);
        try
        {
            return await attempt(both.Token).ConfigureAwait(false);
        }
        catch (Exception) when (limit.IsCancellationRequested && !cancellation.IsCancellationRequested)
        {
            throw new ModelCallException(CallFault.Timeout, FormattableString.Invariant($"no reply within {deadline.TotalSeconds:0.#} s"));
        }
    }

    private static TimeSpan? Wait(Exception? failure, TimeSpan most) => failure switch
    {
        ModelCallException { RetryAfter: { } asked } => asked < most ? asked : most,

        // Earlier, an attempt would only be turned away by the breaker and lost.
        BrokenCircuitException { RetryAfter: { } left } => left,
        _ => null,
    };
}
