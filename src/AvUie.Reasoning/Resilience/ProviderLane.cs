namespace AvUie.Reasoning;

/// <summary>One provider's client with its limits and what is known of its health.</summary>
internal sealed class ProviderLane : IDisposable
{
    private readonly SemaphoreSlim _slots;
    private readonly TokenBucket _requests;
    private readonly TokenBucket _tokens;
    private readonly TimeProvider _time;
    private long _lastReply = long.MinValue;
    private volatile bool _hasAnswered;

    public ProviderLane(ProviderProfile profile, IChatModel model, CallOptions options, bool hasAnswered, TimeProvider time)
    {
        (Model, _time, _hasAnswered) = (model, time, hasAnswered);
        _slots = new SemaphoreSlim(profile.Concurrency);
        _requests = new TokenBucket(profile.RequestsPerMinute, time);
        _tokens = new TokenBucket(profile.TokensPerMinute, time);
        Pipeline = new CallPipeline(options, profile.Concurrency, time);
    }

    public IChatModel Model { get; }

    public CallPipeline Pipeline { get; }

    /// <summary>Whether it has ever taken a request of ours: one that never did is set up wrongly.</summary>
    public bool HasAnswered => _hasAnswered;

    /// <summary>Whether it has answered anybody since that time stamp.</summary>
    public bool HasAnsweredSince(long timestamp) => Interlocked.Read(ref _lastReply) >= timestamp;

    public void Answered()
    {
        _hasAnswered = true;
        Interlocked.Exchange(ref _lastReply, _time.GetTimestamp());
    }

    /// <summary>Waits for the rate limits, then for a slot, which <see cref="Leave"/> gives back.</summary>
    public async Task EnterAsync(int tokens, CancellationToken cancellation)
    {
        await _requests.DrawAsync(1, cancellation).ConfigureAwait(false);
        await _tokens.DrawAsync(tokens, cancellation).ConfigureAwait(false);
        await _slots.WaitAsync(cancellation).ConfigureAwait(false);
    }

    public void Leave() => _slots.Release();

    /// <summary>Corrects the rate limit by what an attempt took.</summary>
    public void Took(int estimated, int actual) => _tokens.Return(estimated - actual);

    public void Dispose()
    {
        _slots.Dispose();
        (Model as IDisposable)?.Dispose();
    }
}
