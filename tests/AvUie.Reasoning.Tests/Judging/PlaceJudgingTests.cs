using AvUie.Core;
using AvUie.FakeModel;

namespace AvUie.Reasoning.Tests.Judging;

/// <summary>A judge must find an object's place again where the trace states it in numbers.</summary>
public sealed class PlaceJudgingTests
{
    private static readonly Region Place = new(new PixelBox(30, 96, 120, 210), [new(60, 150), new(80, 170), new(100, 190)]);

    public static TheoryData<string> Tasks => ["s4", "ms3", "arig", "ref_avs"];

    [Theory]
    [MemberData(nameof(Tasks))]
    public async Task JudgeThatReadsThePlace_Accepts(string task)
    {
        await using var setup = await SetupAsync();

        var success = Assert.IsType<ReasoningResult.Success>(await setup.ReasonAsync(Request(task)));

        Assert.Equal("recovered", success.Provenance.Reply!.Judges.Single().Result);
        var asked = setup.Server.Requests.Last().User;
        Assert.Contains("with the box and the points", asked, StringComparison.Ordinal);
        Assert.Contains("column 30", asked, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("s4", Misbehaviour.MovedBox, "the observations lead to another box")]
    [InlineData("ms3", Misbehaviour.MovedBox, "the observations lead to another box")]
    [InlineData("arig", Misbehaviour.MovedPoint, "the observations lead to a point beside the object")]
    [InlineData("ref_avs", Misbehaviour.MovedPoint, "the observations lead to a point beside the object")]
    public async Task JudgeThatReadsAnotherPlace_Objects(string task, Misbehaviour misbehaviour, string detail)
    {
        await using var setup = await SetupAsync();
        setup.Server.Behaviour = (request, _) => request.System.StartsWith("You write", StringComparison.Ordinal) ? Misbehaviour.None : misbehaviour;

        var failure = Assert.IsType<ReasoningResult.Failure>(await setup.ReasonAsync(Request(task)));

        Assert.Equal(ReasonCode.RejectedTrace, failure.Reason);
        Assert.Contains($"judge_answer: {detail}", failure.Detail, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"answer":"dog","events":[],"box":[30,96,120,210],"points":[[60,150]]}""", null)]
    [InlineData("""{"answer":"dog","events":[],"box":[36,96,120,210],"points":[[30,96],[120,210]]}""", null)]
    [InlineData("""{"answer":"dog","events":[],"box":[60,96,120,210],"points":[[60,150]]}""", "another box")]
    [InlineData("""{"answer":"dog","events":[],"box":[120,210,30,96],"points":[[60,150]]}""", "another box")]
    [InlineData("""{"answer":"dog","events":[],"box":null,"points":[[60,150]]}""", "no box")]
    [InlineData("""{"answer":"dog","events":[],"box":[30,96,120,210],"points":[]}""", "no point")]
    [InlineData("""{"answer":"dog","events":[],"box":[30,96,120,210],"points":[[60,150],[121,150]]}""", "beside the object")]
    [InlineData("""{"answer":"cat","events":[],"box":[30,96,120,210],"points":[[60,150]]}""", "'cat'")]
    [InlineData("""{"answer":"dog","events":[]}""", "no box")]
    public void Answer_IsHeldAgainstThePlace(string reply, string? miss)
    {
        var question = JudgeQuestion.Of(Request("s4"), Trace("From column 30 to column 120 and from row 96 to row 210 it stands out.", "Its middle is not far from 60, 150."), 3);

        var found = AnswerComparison.Miss(question, JudgeReply.Parse(reply)!);

        Assert.True(miss is null ? found is null : found!.Contains(miss, StringComparison.Ordinal), found);
    }

    [Theory]
    [InlineData("""{"answer":"dog","events":[],"box":[1,2,3],"points":[]}""")]
    [InlineData("""{"answer":"dog","events":[],"box":[1,2,3,"4"],"points":[]}""")]
    [InlineData("""{"answer":"dog","events":[],"box":null,"points":[[1]]}""")]
    [InlineData("""{"answer":"dog","events":[],"box":[1,2,3,1e999],"points":[]}""")]
    [InlineData("""{"answer":"dog","events":[],"box":"left","points":[]}""")]
    public void Answer_WithAPlaceOfAnotherForm_IsNoAnswer(string reply) => Assert.Null(JudgeReply.Parse(reply));

    [Theory]
    [InlineData("In the lower left an animal stands with an open mouth.", null)]
    [InlineData("From 3 s to 5 s it moves.", null)]
    [InlineData("The left border is at column 30.", "")]
    [InlineData("From column thirty to column one hundred and twenty, and from row 96 to row 210, something stands out.", "box")]
    [InlineData("It lies between 30, 96 and 120, 210.", "box")]
    [InlineData("The middle of it is near 80, 170.", "points")]
    public void Place_IsAskedBackAsFarAsItIsStated(string observation, string? needed)
    {
        var place = JudgeQuestion.Of(Request("s4"), Trace(observation, "It keeps its place."), 3).Place;

        Assert.Equal(needed, place is null ? null : $"{(place.NeedsBox ? "box" : "")}{(place.NeedsPoints ? "points" : "")}");
    }

    [Fact]
    public void Place_InTheInferenceAlone_IsBlankedAndNotAskedFor()
    {
        var trace = Trace("An animal stands there.", "It keeps its place.") with { Inference = "So the dog lies between 30, 96 and column 120." };

        Assert.Null(JudgeQuestion.Of(Request("s4"), trace, 3).Place);
        Assert.Contains("So the ____ lies between ____ and ____.", MaskedTrace.Of(trace, Request("s4").Truth), StringComparison.Ordinal);
    }

    [Fact]
    public void AbsentObject_HasNoPlaceToAskFor()
    {
        var request = Request("ref_avs") with { Truth = new ReferringTruth("the cat", null, null) };

        var question = JudgeQuestion.Of(request, Trace("The left border is at column 30.", "It keeps its place."), 3);

        Assert.Null(question.Place);
        Assert.Equal("the object is absent", question.Right);
    }

    private static async Task<FakeSetup> SetupAsync()
    {
        var setup = await FakeSetup.StartAsync();
        setup.Server.KeepsRequests = true;
        setup.Options = setup.Options with { Judge = new JudgeOptions { Provider = "fake", Grounding = false } };
        return setup;
    }

    private static ReasoningTrace Trace(params string[] observations) => new(
        [.. observations.Select(static text => new TraceStep(Modality.Visual, null, null, text, []))], "It is the dog.", "weak");

    private static ReasoningRequest Request(string task) => new(
        $"{task}/train/1", task, task == "ref_avs" ? new ReferringTruth("the one that barks", "dog", Place) : new RegionTruth("dog", Place),
        EvidenceCollector.Collect(new EvidenceInput { Sounds = [Pcm.Noise(1, 2)], Region = Place, Mask = Pictures.Mask(30, 96, 120, 210) }))
    {
        Instruction = "Where is the sounding object?",
        OtherLabels = ["cat", "dog", "violin"],
    };
}
