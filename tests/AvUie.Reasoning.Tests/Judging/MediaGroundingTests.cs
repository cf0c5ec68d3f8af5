using AvUie.Core;

namespace AvUie.Reasoning.Tests.Judging;

/// <summary>Steps about pictures must stand before the pictures alone, steps about sound before the sound alone.</summary>
public sealed class MediaGroundingTests
{
    private const string Heard = "A long tone stands clear of everything else that the microphone picks up, and it swells and fades without ever breaking off.";
    private const string Seen = "A tall frame of wood fills the middle of the view and stays where it is.";
    private const string Concluded = "A tone that swells so evenly is the Church bell.";

    [Fact]
    public async Task ShareOfNone_AsksNothing()
    {
        using var setup = Setup(share: 0, static call => Supported(call));

        var success = Assert.IsType<ReasoningResult.Success>(await setup.ReasonAsync(Request(0)));

        Assert.Equal(ModelRole.Writer, Assert.Single(setup.Model.Calls).Role);
        Assert.DoesNotContain(MediaGrounding.Check, success.Provenance.Reply!.Checks);
    }

    [Fact]
    public async Task ShareOfAll_AsksEachMediumAloneAboutItsOwnSteps()
    {
        using var setup = Setup(share: 1, static call => Supported(call));
        var request = Request(0);

        var success = Assert.IsType<ReasoningResult.Success>(await setup.ReasonAsync(request));

        var sight = setup.Model.Calls.Single(static call => call.Role == ModelRole.Sight);
        var hearing = setup.Model.Calls.Single(static call => call.Role == ModelRole.Hearing);
        Assert.Equal(request.Media.Where(static part => part.Kind == MediaKind.Image), sight.Media);
        Assert.Equal(request.Media.Where(static part => part.Kind == MediaKind.Audio), hearing.Media);
        Assert.Equal($"You are given: the pictures, without the sound\nStatements:\n2. (whole clip) {PromptData.Text(Seen)}", sight.User.TrimEnd());
        Assert.Equal($"You are given: the sound, without the pictures\nStatements:\n1. (0 s to 1 s) {PromptData.Text(Heard)}", hearing.User.TrimEnd());
        Assert.DoesNotContain(setup.Model.Calls, static call => call.Role != ModelRole.Writer && (call.System + call.User).Contains("Church bell", StringComparison.Ordinal));
        Assert.Equal(3, setup.Model.Calls.Count);

        var reply = success.Provenance.Reply!;
        Assert.Equal(MediaGrounding.Check, reply.Checks[^1]);
        Assert.Equal(
            ["the pictures alone: 1 of 1 steps supported", "the sound alone: 1 of 1 steps supported"],
            reply.Judges.Select(static judge => judge.Result));
        Assert.All(reply.Judges, static judge => Assert.Equal((MediaGrounding.Check, "media_grounding/1"), (judge.Check, judge.PromptId)));
    }

    [Theory]
    [InlineData(nameof(ModelRole.Hearing), "step 1 is contradicted by the sound alone")]
    [InlineData(nameof(ModelRole.Sight), "step 2 is contradicted by the pictures alone")]
    public async Task ContradictedStep_IsRejectedAndToldToTheRepair(string contradicting, string detail)
    {
        using var setup = Setup(share: 1, call => Verdict(call, call.Role.ToString() == contradicting ? "contradicted" : "supported"));

        var failure = Assert.IsType<ReasoningResult.Failure>(await setup.ReasonAsync(Request(0)));

        Assert.Equal((ReasonCode.RejectedTrace, $"media_grounding: {detail}"), (failure.Reason, failure.Detail));
        Assert.Contains($"- media_grounding: {PromptData.Text(detail)}", setup.Model.Calls.Last(static call => call.Role == ModelRole.Writer).User, StringComparison.Ordinal);
        Assert.Equal([new CheckCount(MediaGrounding.Check, 2)], setup.Progress!.Rejects);
    }

    [Theory]
    [InlineData(0.5, true)]
    [InlineData(0.9, false)]
    public async Task StepThatCannotBeTold_CountsAsUnsupported(double supportedShare, bool accepted)
    {
        using var setup = Setup(share: 1, call => Verdict(call, call.Role == ModelRole.Hearing ? "cannot_tell" : "supported"));
        setup.Options = setup.Options with { Judge = setup.Options.Judge! with { SupportedShare = supportedShare } };

        var result = await setup.ReasonAsync(Request(0));

        Assert.Equal(accepted, result is ReasoningResult.Success);
        Assert.Equal(accepted ? null : "media_grounding: pictures and sound, each alone, support 1 of 2 steps", (result as ReasoningResult.Failure)?.Detail);
    }

