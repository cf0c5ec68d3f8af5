using AvUie.Core;

namespace AvUie.Reasoning.Tests;

public class RegionTraceTests
{
    private static readonly Region Region = new(new PixelBox(10, 90, 60, 140), [new(20, 100), new(30, 110), new(40, 120)]);

    private static ReasoningTrace S4(EvidenceInput input) => TemplateReasoner.Reason(new ReasoningRequest(
        "s4/train/x", "s4", new RegionTruth("dog", input.Region), EvidenceCollector.Collect(input))).Trace;

    private static EvidenceInput Input(short[] sound) => new()
    {
        Sounds = [sound],
        Videos = [new SampledVideo([Pictures.Grey(90)], [2.5])],
        Mask = Pictures.Mask(10, 90, 60, 140),
        Region = Region,
    };

    [Fact]
    public void Region_WithSoundAndPointsInside_IsStrong()
    {
        var trace = S4(Input(Pcm.Noise(5, 2)));

        Assert.Equal("strong", trace.EvidenceSupport);
        Assert.Contains("on the left of the picture", TraceRenderer.Text(trace), StringComparison.Ordinal);
        Assert.Contains("5.2 %", TraceRenderer.Text(trace), StringComparison.Ordinal);
    }

    [Fact]
    public void Region_InASilentClip_IsWeak() => Assert.Equal("weak", S4(Input(Pcm.Silence(5))).EvidenceSupport);

    [Fact]
    public void Region_WithAPointOutside_IsWeak()
    {
        var outside = Region with { Points = [new(20, 100), new(30, 110), new(200, 10)] };

        Assert.Equal("weak", S4(Input(Pcm.Noise(5, 2)) with { Region = outside }).EvidenceSupport);
    }

    [Fact]
    public void Region_Unmeasured_IsNone() => Assert.Equal("none", S4(new EvidenceInput()).EvidenceSupport);

    [Fact]
    public void Absent_Object_IsNeverStrong()
    {
        var evidence = EvidenceCollector.Collect(new EvidenceInput { Sounds = [Pcm.Noise(5, 2)] });
        var trace = TemplateReasoner.Reason(new ReasoningRequest("ref_avs/test/x", "ref_avs", new ReferringTruth("the cat", null, null), evidence)).Trace;

        Assert.Equal("weak", trace.EvidenceSupport);
    }

    [Fact]
    public void Absent_ObjectWithAnOutline_IsNone()
    {
        var evidence = EvidenceCollector.Collect(Input(Pcm.Noise(5, 2)));
        var trace = TemplateReasoner.Reason(new ReasoningRequest("ref_avs/test/x", "ref_avs", new ReferringTruth("the cat", null, null), evidence)).Trace;

        Assert.Equal("none", trace.EvidenceSupport);
    }
}
