using AvUie.Core;
using AvUie.FakeModel;

namespace AvUie.Reasoning.Tests.LanguageModel;

/// <summary>Attempts without the label come first, and are kept only where their answer is the label.</summary>
public sealed class BlindTests
{
    [Fact]
    public async Task Attempt_ThatComesToTheLabel_IsKeptAndNobodyIsToldIt()
    {
        await using var setup = await SetupAsync(1);

        var success = Assert.IsType<ReasoningResult.Success>(await setup.ReasonAsync(Telling(0)));

        var reply = success.Provenance.Reply!;
        Assert.Equal(("blind", "blind/2", "blind_answer"), (reply.Route, reply.PromptId, reply.Checks[0]));
        var asked = Assert.Single(setup.Server.Requests);
        Assert.DoesNotContain("Target", asked.User, StringComparison.Ordinal);
        Assert.Contains("\"Church bell\"", Line(asked.User, "Options: "), StringComparison.Ordinal);
        Assert.Contains("\"Ukulele\"", Line(asked.User, "Options: "), StringComparison.Ordinal);
        Assert.Equal((1, 1, 0), (setup.Progress!.Blind, setup.Progress.Accepted, setup.Progress.Repaired));
        var stored = TraceJson.Read(TraceJson.Write(success.Trace, success.Provenance), out var error);
        Assert.Null(error);
        Assert.Equal("blind", stored!.Provenance.Reply!.Route);
    }

    [Fact]
    public async Task Attempt_ThatComesToNothing_LeavesTheSampleToTheHintedWriter()
    {
        await using var setup = await SetupAsync(2);

        var success = Assert.IsType<ReasoningResult.Success>(await setup.ReasonAsync(Requests.Ave(0)));

        Assert.Equal("hinted", success.Provenance.Reply!.Route);
        Assert.DoesNotContain("blind_answer", success.Provenance.Reply.Checks);
        Assert.Equal(3, setup.Server.Requests.Count);
        Assert.Equal([new CheckCount("blind_answer", 2)], setup.Progress!.Rejects);
    }

    [Theory]
    [InlineData("""{"label":"Church bell","modality":"either","start":0,"end":6}""", "So evenly rings a Church bell.", "blind")]
    [InlineData("""{"label":"Church bell","modality":"either","start":5,"end":10}""", "So evenly rings a Church bell.", "hinted")]
    [InlineData("""{"label":"Ukulele","modality":"either","start":0,"end":6}""", "So evenly rings a Church bell.", "hinted")]
    [InlineData("""{"label":"Church bell","modality":"either","start":0,"end":6}""", "The ground truth says Church bell.", "hinted")]
    [InlineData("""{"label":"Church bell","modality":"either","start":0,"end":6}""", "So evenly rings a Ukulele.", "hinted")]
    public async Task Attempt_IsWeighedLikeEveryOtherTrace(string events, string inference, string route)
    {
        using var setup = new ScriptedSetup(call => call.Role == ModelRole.Blind
            ? ScriptedModel.Says(ScriptedModel.Trace(Sound, inference).Content.TrimEnd()[..^1] + $$""","answer":null,"events":[{{events}}],"box":null,"points":[]}""")
            : ScriptedModel.Trace(Sound, "A tone that swells so evenly is the Church bell."));
        setup.Options = setup.Options with { Writer = setup.Options.Writer with { Blind = 1 } };

        var success = Assert.IsType<ReasoningResult.Success>(await setup.ReasonAsync(Requests.Ave(0)));

        Assert.Equal(route, success.Provenance.Reply!.Route);
        Assert.Equal(route == "blind" ? 1 : 2, setup.Model.Calls.Count);
    }

    [Fact]
    public async Task Attempt_WithAJudge_IsJudged()
    {
        await using var setup = await SetupAsync(1);
        setup.Options = setup.Options with { Judge = new JudgeOptions { Provider = "fake" } };

        var success = Assert.IsType<ReasoningResult.Success>(await setup.ReasonAsync(Telling(0)));

        Assert.Equal("blind", success.Provenance.Reply!.Route);
        Assert.Equal(["judge_answer", "grounding"], success.Provenance.Reply.Judges.Select(static judge => judge.Check));
    }

