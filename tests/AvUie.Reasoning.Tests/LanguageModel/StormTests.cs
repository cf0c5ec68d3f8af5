using AvUie.FakeModel;

namespace AvUie.Reasoning.Tests.LanguageModel;

public sealed class StormTests
{
    [Theory]
    [InlineData(150)]
    public Task Storm_OfAllFaults_LosesNothing(int samples) => StormAsync(samples);

    [Fact]
    [Trait("Category", "Slow")]
    public Task Storm_Of2000Samples_LosesNothing() => StormAsync(2000);

    [Fact]
    public async Task Storm_WithJudgeAndThreeCandidates_LosesNothing()
    {
        await using var setup = await FakeSetup.StartAsync(Behaviours.Storm(seed: 11, share: 0.3, poisonOneIn: 20));
        setup.Options = setup.Options with
        {
            Writer = setup.Options.Writer with { Candidates = 3, Temperature = 0.7 },
            Judge = new JudgeOptions { Provider = "fake" },
            Calls = setup.Options.Calls with { Attempts = 20, AttemptSeconds = 2 },
        };
        var requests = Enumerable.Range(0, 40).Select(static number => Requests.Ave(number)).ToArray();

        var results = await setup.ReasonAsync(requests);

        var accepted = results.OfType<ReasoningResult.Success>().ToArray();
        Assert.InRange(accepted.Length, 30, 40);
        Assert.Equal(40, setup.Progress!.Accepted + setup.Progress.Rejected);
        Assert.All(accepted, static one => Assert.Equal(["judge_answer", "grounding"], one.Provenance.Reply!.Judges.Select(static judge => judge.Check)));
        Assert.Contains(accepted, static one => one.Provenance.Reply!.Candidate > 0);

        setup.Options = setup.Options with { Offline = true, EnvironmentVariable = static _ => null };
        var replayed = await setup.ReasonAsync(requests);

        Assert.Equal(results.Select(FakeSetup.Text), replayed.Select(FakeSetup.Text));
    }

    private static async Task StormAsync(int samples)
    {
        await using var setup = await FakeSetup.StartAsync(Behaviours.Storm(seed: 7, share: 0.35, poisonOneIn: 40));
        setup.Options = setup.Options with { Calls = setup.Options.Calls with { Attempts = 20, AttemptSeconds = 2 } };
        var requests = Enumerable.Range(0, samples).Select(static number => Requests.Ave(number)).ToArray();

        var results = await setup.ReasonAsync(requests);

        var accepted = results.OfType<ReasoningResult.Success>().ToArray();
        var failed = results.OfType<ReasoningResult.Failure>().ToArray();
        Assert.Equal(samples, accepted.Length + failed.Length);
        Assert.Equal(accepted.Length, accepted.Select(static one => one.Provenance.Reply!.ResponseKey).Distinct().Count());
        Assert.True(failed.Length > 0 && failed.Length < samples / 4, $"{failed.Length} of {samples} failed");
        Assert.Contains(failed, static one => one.Detail.Contains("declined", StringComparison.Ordinal));
        Assert.Contains(accepted, static one => one.Provenance.Reply!.Route == "repair");
        Assert.Equal(samples, setup.Progress!.Accepted + setup.Progress.Rejected);
        foreach (var fault in new[] { Misbehaviour.ThrottledForDays, Misbehaviour.Hang, Misbehaviour.CutAfterCompletion, Misbehaviour.MalformedJson, Misbehaviour.EmptyChoices })
        {
            Assert.True(setup.Server.Answers.GetValueOrDefault(fault) > 0, $"the storm held no {fault}");
        }

        // A generation is repeated only where its reply was lost on the way, not where the server said no.
        var withoutWork = new[] { Misbehaviour.ThrottledSeconds, Misbehaviour.ThrottledDate, Misbehaviour.ThrottledForDays, Misbehaviour.ServerError, Misbehaviour.Hang };
        var lost = setup.Progress.LostAttempts - withoutWork.Sum(fault => setup.Server.Answers.GetValueOrDefault(fault));
        Assert.True(setup.Server.Completions.Values.Sum(static count => count - 1) <= lost);

        var completions = setup.Server.Completions.Values.Sum();
        setup.Options = setup.Options with { Offline = true, EnvironmentVariable = static _ => null };
        var replayed = await setup.ReasonAsync(requests);

        Assert.Equal(results.Select(FakeSetup.Text), replayed.Select(FakeSetup.Text));
        Assert.Equal(completions, setup.Server.Completions.Values.Sum());
        Assert.Equal(0, setup.Progress!.Replies);
    }
}