    [Fact]
    public async Task StepAboutAMediumThatTheSampleLacks_IsNotAskedAboutAndCountsAsUnsupported()
    {
        using var setup = Setup(share: 1, static call => Supported(call));

        var failure = Assert.IsType<ReasoningResult.Failure>(
            await setup.ReasonAsync(Request(0) with { Media = [.. Requests.Media(2).Where(static part => part.Kind == MediaKind.Image)] }));

        Assert.Equal("media_grounding: pictures and sound, each alone, support 1 of 2 steps", failure.Detail);
        Assert.DoesNotContain(setup.Model.Calls, static call => call.Role == ModelRole.Hearing);
    }

    [Theory]
    [InlineData("""{"steps":[]}""")]
    [InlineData("""{"steps":[{"step":1,"verdict":"silent"},{"step":2,"verdict":"silent"}]}""")]
    [InlineData("no JSON")]
    public async Task ReplyOfAnotherForm_IsAskedForAgainAndThenAnObjection(string reply)
    {
        using var setup = Setup(share: 1, call => call.Role == ModelRole.Hearing ? ScriptedModel.Says(reply) : Supported(call));
        setup.Options = setup.Options with { Writer = setup.Options.Writer with { Repair = false } };

        var failure = Assert.IsType<ReasoningResult.Failure>(await setup.ReasonAsync(Request(0)));

        Assert.Equal("media_grounding: the judge gave no usable reply about the sound alone", failure.Detail);
        Assert.Equal(3, setup.Model.Calls.Where(static call => call.Role == ModelRole.Hearing).Select(static call => call.Seed).Distinct().Count());
    }

    [Fact]
    public void Draw_IsAFunctionOfIdAndSeedAndGrowsWithTheShare()
    {
        string[] ids = [.. Enumerable.Range(0, 2000).Select(static number => $"ave/train/{number}")];

        var (half, again) = (Drawn(0.5, 0), Drawn(0.5, 0));

        Assert.Equal(half, again);
        Assert.InRange(half.Length, 900, 1100);
        Assert.NotEqual(half, Drawn(0.5, 1));
        Assert.Empty(Drawn(0.25, 0).Except(half));
        Assert.Empty(Drawn(0, 0));
        Assert.Equal(ids, Drawn(1, 0));

        // What other runs and machines draw too: the function itself must not change.
        Assert.Equal(["ave/train/0", "ave/train/4", "ave/train/8", "ave/train/9", "ave/train/10"], half.Take(5));

        string[] Drawn(double share, int seed)
        {
            var media = new MediaGrounding(new JudgeOptions { Provider = "p", MediaShare = share, Seed = seed }, new ProviderProfile { Name = "p" }, PromptLibrary.Load(null));
            return [.. ids.Where(media.Draws)];
        }
    }

    private static ReasoningRequest Request(int number) => Requests.Ave(number) with { Media = Requests.Media(2) };

    private static ScriptedSetup Setup(double share, Func<ModelCall, ModelReply> judge)
    {
        var setup = new ScriptedSetup(call => call.Role == ModelRole.Writer ? ScriptedModel.Says($$"""
            {"steps":[{"modality":"audio","start":0,"end":1,"observation":{{PromptData.Text(Heard)}},"evidence_ids":["a0"]},{"modality":"visual","start":null,"end":null,"observation":{{PromptData.Text(Seen)}},"evidence_ids":[]}],"inference":{{PromptData.Text(Concluded)}},"evidence_support":"weak"}
            """) : judge(call));
        setup.Options = setup.Options with { Judge = new JudgeOptions { Provider = "scripted", Answer = false, Grounding = false, MediaShare = share } };
        return setup;
    }

    private static ModelReply Supported(ModelCall call) => Verdict(call, "supported");

    private static ModelReply Verdict(ModelCall call, string verdict) =>
        ScriptedModel.Says($$"""{"steps":[{"step":{{(call.Role == ModelRole.Hearing ? 1 : 2)}},"verdict":"{{verdict}}"}]}""");
}
