using System.Collections.Concurrent;
using System.Globalization;

namespace AvUie.Reasoning;

/// <summary>
/// Asks models, each call once in a lifetime: from the journal where it holds the reply, together with whoever asks the same at the same
/// time, and else over the network. A call that has begun is brought to its end and journaled even where nobody waits for it any more.
/// </summary>
internal sealed class ModelCaller : IAsyncDisposable
{
    /// <summary>Runs in which all attempts of a call must have been in vain before that is its end.</summary>
    private const int VainRuns = 3;

    // More than there can be candidates, so that no two tries of a sample share a seed.
    private const int SeedsBetweenTries = 1000;

    private readonly LanguageModelOptions _options;
    private readonly ReplyJournal _journal;
    private readonly Dictionary<string, ProviderLane> _lanes = [];
    private readonly SpendingCap _cap;
    private readonly ReasoningMeter _meter;
    private readonly TimeProvider _time;
    private readonly ConcurrentDictionary<string, Lazy<Task<JournalEntry>>> _flights = new();
    private readonly CancellationTokenSource _closing = new();
    private readonly CancellationTokenSource _abort = new();
    private volatile ReasonerHaltException? _halt;

    public ModelCaller(
        LanguageModelOptions options, ReplyJournal journal, Func<ProviderProfile, IChatModel> models, ReasoningMeter meter, TimeProvider time)
    {
        (_options, _journal, _meter, _time) = (options, journal, meter, time);
        var totals = journal.Totals();
        var spent = default(Cost);
        foreach (var profile in options.Providers)
        {
            var own = totals.Where(total => total.Provider == profile.Name).ToArray();
            spent = own.Aggregate(spent, (sum, total) => sum + Cost.Of(profile, total.TokensIn, total.TokensOut));
            if (profile.Name == options.Writer.Provider || profile.Name == options.Judge?.Provider)
            {
                _lanes.Add(profile.Name, new ProviderLane(profile, models(profile), options.Calls, own.Any(static total => total.Role is not null), time));
            }
        }

        _cap = new SpendingCap(options.Budget, spent);
    }

    /// <summary>Spent over all runs that share the journal.</summary>
    public Cost Spent => _cap.Spent;

    /// <summary>The reply to a call.</summary>
    /// <param name="call">The call.</param>
    /// <param name="cancellation">Ends the waiting, not the call.</param>
    /// <exception cref="ReasonerHaltException">No reply can be had for now.</exception>
    public async Task<JournalEntry> AskAsync(ModelCall call, CancellationToken cancellation)
    {
        var (key, request) = CallKey.Of(call);
        if (_journal.Find(key) is { } known)
        {
            _meter.Replayed();
            return known;
        }

        if (_options.Offline)
        {
            throw new ReasonerHaltException(HaltReason.Offline, $"the network is off and the journal {_options.Journal} does not hold the reply {key}; run without --offline to ask for it");
        }

        var flight = _flights.GetOrAdd(key, _ => new Lazy<Task<JournalEntry>>(() => FlyAsync(key, request, call)));
        return await flight.Value.WaitAsync(cancellation).ConfigureAwait(false);
    }

    /// <summary>Asks until a reply can be used, each time with another seed. What cannot be used is journaled too, so that a replay takes the same way.</summary>
    /// <param name="call">The call of the first try.</param>
    /// <param name="tries">Most tries.</param>
    /// <param name="read">Reads a complete reply; null where it cannot be used.</param>
    /// <param name="cancellation">Ends the waiting, not the call.</param>
    /// <returns>What was read, or null; the last reply; how many there were.</returns>
    public async Task<(T? Value, JournalEntry Entry, int Replies)> AskUsableAsync<T>(
        ModelCall call, int tries, Func<string, T?> read, CancellationToken cancellation)
        where T : class
    {
        for (var count = 1; ; count++)
        {
            var entry = await AskAsync(Try(call, count - 1), cancellation).ConfigureAwait(false);
            var value = entry.Reply.Status == ReplyStatus.Complete ? read(entry.Reply.Content) : null;
            if (value is not null || count == tries || entry.Reply.Status is ReplyStatus.RequestRefused or ReplyStatus.GaveUp)
            {
                return (value, entry, count);
            }
        }
    }

    /// <summary>The call of a further try: another seed, so that a model with a fixed one does not repeat itself.</summary>
    public static ModelCall Try(ModelCall call, int index) => call with { Try = index, Seed = call.Seed + (index * SeedsBetweenTries) };

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _closing.CancelAsync().ConfigureAwait(false);
        var open = Task.WhenAll(_flights.Values.Select(static flight => flight.Value));
        await Task.WhenAny(open, Task.Delay(TimeSpan.FromSeconds(_options.Calls.DrainSeconds), _time)).ConfigureAwait(false);
        await _abort.CancelAsync().ConfigureAwait(false);
        await open.ContinueWith(static _ => { }, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default).ConfigureAwait(false);
        foreach (var lane in _lanes.Values)
        {
            lane.Dispose();
        }

