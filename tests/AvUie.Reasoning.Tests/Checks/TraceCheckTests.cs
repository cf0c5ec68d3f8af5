using AvUie.Core;

namespace AvUie.Reasoning.Tests;

/// <summary>Planted faults: each must be found by the check that is there for it.</summary>
public class TraceCheckTests
{
    private static readonly ReasoningRequest Request = new(
        "ave/train/x", "ave", new EventsTruth([new TimedEvent("Church bell", [new TimeRange(2, 5)])]),
        [
            new EvidenceItem("c0", Modality.Audio, null, null, "clip_length", "9.98 s", "measured"),
            new EvidenceItem("a0", Modality.Audio, 0, 1, "audio_level", "-12.5 dBFS", "measured"),
        ]);

    private static string? Reject(string first, string inference = "So it is a Church bell from 2 s to 5 s.", string id = "a0", double end = 1)
    {
        var trace = new ReasoningTrace([new TraceStep(Modality.Audio, 0, end, first, [id])], inference, "weak");
        return TraceChecks.Reject(trace, Request, TraceRenderer.Render(trace, "<event>Church bell</event> <range>2,5</range>"))?.Split(':')[0];
    }

    [Fact]
    public void Trace_WithoutFault_Passes() => Assert.Null(Reject("The level is -12.5 dBFS."));

    [Theory]
    [InlineData("The ground truth says so.", "leak_phrase")]
    [InlineData("According to the annotation it rings.", "leak_phrase")]
    [InlineData("The label is known.", "leak_phrase")]
    [InlineData("As provided, it rings.", "leak_phrase")]
    [InlineData("It lies at [2,5].", "bracketed_numbers")]
    [InlineData("It lies at [ 2, 5, 1, 1 ].", "bracketed_numbers")]
    [InlineData("It is <b>loud.", "markup")]
    [InlineData("A church bell is loud.", "early_answer")]
    [InlineData("It goes on to 11 s.", "times_inside_clip")]
    [InlineData("The level is -13.5 dBFS.", "known_numbers")]
    [InlineData("The level is 12.5 dBFS.", "known_numbers")]
    public void Trace_PlantedFault_IsFound(string sentence, string check) => Assert.Equal(check, Reject(sentence));

    [Fact]
    public void Trace_UnknownEvidence_IsFound() => Assert.Equal("known_evidence", Reject("It is loud.", id: "a9"));

    [Fact]
    public void Trace_StepAfterTheClip_IsFound() => Assert.Equal("times_inside_clip", Reject("It is loud.", end: 10.5));

    [Fact]
    public void Trace_TimeRoundedUpToTheSecond_Passes() => Assert.Null(Reject("It is loud.", end: 10));

    [Fact]
    public void Trace_TooLong_IsFound() => Assert.Equal("length", Reject(string.Join(' ', Enumerable.Repeat("loud", 500)) + "."));

    [Fact]
    public void Check_Names_AreUnique() =>
        Assert.Equal(TraceChecks.All.Count, TraceChecks.All.Select(static check => check.Name).Distinct().Count());
}
