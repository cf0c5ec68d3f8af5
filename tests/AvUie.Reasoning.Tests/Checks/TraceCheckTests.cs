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
        // A second sentence brings every trace to a length that can be an argument.
        var trace = new ReasoningTrace(
            [new TraceStep(Modality.Audio, 0, end, first, [id]), new TraceStep(Modality.Audio, null, null, "Nothing else was measured that could set one part of the clip apart from the others here.", [])], inference, "weak");
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
    [InlineData("The teacher's copy has it.", "leak_phrase")]
    [InlineData("The event lasts from 3 s to 6 s.", "known_times")]
    [InlineData("It begins at 0:03 and ends at 0:06.", "known_times")]
    [InlineData("It goes on from three seconds until six seconds.", "known_times")]
    [InlineData("A siren wails.", "invented_sound")]
    [InlineData("It goes on to 11 s.", "times_inside_clip")]
    [InlineData("The level is -13.5 dBFS.", "known_numbers")]
    [InlineData("The level is 12.5 dBFS.", "known_numbers")]
    public void Trace_PlantedFault_IsFound(string sentence, string check) => Assert.Equal(check, Reject(sentence));

    [Theory]
    [InlineData("The event lasts from 2 s to 5 s.")]
    [InlineData("It begins at 0:02 and ends at 0:05.")]
    [InlineData("It goes on from two seconds until five seconds.")]
    [InlineData("Given the steady level of -12.5 dBFS, the provided sound hints at little.")]
    [InlineData("From 0 s to 1 s the level is -12.5 dBFS.")]
    public void Trace_TrueClaim_Passes(string sentence) => Assert.Null(Reject(sentence, end: 5));

    [Fact]
    public void Trace_OtherLabel_IsFound() => Assert.Equal("conclusion", Reject("The level is -12.5 dBFS.", "So it is a violin from 2 s to 5 s."));

    [Theory]
    [InlineData("<event>Church bell</event> <range>2,6</range>")]
    [InlineData("<event>Church bell</event> <range>2, 5</range>")]
    [InlineData("<event>Church bell</event>")]
    public void Target_OtherAnswer_IsFound(string answer)
    {
        var trace = new ReasoningTrace([new TraceStep(Modality.Audio, 0, 1, string.Join(' ', Enumerable.Repeat("Nothing sets it apart.", 8)), ["a0"])], "So it is a Church bell from 2 s to 5 s.", "weak");
        Assert.Contains(TraceChecks.Objections(trace, Request, TraceRenderer.Text(trace) + " " + answer), static one => one.Check == "answer_round_trip");
    }

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
