using AvUie.Core;

namespace AvUie.Reasoning.Tests;

/// <summary>Labels against synthetic clips whose content is known.</summary>
public class IntervalSupportTests
{
    private static ReasoningTrace Ave(EvidenceInput input, int start, int end) => TemplateReasoner.Reason(new ReasoningRequest(
        "ave/train/x", "ave", new EventsTruth([new TimedEvent("Bark", [new TimeRange(start, end)])]), EvidenceCollector.Collect(input))).Trace;

    private static readonly EvidenceInput ToneFromTwoToFive = new() { Sounds = [Pcm.Tone(10, 2, 5)] };

    [Fact]
    public void Label_OnTheTone_IsStrong()
    {
        var trace = Ave(ToneFromTwoToFive, 2, 5);

        Assert.Equal("strong", trace.EvidenceSupport);
        Assert.Contains("from 2 s to 5 s", trace.Inference, StringComparison.Ordinal);
        Assert.DoesNotContain("weak", TraceRenderer.Text(trace), StringComparison.Ordinal);
    }

    [Fact]
    public void Label_OnSilence_IsNone()
    {
        var trace = Ave(ToneFromTwoToFive, 7, 9);

        Assert.Equal("none", trace.EvidenceSupport);
        Assert.Contains("weak", trace.Inference, StringComparison.Ordinal);
    }

    [Fact]
    public void Label_OverHalfTheTone_IsNotStrong() => Assert.Equal("weak", Ave(ToneFromTwoToFive, 4, 6).EvidenceSupport);

    [Fact]
    public void Label_OnEvenNoise_IsWeak() => Assert.Equal("weak", Ave(new EvidenceInput { Sounds = [Pcm.Noise(10, 1)] }, 3, 6).EvidenceSupport);

    [Fact]
    public void Label_OverAWholeAudibleClip_IsStrong() => Assert.Equal("strong", Ave(new EvidenceInput { Sounds = [Pcm.Noise(10, 1)] }, 0, 10).EvidenceSupport);

    [Fact]
    public void Label_BesideALouderSecond_IsNotStrong()
    {
        // 2 s to 5 s stands 30 dB above the mean of the rest, but second 8 is louder still.
        var samples = Pcm.Tone(10, 2, 5, amplitude: 0.2);
        Pcm.Tone(1, 0, 1, amplitude: 0.9).CopyTo(samples, 8 * 16_000);

        Assert.Equal("weak", Ave(new EvidenceInput { Sounds = [samples] }, 2, 5).EvidenceSupport);
    }

    [Fact]
    public void Label_MuchQuieterThanTheRest_IsNone()
    {
        var samples = Pcm.Noise(10, 4);
        Pcm.Tone(3, 0, 3, amplitude: 0.02).CopyTo(samples, 2 * 16_000);

        Assert.Equal("none", Ave(new EvidenceInput { Sounds = [samples] }, 2, 5).EvidenceSupport);
    }

    [Fact]
    public void Label_OnMovementButSilence_IsWeak() =>
        Assert.Equal("weak", Ave(new EvidenceInput { Sounds = [Pcm.Silence(10)], Videos = [Pictures.Moving(2, 6)] }, 2, 6).EvidenceSupport);

    [Fact]
    public void Label_WithoutAnyMeasurement_IsNone()
    {
        var trace = Ave(new EvidenceInput(), 2, 5);

        Assert.Equal("none", trace.EvidenceSupport);
        Assert.Empty(Assert.Single(trace.Steps).EvidenceIds);
    }

    [Fact]
    public void Parsing_EachModality_IsHeldAgainstItsOwnEvents()
    {
        TimedEvent[] on = [new("Bark", [new TimeRange(2, 5)])];
        TimedEvent[] off = [new("Cat", [new TimeRange(7, 9)])];
        var evidence = EvidenceCollector.Collect(new EvidenceInput { Sounds = [Pcm.Tone(10, 2, 5)], Videos = [Pictures.Moving(2, 5)] });
        string Of(TimedEvent[] visual, TimedEvent[] audio) =>
            TemplateReasoner.Reason(new ReasoningRequest("avvp/test/x", "avvp", new ParsingTruth(visual, audio), evidence)).Trace.EvidenceSupport;

        Assert.Equal("strong", Of(on, on));
        Assert.Equal("weak", Of(on, off));
        Assert.Equal("strong", Of([], on));
        Assert.Equal("none", Of([], off));
    }

    [Fact]
    public void Unav_Ranges_AreTenthsOfTheClip()
    {
        var trace = TemplateReasoner.Reason(new ReasoningRequest(
            "unav/train/x", "unav", new EventsTruth([new TimedEvent("dog barking", [new TimeRange(1, 3)])]),
            EvidenceCollector.Collect(new EvidenceInput { Sounds = [Pcm.Tone(40, 4, 12)] }))).Trace;

        Assert.Equal("strong", trace.EvidenceSupport);
        Assert.Contains("from 1 to 3 tenths of the clip", trace.Inference, StringComparison.Ordinal);
        Assert.Contains(trace.Steps, static step => step is { Start: 4, End: 12 });
    }

    [Fact]
    public void Unav_RangesInSeconds_AreSecondsOfTheClip()
    {
        var trace = TemplateReasoner.Reason(new ReasoningRequest(
            "unav/train/x", "unav", new EventsTruth([new TimedEvent("dog barking", [new TimeRange(4, 12)])]) { InSeconds = true },
            EvidenceCollector.Collect(new EvidenceInput { Sounds = [Pcm.Tone(40, 4, 12)] }))).Trace;

        Assert.Equal("strong", trace.EvidenceSupport);
        Assert.Contains("from 4 s to 12 s", trace.Inference, StringComparison.Ordinal);
        Assert.DoesNotContain("tenths", TraceRenderer.Text(trace), StringComparison.Ordinal);
        Assert.Contains(trace.Steps, static step => step is { Start: 4, End: 12 });
    }
}
