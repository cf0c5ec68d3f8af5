namespace AvUie.Reasoning.Tests.Resilience;

public sealed class ResilienceTests
{
    private static readonly ModelReply Reply = ScriptedModel.Says("{}");

    [Fact]
    public async Task Retry_AskedToWaitForDays_WaitsNoLongerThanAllowed()
    {
        var time = new ManualTime();
        var pipeline = new CallPipeline(new CallOptions { Attempts = 3, MaxRetrySeconds = 60 }, 1, time);
        var attempts = 0;

        await time.RunAsync(pipeline.RunAsync(_ => ++attempts < 3 ? throw new ModelCallException(CallFault.Throttled, "", TimeSpan.FromHours(114)) : Task.FromResult(Reply), CancellationToken.None));

        Assert.Equal((3, 120), (attempts, time.Now.TotalSeconds));
    }

    [Fact]
    public async Task Retry_AskedToWaitSeconds_WaitsThem()
    {
        var time = new ManualTime();
        var pipeline = new CallPipeline(new CallOptions { Attempts = 2 }, 1, time);
        var attempts = 0;

        await time.RunAsync(pipeline.RunAsync(_ => ++attempts < 2 ? throw new ModelCallException(CallFault.Throttled, "", TimeSpan.FromSeconds(7)) : Task.FromResult(Reply), CancellationToken.None));

        Assert.Equal(7, time.Now.TotalSeconds);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public async Task Retry_OfWhatNoAttemptCanMend_IsNotMade(int kind)
    {
        var pipeline = new CallPipeline(new CallOptions(), 1, new ManualTime());
        var attempts = 0;

        await Assert.ThrowsAsync<ModelCallException>(() => pipeline.RunAsync(
            _ =>
            {
                attempts++;
                throw new ModelCallException(kind == 0 ? CallFault.Denied : CallFault.RequestRefused, "no");
            },
            CancellationToken.None));

        Assert.Equal(1, attempts);
    }

    [Fact]
    public async Task Breaker_OfADeadServer_LetsFewCallsThrough()
    {
        var time = new ManualTime();
        var pipeline = new CallPipeline(new CallOptions { Attempts = 100, FirstRetrySeconds = 0.1, MaxRetrySeconds = 0.2, DeadlineSeconds = 86_400 }, 1, time);
        var attempts = 0;

        Task<ModelReply> Attempt(CancellationToken token)
        {
            attempts++;
            return time.Now < TimeSpan.FromSeconds(12) ? throw new ModelCallException(CallFault.Server, "down") : Task.FromResult(Reply);
        }

        await time.RunAsync(pipeline.RunAsync(Attempt, CancellationToken.None));

        // Without a breaker some 80 attempts fall into twelve seconds of a fifth each at most.
        Assert.InRange(attempts, 11, 20);
    }

    [Fact]
    public async Task Deadline_OfACall_EndsItsRetries()
    {
        var time = new ManualTime();
        var pipeline = new CallPipeline(new CallOptions { Attempts = 100, DeadlineSeconds = 100, MaxRetrySeconds = 30 }, 1000, time);

        var error = await Assert.ThrowsAsync<ModelCallException>(() => time.RunAsync(pipeline.RunAsync(static _ => throw new ModelCallException(CallFault.BadBody, ""), CancellationToken.None)));

        Assert.Equal(CallFault.Timeout, error.Fault);
        Assert.InRange(time.Now.TotalSeconds, 99, 131);
    }

    [Fact]
    public async Task Attempt_ThatHangs_EndsAtItsDeadline()
    {
        var time = new ManualTime();

        var error = await Assert.ThrowsAsync<ModelCallException>(() => time.RunAsync(CallPipeline.AttemptAsync(
            async token =>
            {
                await Task.Delay(Timeout.InfiniteTimeSpan, time, token);
                return Reply;
            },
            TimeSpan.FromSeconds(5), time, CancellationToken.None)));

        Assert.Equal((CallFault.Timeout, 5), (error.Fault, time.Now.TotalSeconds));
    }

    [Fact]
    public async Task Bucket_OfSixtyAMinute_GivesTenAtOnceAndThenOneASecond()
    {
        var time = new ManualTime();
        var bucket = new TokenBucket(60, time);

        for (var draw = 0; draw < 30; draw++)
        {
            await time.RunAsync(DrawAsync(bucket, 1));
        }

        Assert.Equal(20, time.Now.TotalSeconds, 0.01);
        bucket.Return(5);
        await time.RunAsync(DrawAsync(bucket, 5));
        Assert.Equal(20, time.Now.TotalSeconds, 0.01);
    }

    [Fact]
    public async Task Bucket_AskedForMoreThanItHolds_LetsItWaitRatherThanFail()
    {
        var time = new ManualTime();

        await time.RunAsync(DrawAsync(new TokenBucket(6000, time), 2000));

        Assert.Equal(10, time.Now.TotalSeconds, 0.01);
    }

    [Fact]
    public async Task Cap_WithReservationsInTheWay_WaitsForThemToSettle()
    {
        var cap = new SpendingCap(new BudgetOptions { Tokens = 100 }, default);
        await cap.ReserveAsync(new Cost(90, 0), CancellationToken.None);

        var second = cap.ReserveAsync(new Cost(50, 0), CancellationToken.None);
        Assert.False(second.IsCompleted);
        cap.Settle(new Cost(90, 0), new Cost(40, 0));
        await second;
        cap.Settle(new Cost(50, 0), new Cost(50, 0));

        var halt = await Assert.ThrowsAsync<ReasonerHaltException>(() => cap.ReserveAsync(new Cost(11, 0), CancellationToken.None));
        Assert.Equal((HaltReason.Budget, 90), (halt.Reason, cap.Spent.Tokens));
    }

    private static async Task<bool> DrawAsync(TokenBucket bucket, double units)
    {
        await bucket.DrawAsync(units, CancellationToken.None);
        return true;
    }
}
