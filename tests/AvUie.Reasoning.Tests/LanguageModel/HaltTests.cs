using AvUie.Core;
using AvUie.FakeModel;

namespace AvUie.Reasoning.Tests.LanguageModel;

public sealed class HaltTests
{
    [Fact]
    public async Task Budget_WhenSpent_StopsAndARaisedOneGoesOnWithoutPayingAgain()
    {
        await using var setup = await FakeSetup.StartAsync();
        var requests = Enumerable.Range(0, 40).Select(static number => Requests.Ave(number)).ToArray();
        setup.Options = setup.Options with { Budget = new BudgetOptions { Tokens = 25_000 } };

        var halt = await Assert.ThrowsAsync<ReasonerHaltException>(() => setup.ReasonAsync(requests));

        Assert.Equal(HaltReason.Budget, halt.Reason);
        var paid = setup.Server.Completions.Count;
        Assert.InRange(paid, 1, 39);
        setup.Options = setup.Options with { Budget = new BudgetOptions { Money = 100 } };
        var results = await setup.ReasonAsync(requests);
        Assert.All(results, static result => Assert.IsType<ReasoningResult.Success>(result));
        Assert.Equal(40, setup.Server.Completions.Count);
        Assert.All(setup.Server.Completions.Values, static count => Assert.Equal(1, count));
        Assert.True(setup.Progress!.Replayed >= paid - 16);
    }

    [Fact]
    public async Task Budget_IsNeverOverdrawn()
    {
        await using var setup = await FakeSetup.StartAsync();
        setup.Options = setup.Options with { Budget = new BudgetOptions { Money = 0.05 } };

        await Assert.ThrowsAsync<ReasonerHaltException>(() => setup.ReasonAsync([.. Enumerable.Range(0, 60).Select(static number => Requests.Ave(number))]));

        var spent = 0.0;
        await using (var journal = ReplyJournal.Open(setup.Options.Journal))
        {
            spent = journal.Totals().Sum(total => Cost.Of(setup.Provider, total.TokensIn, total.TokensOut).Money);
        }

        Assert.InRange(spent, 0.01, 0.05);
    }

    [Fact]
    public async Task Offline_WithoutAReply_StopsAndSendsNothing()
    {
        await using var setup = await FakeSetup.StartAsync();
        setup.Options = setup.Options with { Offline = true, EnvironmentVariable = static _ => null };

        var halt = await Assert.ThrowsAsync<ReasonerHaltException>(() => setup.ReasonAsync(Requests.Ave(1)));

        Assert.Equal(HaltReason.Offline, halt.Reason);
        Assert.Empty(setup.Server.Answers);
    }

    [Theory]
    [InlineData(Misbehaviour.Denied, HaltReason.Denied, 1)]
    [InlineData(Misbehaviour.BadRequest, HaltReason.Denied, 1)]
    [InlineData(Misbehaviour.ServerError, HaltReason.Unavailable, 3)]
    public async Task ProviderThatAnswersNobody_StopsTheRunAndNoSampleIsGivenUp(Misbehaviour misbehaviour, HaltReason reason, int attempts)
    {
        await using var setup = await FakeSetup.StartAsync((_, _) => misbehaviour);
        setup.Options = setup.Options with { Calls = setup.Options.Calls with { Attempts = 3 } };

        var halt = await Assert.ThrowsAsync<ReasonerHaltException>(() => setup.ReasonAsync(Requests.Ave(1)));

        Assert.Equal(reason, halt.Reason);
        Assert.Equal(attempts, setup.Server.Answers[misbehaviour]);
        setup.Server.Behaviour = Behaviours.Good;
        Assert.IsType<ReasoningResult.Success>(await setup.ReasonAsync(Requests.Ave(1)));
    }