    [Fact]
    public async Task Place_IsAskedForWholeAndNothingMeasuredOnTheMaskIsShown()
    {
        var region = new Region(new PixelBox(30, 96, 120, 210), [new(60, 150), new(80, 170), new(100, 190)]);
        var evidence = EvidenceCollector.Collect(new EvidenceInput { Sounds = [Pcm.Noise(1, 2)], Region = region, Mask = Pictures.Mask(30, 96, 120, 210) });
        var request = new ReasoningRequest("s4/train/1", "s4", new RegionTruth("dog", region), evidence) { Instruction = "Where?", OtherLabels = ["cat"] };
        await using var setup = await SetupAsync(1);

        await setup.ReasonAsync(request);

        var asked = setup.Server.Requests.First(static one => one.System.StartsWith("You answer", StringComparison.Ordinal));
        Assert.Contains("with the box and the points", Line(asked.User, "Asked for: "), StringComparison.Ordinal);
        Assert.DoesNotContain("mask_", asked.User, StringComparison.Ordinal);
        Assert.DoesNotContain("column", asked.User, StringComparison.Ordinal);
        var question = JudgeQuestion.Blind(request);
        Assert.Equal("the observations lead to no box", AnswerComparison.Miss(question, new JudgeReply("dog", [], null, [new SaidPoint(60, 150)])));
        Assert.Null(AnswerComparison.Miss(question, new JudgeReply("dog", [], new SaidBox(28, 100, 118, 212), [new SaidPoint(60, 150)])));
    }

    [Fact]
    public async Task Storm_WithBlindAttempts_LosesNothingAndReplaysByteForByte()
    {
        await using var setup = await SetupAsync(2);
        setup.Server.Behaviour = Behaviours.Storm(seed: 5, share: 0.3, poisonOneIn: 25);
        setup.Options = setup.Options with { Calls = setup.Options.Calls with { Attempts = 20, AttemptSeconds = 2 } };
        var requests = Enumerable.Range(0, 40).Select(static number => number % 2 == 0 ? Telling(number) : Requests.Ave(number)).ToArray();

        var results = await setup.ReasonAsync(requests);

        Assert.Equal(40, setup.Progress!.Accepted + setup.Progress.Rejected);
        var routes = results.OfType<ReasoningResult.Success>().Select(static one => one.Provenance.Reply!.Route).ToArray();
        Assert.Equal(setup.Progress.Blind, routes.Count(static route => route == "blind"));
        Assert.True(routes.Count(static route => route == "blind") >= 15, string.Join(' ', routes));
        Assert.True(routes.Count(static route => route == "hinted") >= 10, string.Join(' ', routes));
        setup.Options = setup.Options with { Offline = true, EnvironmentVariable = static _ => null };
        var replayed = await setup.ReasonAsync(requests);
        Assert.Equal(results.Select(FakeSetup.Text), replayed.Select(FakeSetup.Text));
    }

    [Fact]
    public async Task Budget_HoldsForBlindAttemptsToo()
    {
        await using var setup = await SetupAsync(2);
        setup.Options = setup.Options with { Budget = new BudgetOptions { Money = 0 } };

        var halt = await Assert.ThrowsAsync<ReasonerHaltException>(() => setup.ReasonAsync(Telling(0)));

        Assert.Equal(HaltReason.Budget, halt.Reason);
        Assert.Empty(setup.Server.Completions);
    }

    [Theory]
    [InlineData(0, 1, 0, 100)]
    [InlineData(3, 1, 300, 300)]
    [InlineData(1, 2, 100, 200)]
    public void Estimate_CountsBlindAttemptsAndTheirJudging(int blind, int candidates, long attempts, long judged)
    {
        using var setup = new ScriptedSetup(static _ => ScriptedModel.Says(""));
        var options = setup.Options with
        {
            Writer = setup.Options.Writer with { Blind = blind, Candidates = candidates },
            Judge = new JudgeOptions { Provider = "scripted" },
        };

        var estimate = CostEstimator.Estimate(options, 100, [Requests.Ave(0), Requests.Ave(1)]);

        Assert.Equal(attempts, estimate.Roles.SingleOrDefault(static role => role.Role == "blind")?.Calls ?? 0);
        Assert.Equal(100 * candidates, estimate.Roles.Single(static role => role.Role == "writer").Calls);
        Assert.All(estimate.Roles.Where(static role => role.Role is "judge" or "grounding"), role => Assert.Equal(judged, role.Calls));
    }

    private const string Sound = "A long tone stands clear of everything else that the microphone picks up, and it swells and fades without ever breaking off.";

    /// <summary>A sample with a caption that says what is heard and when, so that the fake can answer by itself.</summary>
    private static ReasoningRequest Telling(int number)
    {
        var request = Requests.Ave(number);
        var own = ((EventsTruth)request.Truth).Events[0];
        return Requests.Ave(number, new EvidenceItem("t0", Modality.Text, own.Ranges[0].Start, own.Ranges[0].End, "caption", $"One hears {own.Label} here.", "somebody"));
    }

    private static string Line(string text, string start) => text.Split('\n').First(line => line.StartsWith(start, StringComparison.Ordinal));

    private static async Task<FakeSetup> SetupAsync(int blind)
    {
        var setup = await FakeSetup.StartAsync();
        setup.Server.KeepsRequests = true;
        setup.Options = setup.Options with { Writer = setup.Options.Writer with { Blind = blind, Repair = false } };
        return setup;
    }
}
