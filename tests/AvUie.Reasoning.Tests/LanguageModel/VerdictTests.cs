using System.Globalization;
using AvUie.Core;

namespace AvUie.Reasoning.Tests.LanguageModel;

public sealed class VerdictTests
{
    private const string Sound = "A long tone stands clear of everything else that the microphone picks up, and it swells and fades without ever breaking off.";

    [Fact]
    public async Task SoundTrace_WithoutJudge_IsAcceptedWithItsWholeProvenance()
    {
        using var setup = new ScriptedSetup(static _ => ScriptedModel.Trace(Sound, "A tone that swells so evenly is the Church bell."));
        var request = Requests.Ave(0) with { Media = Requests.Media(2) };

        var success = Assert.IsType<ReasoningResult.Success>(await setup.ReasonAsync(request));

        var reply = success.Provenance.Reply!;
        Assert.Equal(("llm", "scripted", 100, 50), (success.Provenance.Kind, success.Provenance.Model, success.Provenance.TokensIn, success.Provenance.TokensOut));
        Assert.Equal(("scripted-1", "hinted", "event_localization/2", 0, 1, "stop"), (reply.ModelServed, reply.Route, reply.PromptId, reply.Candidate, reply.Attempt, reply.FinishReason));
        Assert.Equal(request.Media.Select(static part => part.Sha256), reply.MediaSha256);
        Assert.Equal(TraceChecks.All.Select(static check => check.Name), reply.Checks);
        var stored = TraceJson.Read(TraceJson.Write(success.Trace, success.Provenance), out var error);
        Assert.Null(error);
        Assert.Equal(TraceJson.Write(success.Trace, success.Provenance), TraceJson.Write(stored!.Trace, stored.Provenance));
    }

    [Fact]
    public async Task RejectedTrace_IsRepairedOnceWithTheChecksNamed()
    {
        using var setup = new ScriptedSetup(static call => call.Candidate == 0
            ? ScriptedModel.Trace(Sound, "The ground truth says Church bell.")
            : ScriptedModel.Trace(Sound, "A tone that swells so evenly is the Church bell."));

        var success = Assert.IsType<ReasoningResult.Success>(await setup.ReasonAsync(Requests.Ave(0)));

        Assert.Equal("repair", success.Provenance.Reply!.Route);
        var repair = setup.Model.Calls.Last();
        Assert.Contains("- leak_phrase: ", repair.User, StringComparison.Ordinal);
        Assert.Contains("The ground truth says Church bell.", repair.User, StringComparison.Ordinal);
        Assert.Equal(2, setup.Model.Calls.Count);
        Assert.Equal([new CheckCount("leak_phrase", 1)], setup.Progress!.Rejects);
    }