    [Theory]
    [InlineData(Misbehaviour.BadRequest)]
    [InlineData(Misbehaviour.ServerError)]
    public async Task SampleThatAloneIsNotAnswered_EndsInTheLedgerForGood(Misbehaviour misbehaviour)
    {
        await using var setup = await FakeSetup.StartAsync((request, _) => request.User.Contains("of clip 7.", StringComparison.Ordinal) ? misbehaviour : Misbehaviour.None);
        setup.Server.Latency = TimeSpan.FromMilliseconds(30);
        setup.Options = setup.Options with { Calls = setup.Options.Calls with { Attempts = 4 }, Providers = [setup.Provider with { Concurrency = 2 }] };
        var requests = Enumerable.Range(0, 40).Select(static number => Requests.Ave(number)).ToArray();

        var results = await setup.ReasonAsync(requests);

        Assert.Equal(ReasonCode.ReasonerUnavailable, Assert.IsType<ReasoningResult.Failure>(results[7]).Reason);
        Assert.Equal(39, results.OfType<ReasoningResult.Success>().Count());
        setup.Server.Behaviour = Behaviours.Good;
        Assert.IsType<ReasoningResult.Failure>(await setup.ReasonAsync(requests[7]));
    }

    [Fact]
    public async Task SampleThatIsNotAnsweredInThreeRuns_EndsInTheLedger()
    {
        await using var setup = await FakeSetup.StartAsync((_, _) => Misbehaviour.ServerError);
        setup.Options = setup.Options with { Calls = setup.Options.Calls with { Attempts = 1 } };

        await Assert.ThrowsAsync<ReasonerHaltException>(() => setup.ReasonAsync(Requests.Ave(1)));
        await Assert.ThrowsAsync<ReasonerHaltException>(() => setup.ReasonAsync(Requests.Ave(1)));

        Assert.IsType<ReasoningResult.Failure>(await setup.ReasonAsync(Requests.Ave(1)));
    }

    [Fact]
    public async Task Key_OfAServerThatRepeatsIt_StandsNowhere()
    {
        await using var setup = await FakeSetup.StartAsync((request, attempt) => attempt < 2 ? Misbehaviour.ServerError : Misbehaviour.None);
        await setup.ReasonAsync([.. Enumerable.Range(0, 5).Select(static number => Requests.Ave(number))]);
        setup.Server.Behaviour = static (_, _) => Misbehaviour.Denied;

        var halt = await Assert.ThrowsAsync<ReasonerHaltException>(() => setup.ReasonAsync(Requests.Ave(99)));

        Assert.DoesNotContain(FakeSetup.Key, halt.ToString(), StringComparison.Ordinal);
        Assert.Contains("[key]", halt.Message, StringComparison.Ordinal);
        foreach (var file in Directory.GetFiles(setup.Folder))
        {
            Assert.True(File.ReadAllBytes(file).AsSpan().IndexOf(System.Text.Encoding.UTF8.GetBytes(FakeSetup.Key)) < 0, file);
        }
    }

    [Fact]
    public async Task Key_ThatIsNotInTheEnvironment_IsToldBeforeAnythingIsSent()
    {
        await using var setup = await FakeSetup.StartAsync();
        setup.Options = setup.Options with { EnvironmentVariable = static _ => null };

        var error = Assert.Throws<InvalidDataException>(() => LanguageModelReasoner.Create(setup.Options, TimeProvider.System));

        Assert.Contains("FAKE_KEY", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Cancelled_WithRequestsUnderWay_KeepsTheirReplies()
    {
        await using var setup = await FakeSetup.StartAsync();
        setup.Server.Latency = TimeSpan.FromMilliseconds(400);
        var requests = Enumerable.Range(0, 12).Select(static number => Requests.Ave(number)).ToArray();
        using var cancellation = new CancellationTokenSource(TimeSpan.FromMilliseconds(2500));
        setup.Server.Behaviour = (_, _) =>
        {
            cancellation.Cancel();
            return Misbehaviour.None;
        };

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => setup.ReasonAsync(requests, cancellation.Token));

        var paid = setup.Server.Completions.Count;
        Assert.True(paid > 0);
        setup.Server.Behaviour = Behaviours.Good;
        await setup.ReasonAsync(requests);
        Assert.All(setup.Server.Completions.Values, static count => Assert.Equal(1, count));
        Assert.True(setup.Progress!.Replayed >= paid);
    }
}
