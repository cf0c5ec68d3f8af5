namespace AvUie.Reasoning.Tests;

public class TraceRenderingTests
{
    private static readonly ReasoningTrace Trace = new(
        [new TraceStep(Modality.Audio, 0, 2.5, "It is loud.", ["a0", "a1"]), new TraceStep(Modality.Text, null, null, "It isn't “quiet”.", [])],
        "So it is a bell.", "weak");

    private static readonly TraceProvenance Provenance = new("template", "template/v1", "ab", 0, 0);

    [Fact]
    public void Render_V2_EndsInTheAnswer() =>
        Assert.Equal("It is loud. It isn't “quiet”. So it is a bell. <answer>1</answer>", TraceRenderer.Render(Trace, "<answer>1</answer>"));

    [Fact]
    public void Render_Think_WrapsTheTextOnly() => Assert.Equal(
        "<think>It is loud. It isn't “quiet”. So it is a bell.</think><answer>1</answer>",
        TraceRenderer.Render(Trace, "<answer>1</answer>", TraceStyle.Think));

    [Fact]
    public void Render_ThinkWithEvents_WrapsTheWholeAnswer() => Assert.EndsWith(
        "</think><answer><event>Bark</event> <range>2,5</range></answer>",
        TraceRenderer.Render(Trace, "<event>Bark</event> <range>2,5</range>", TraceStyle.Think), StringComparison.Ordinal);

    [Theory]
    [InlineData("<think>a</think><answer>1</answer>", true)]
    [InlineData("a <answer>1</answer>", true)]
    [InlineData("<think>a</think><answer>Bark</think></answer>", false)]
    [InlineData("<think>a</think><answer>x</answer><answer>y</answer>", false)]
    [InlineData("a <answer>Bark</think></answer>", false)]
    public void Objection_Target_IsRaisedWhereTheBlockBreaks(string target, bool sound) => Assert.Equal(sound, ThinkEnvelope.Objection(target) is null);

    [Fact]
    public void Json_Written_HasAFixedForm() => Assert.Equal(
        """{"version":1,"steps":[{"modality":"audio","start":0,"end":2.5,"observation":"It is loud.","evidence_ids":["a0","a1"]},"""
        + """{"modality":"text","start":null,"end":null,"observation":"It isn't “quiet”.","evidence_ids":[]}],"inference":"So it is a bell.","evidence"""
        + """_support":"weak","provenance":{"kind":"template","model":"template/v1","evidence_sha256":"ab","tokens_in":0,"tokens_out":0}}""",
        TraceJson.Write(Trace, Provenance));

    [Fact]
    public void Json_ManyTraces_RoundTrip()
    {
        for (var seed = 0; seed < 500; seed++)
        {
            var result = TemplateReasoner.Reason(SyntheticRequests.Request(seed));
            var json = TraceJson.Write(result.Trace, result.Provenance);
            var read = TraceJson.Read(json, out var error);

            Assert.Null(error);
            Assert.NotNull(read);
            Assert.Equal(result.Provenance, read.Provenance);
            Assert.Equal(json, TraceJson.Write(read.Trace, read.Provenance));
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("""{"version":2}""")]
    [InlineData("""{"version":1,"steps":[],"inference":null,"evidence_support":"weak"}""")]
    [InlineData("""{"version":1,"steps":[],"inference":"x","evidence_support":"sure"}""")]
    public void Json_Broken_SaysWhatIsWrong(string json)
    {
        Assert.Null(TraceJson.Read(json, out var error));
        Assert.NotNull(error);
    }
}
