namespace AvUie.Reasoning;

/// <summary>
/// A rate limit: so many units a minute, of which ten seconds' worth may be drawn at once. Whoever draws more than there is waits until
/// the debt is paid; those who come later wait longer, so that the order of arrival is the order of service. What a draw really cost is
/// settled afterwards.
/// </summary>
/// <param name="perMinute">Units a minute; 0 for no limit.</param>
/// <param name="time">The clock.</param>
internal sealed class TokenBucket(int perMinute, TimeProvider time)
{
    private readonly Lock _lock = new();
    private readonly double _perSecond = perMinute / 60.0;
    private readonly double _capacity = Math.Max(1, perMinute / 6.0);
    private double _level = Math.Max(1, perMinute / 6.0);
    private long _at = time.GetTimestamp();

    /// <summary>Draws units and waits until they have come in. A draw of more than the bucket holds waits for all of it.</summary>
    public async Task DrawAsync(double units, CancellationToken cancellation)
    {
        if (perMinute == 0)
        {
            return;
        }

        TimeSpan wait;
        lock (_lock)
        {
            Refill();
            _level -= units;
            wait = _level >= 0 ? TimeSpan.Zero : TimeSpan.FromSeconds(-_level / _perSecond);
        }

        if (wait > TimeSpan.Zero)
        {
            try
            {
                await Task.Delay(wait, time, cancellation).ConfigureAwait(false);
            }
            catch (OperationCanceledException)
            {
                Return(units);
                throw;
            }
        }
    }

    /// <summary>Gives units back that were drawn and not used; a negative number draws more without waiting.</summary>
    public void Return(double units)
    {
        if (perMinute > 0)
        {
            lock (_lock)
            {
                Refill();
                _level = Math.Min(_capacity, _level + units);
            }
        }
    }

    private void Refill()
    {
        var now = time.GetTimestamp();
        _level = Math.Min(_capacity, _level + (time.GetElapsedTime(_at, now).TotalSeconds * _perSecond));
        _at = now;
    }
}