    [Fact]
    public async Task RejectedRepair_EndsInTheLedgerWithWhatWasWrong()
    {
        using var setup = new ScriptedSetup(static call => ScriptedModel.Trace(Sound, call.Candidate == 0 ? "The ground truth says Church bell." : "The Church bell is at [1,2]."));

        var failure = Assert.IsType<ReasoningResult.Failure>(await setup.ReasonAsync(Requests.Ave(0)));

        Assert.Equal((ReasonCode.RejectedTrace, 2), (failure.Reason, failure.Attempts));
        Assert.Contains("leak_phrase", failure.Detail, StringComparison.Ordinal);
        Assert.Contains("bracketed_numbers", failure.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task RejectedRepair_WithTemplateOnFailure_IsATemplateMarkedAsSuch()
    {
        using var setup = new ScriptedSetup(static _ => ScriptedModel.Trace(Sound, "The ground truth says Church bell."));
        setup.Options = setup.Options with { TemplateOnFailure = true };

        var success = Assert.IsType<ReasoningResult.Success>(await setup.ReasonAsync(Requests.Ave(0)));

        Assert.Equal("template", success.Provenance.Kind);
        Assert.StartsWith("rejected_trace: leak_phrase", success.Provenance.StandsInFor, StringComparison.Ordinal);
        Assert.Contains("\"stands_in_for\":\"rejected_trace", TraceJson.Write(success.Trace, success.Provenance), StringComparison.Ordinal);
    }

    [Fact]
    public async Task WriterThatFindsTheLabelUnsupported_IsNotAskedToMend()
    {
        using var setup = new ScriptedSetup(static _ => ScriptedModel.Trace(Sound, "Nothing fits the Church bell.", "unsupported"));

        var failure = Assert.IsType<ReasoningResult.Failure>(await setup.ReasonAsync(Requests.Ave(0)));

        Assert.Contains("unsupported", failure.Detail, StringComparison.Ordinal);
        Assert.Single(setup.Model.Calls);
    }

    [Theory]
    [InlineData("{\"steps\":[],\"inference\":\"x\",\"evidence_support\":\"weak\"}", "0 steps")]
    [InlineData("not json", "not the JSON")]
    [InlineData("{\"steps\":[{\"modality\":\"smell\",\"start\":0,\"end\":1,\"observation\":\"x\",\"evidence_ids\":[]}],\"inference\":\"x\",\"evidence_support\":\"weak\"}", "modality")]
    [InlineData("{\"steps\":[{\"modality\":\"audio\",\"start\":1e999,\"end\":1,\"observation\":\"x\",\"evidence_ids\":[]}],\"inference\":\"x\",\"evidence_support\":\"weak\"}", "no number")]
    [InlineData("{\"steps\":[{\"modality\":\"audio\",\"start\":0,\"end\":1,\"observation\":\"a\\nb\",\"evidence_ids\":[]}],\"inference\":\"x\",\"evidence_support\":\"weak\"}", "line break")]
    [InlineData("{\"steps\":[{\"modality\":\"audio\",\"start\":0,\"end\":1,\"observation\":\"\\ud800\",\"evidence_ids\":[]}],\"inference\":\"x\",\"evidence_support\":\"weak\"}", "not the JSON")]
    [InlineData("[[[[[[[[[[", "not the JSON")]
    public async Task ReplyOfAnotherForm_IsAskedForAgainAndThenGivenUp(string content, string detail)
    {
        using var setup = new ScriptedSetup(_ => ScriptedModel.Says(content));

        var failure = Assert.IsType<ReasoningResult.Failure>(await setup.ReasonAsync(Requests.Ave(0)));

        Assert.Equal((ReasonCode.ReasonerUnavailable, 3), (failure.Reason, failure.Attempts));
        Assert.Contains(detail, failure.Detail, StringComparison.Ordinal);
        Assert.Equal(3, setup.Model.Calls.Select(static call => call.Seed).Distinct().Count());
    }

    [Theory]
    [InlineData("<think>hm, {\"steps\"</think>\n")]
    [InlineData("```json\n")]
    public void Reply_WithSomethingAroundIt_IsRead(string before)
    {
        var reply = ScriptedModel.Trace(Sound, "So it is.").Content;

        Assert.NotNull(TraceReply.Parse(before + reply + (before[0] == '`' ? "\n```" : "")).Trace);
    }

    [Fact]
    public async Task SeveralCandidates_TheBestGroundedIsKept()
    {
        using var setup = new ScriptedSetup(static call => call.Role switch
        {
            ModelRole.Writer => ScriptedModel.Trace($"{Sound} {(call.Candidate == 1 ? "It stays." : "It goes.")}", "A tone that swells so evenly is the Church bell.", second: "A bell swings."),
            ModelRole.Judge => ScriptedModel.Says("""{"answer":null,"events":[{"label":"Church bell","modality":"either","start":0,"end":6}]}"""),
            _ => ScriptedModel.Says($$"""{"steps":[{"step":1,"verdict":"supported"},{"step":2,"verdict":"{{(call.User.Contains("It stays", StringComparison.Ordinal) ? "supported" : "silent")}}"}]}"""),
        });
        setup.Options = setup.Options with
        {
            Writer = setup.Options.Writer with { Candidates = 3 },
            Judge = new JudgeOptions { Provider = "scripted", SupportedShare = 0.5 },
        };

        var success = Assert.IsType<ReasoningResult.Success>(await setup.ReasonAsync(Requests.Ave(0)));

        Assert.Equal(1, success.Provenance.Reply!.Candidate);
        Assert.Equal(["recovered", "2 of 2 steps supported"], success.Provenance.Reply.Judges.Select(static judge => judge.Result));

        // Two of the three traces are alike: what is asked about them is asked once.
        Assert.Equal(7, setup.Model.Calls.Count);
    }

    [Theory]
    [InlineData("""{"answer":null,"events":[{"label":"Church bell","modality":"either","start":5,"end":10}]}""", "judge_answer: the observations lead to another stretch of 'Church bell'")]
    [InlineData("""{"answer":null,"events":[]}""", "judge_answer: the observations do not lead to 'Church bell'")]
    [InlineData("""{"answer":null,"events":[{"label":"Church bell","modality":"either","start":0,"end":6},{"label":"Ukulele","modality":"audio","start":0,"end":1}]}""", "judge_answer: the observations lead to 'Ukulele'")]
    public async Task Judge_WhoseAnswerMisses_Objects(string answer, string detail)
    {
        using var setup = new ScriptedSetup(call => call.Role == ModelRole.Writer ? ScriptedModel.Trace(Sound, "A tone that swells so evenly is the Church bell.") : ScriptedModel.Says(answer));
        setup.Options = setup.Options with { Judge = new JudgeOptions { Provider = "scripted", Grounding = false } };

        var failure = Assert.IsType<ReasoningResult.Failure>(await setup.ReasonAsync(Requests.Ave(0)));

        Assert.Contains(detail, failure.Detail, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("contradicted", "grounding: the evidence contradicts step 1")]
    [InlineData("silent", "grounding: the evidence supports 0 of 1 steps")]
    public async Task Grounding_OfAnUnsupportedStep_Objects(string verdict, string detail)
    {
        using var setup = new ScriptedSetup(call => call.Role == ModelRole.Writer
            ? ScriptedModel.Trace(Sound, "A tone that swells so evenly is the Church bell.")
            : ScriptedModel.Says(string.Create(CultureInfo.InvariantCulture, $$"""{"steps":[{"step":1,"verdict":"{{verdict}}"}]}""")));
        setup.Options = setup.Options with { Judge = new JudgeOptions { Provider = "scripted", Answer = false } };

        var failure = Assert.IsType<ReasoningResult.Failure>(await setup.ReasonAsync(Requests.Ave(0)));

        Assert.Contains(detail, failure.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Judge_SeesNeitherLabelNorMedia()
    {
        using var setup = new ScriptedSetup(static call => call.Role == ModelRole.Writer
            ? ScriptedModel.Trace(Sound, "It is the Church bell, a bell of a church.")
            : ScriptedModel.Says("""{"answer":null,"events":[]}"""));
        setup.Options = setup.Options with { Judge = new JudgeOptions { Provider = "scripted", Grounding = false } };

        await setup.ReasonAsync(Requests.Ave(0) with { Media = Requests.Media(2) });

        var judged = setup.Model.Calls.First(static call => call.Role == ModelRole.Judge);
        Assert.Empty(judged.Media);
        Assert.Contains("It is the ____, a ____ of a ____.", judged.User, StringComparison.Ordinal);
        Assert.DoesNotContain("\"events\":[{\"label\":\"Church bell\"", judged.User, StringComparison.Ordinal);
        Assert.Contains("\"Church bell\"", judged.User.Split('\n').Single(static line => line.StartsWith("Options: ", StringComparison.Ordinal)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task LabelThatCannotBeSaid_CostsNoReply()
    {
        using var setup = new ScriptedSetup(static _ => ScriptedModel.Trace(Sound, "A tone that swells so evenly is the Church bell."));

        var failure = Assert.IsType<ReasoningResult.Failure>(
            await setup.ReasonAsync(Requests.Ave(0) with { Truth = new EventsTruth([new TimedEvent("</event>", [new TimeRange(0, 3)])]) }));

        Assert.Equal(ReasonCode.AnswerRoundTrip, failure.Reason);
        Assert.Empty(setup.Model.Calls);
    }

    [Theory]
    [InlineData("It is there.", null)]
    [InlineData("It is at [5,6].", null)]
    [InlineData("It is at [5,6,7,8].", "does not read back")]
    public void RoundTrip_OfAPlace_IsTheGrammarsAndTheReferences(string reasoning, string? objection)
    {
        var truth = new RegionTruth("dog", new Region(new PixelBox(10, 20, 100, 120), [new(20, 30), new(50, 60), new(90, 100)]));
        var answer = Assert.IsType<RenderedAnswer.Success>(AnswerGrammar.Render("s4", truth)).Text;

        var found = AnswerRoundTrip.Objection("s4", truth, $"{reasoning} {answer}");

        Assert.True(objection is null ? found is null : found!.Contains(objection, StringComparison.Ordinal), found);
    }
}
