namespace AvUie.Reasoning;

/// <summary>
/// The hard cap of what may be spent. Before an attempt its worst case is set aside; afterwards the true cost takes its place. Where only
/// what others have set aside stands in the way, an attempt waits for them to settle; where the cap itself does, the run halts.
/// </summary>
internal sealed class SpendingCap
{
    private readonly Lock _lock = new();
    private readonly BudgetOptions _budget;
    private Cost _spent;
    private Cost _reserved;
    private TaskCompletionSource _settled = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <param name="budget">The limits.</param>
    /// <param name="spent">What earlier runs have spent, by the journal.</param>
    public SpendingCap(BudgetOptions budget, Cost spent) => (_budget, _spent) = (budget, spent);

    /// <summary>Spent so far, over all runs.</summary>
    public Cost Spent
    {
        get
        {
            lock (_lock)
            {
                return _spent;
            }
        }
    }

    /// <summary>Sets the worst case of an attempt aside.</summary>
    /// <exception cref="ReasonerHaltException">The cap does not allow it.</exception>
    public async Task ReserveAsync(Cost worst, CancellationToken cancellation)
    {
        while (true)
        {
            Task settled;
            lock (_lock)
            {
                if (Exceeds(_spent + worst))
                {
                    throw new ReasonerHaltException(HaltReason.Budget, Message(worst));
                }

                if (!Exceeds(_spent + _reserved + worst))
                {
                    _reserved += worst;
                    return;
                }

                settled = _settled.Task;
            }

            await settled.WaitAsync(cancellation).ConfigureAwait(false);
        }
    }

    /// <summary>Replaces what was set aside by what it cost.</summary>
    public void Settle(Cost worst, Cost actual)
    {
        TaskCompletionSource settled;
        lock (_lock)
        {
            _reserved -= worst;
            _spent += actual;
            (settled, _settled) = (_settled, new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));
        }

        settled.SetResult();
    }

    private bool Exceeds(Cost cost) => cost.Tokens > _budget.Tokens || cost.Money > _budget.Money;

    private string Message(Cost worst) => FormattableString.Invariant(
        $"the budget is spent: {_spent.Tokens:N0} tokens and {_spent.Money:0.####} in money so far, the next request may take {worst.Tokens:N0} tokens and {worst.Money:0.####}; ")
        + FormattableString.Invariant($"allowed are {(_budget.Tokens is { } tokens ? $"{tokens:N0} tokens" : "any tokens")} and {(_budget.Money is { } money ? FormattableString.Invariant($"{money:0.####}") : "any money")}. Every reply paid is in the journal: raise budget and run again to go on");
}

/// <summary>Tokens and what they cost.</summary>
/// <param name="Tokens">Read and written.</param>
/// <param name="Money">In the currency of the prices.</param>
internal readonly record struct Cost(long Tokens, double Money)
{
    private const double Million = 1_000_000;

    /// <summary>What a profile asks for so many tokens.</summary>
    public static Cost Of(ProviderProfile provider, long tokensIn, long tokensOut) =>
        new(tokensIn + tokensOut, ((tokensIn * provider.PriceIn) + (tokensOut * provider.PriceOut)) / Million);

    public static Cost operator +(Cost left, Cost right) => new(left.Tokens + right.Tokens, left.Money + right.Money);

    public static Cost operator -(Cost left, Cost right) => new(left.Tokens - right.Tokens, left.Money - right.Money);
}