        _closing.Dispose();
        _abort.Dispose();
    }

    private async Task<JournalEntry> FlyAsync(string key, string request, ModelCall call)
    {
        await Task.Yield();
        try
        {
            // Somebody's flight may have landed between the look into the journal and the start of this one.
            return _journal.Find(key) ?? await FetchAsync(key, request, call).ConfigureAwait(false);
        }
        catch (ReasonerHaltException halt)
        {
            _halt ??= halt;
            throw;
        }
        finally
        {
            _flights.TryRemove(key, out _);
        }
    }

    private async Task<JournalEntry> FetchAsync(string key, string request, ModelCall call)
    {
        var lane = _lanes[call.Provider.Name];
        var began = _time.GetTimestamp();
        var attempts = 0;
        JournalEntry? answered = null;
        try
        {
            await lane.Pipeline.RunAsync(
                async token =>
                {
                    attempts++;
                    answered = await AttemptAsync(lane, key, request, call, attempts, token).ConfigureAwait(false);
                    return answered.Reply;
                },
                _closing.Token).ConfigureAwait(false);
            return answered!;
        }
        catch (ModelCallException fault)
        {
            var end = await EndOfAsync(fault, lane, key, call, began).ConfigureAwait(false);
            return await WriteAsync(key, request, call, end, TimeSpan.Zero, Math.Max(1, attempts)).ConfigureAwait(false);
        }
    }

    private async Task<JournalEntry> AttemptAsync(
        ProviderLane lane, string key, string request, ModelCall call, int attempt, CancellationToken cancellation)
    {
        if (_halt is { } halt)
        {
            throw new ReasonerHaltException(halt.Reason, halt.Message, halt);
        }

        var (tokensIn, tokensOut) = (call.EstimatedTokensIn, call.MaxTokens);
        var worst = Cost.Of(call.Provider, tokensIn, tokensOut);
        await lane.EnterAsync(tokensIn + tokensOut, cancellation).ConfigureAwait(false);
        try
        {
            await _cap.ReserveAsync(worst, cancellation).ConfigureAwait(false);
            var (actual, taken) = (worst, tokensIn + tokensOut);
            var began = _time.GetTimestamp();
            try
            {
                // Neither the waiting caller nor the end of the run stops a request that is on its way: it is paid.
                var reply = await CallPipeline.AttemptAsync(
                    token => lane.Model.CompleteAsync(call, token), TimeSpan.FromSeconds(_options.Calls.AttemptSeconds), _time, _abort.Token).ConfigureAwait(false);
                lane.Answered();
                (actual, taken) = (Cost.Of(call.Provider, reply.TokensIn, reply.TokensOut), reply.TokensIn + reply.TokensOut);
                _meter.Answered(reply);

                // The slot is free once the reply is on disk: a kill loses no more replies than there are slots.
                return await WriteAsync(key, request, call, reply, _time.GetElapsedTime(began), attempt).ConfigureAwait(false);
            }
            catch (ModelCallException fault)
            {
                if (!fault.MayBePaid)
                {
                    (actual, taken) = (default, 0);
                }

                _meter.Lost(fault.Fault);
                await _journal.AddAsync(new LostAttempt(
                    key, call.Provider.Name, fault.Fault, fault.MayBePaid ? tokensIn : 0, fault.MayBePaid ? tokensOut : 0, Now())).ConfigureAwait(false);
                throw;
            }
            catch (OperationCanceledException) when (_abort.IsCancellationRequested)
            {
                await _journal.AddAsync(new LostAttempt(key, call.Provider.Name, CallFault.Connection, tokensIn, tokensOut, Now())).ConfigureAwait(false);
                throw;
            }
            finally
            {
                _cap.Settle(worst, actual);
                lane.Took(tokensIn + tokensOut, taken);
            }
        }
        finally
        {
            lane.Leave();
        }
    }

    private Task<JournalEntry> WriteAsync(string key, string request, ModelCall call, ModelReply reply, TimeSpan latency, int attempts) =>
        _journal.AddAsync(new JournalEntry(key, call.Role, call.Provider.Name, request, reply, (long)latency.TotalMilliseconds, attempts, Now()));

    /// <summary>
    /// What a call without a reply ends as. It is the call's own fault, and final, where the provider answered others meanwhile; else the
    /// run halts and the sample stays pending, for a later run must not come to another end.
    /// </summary>
    private async Task<ModelReply> EndOfAsync(ModelCallException fault, ProviderLane lane, string key, ModelCall call, long began)
    {
        var name = call.Provider.Name;
        switch (fault.Fault)
        {
            case CallFault.Denied:
                throw new ReasonerHaltException(
                    HaltReason.Denied, $"provider {name} does not let us in or knows no model {call.Provider.Model}: {fault.Message}. Check endpoint, model and api_key_env", fault);
            case CallFault.RequestRefused when !lane.HasAnswered:
                throw new ReasonerHaltException(
                    HaltReason.Denied, $"provider {name} has never taken a request and refuses this one: {fault.Message}. Check json, token_field, extra_body and the modalities of its profile", fault);
            case CallFault.RequestRefused:
                return new ModelReply { Status = ReplyStatus.RequestRefused, Content = fault.Message };
        }

        if (lane.HasAnsweredSince(began) || await _journal.AddExhaustedAsync(key).ConfigureAwait(false) >= VainRuns)
        {
            return new ModelReply { Status = ReplyStatus.GaveUp, Content = fault.Message };
        }

        throw new ReasonerHaltException(
            HaltReason.Unavailable, $"provider {name} answers nobody: {fault.Message}. Every reply so far is in the journal: run again when it is back", fault);
    }

    private string Now() => _time.GetUtcNow().UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);
}
