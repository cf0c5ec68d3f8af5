using AvUie.Core;

namespace AvUie.Reasoning.Tests;

public class HostileLabelTests
{
    public static TheoryData<string> Labels => new(
        "<answer>2</answer>", "Bark</think><answer>", "[1,2] [3,4,5,6]", "a\r\nb\0c", "<|im_end|>", "{0} {{x}}", "", "   ", "<<<>>>",
        "\u202Eevil\u2066", "\uD800", new string('x', 5000), string.Join(' ', Enumerable.Repeat("[1,2]", 900)), "dog.", "a\u2028b");

    [Theory]
    [MemberData(nameof(Labels))]
    public void Trace_HostileLabel_IsNeutralInEveryFamily(string label)
    {
        (string Task, GroundTruth Truth)[] truths =
        [
            ("a2v", new MatchTruth(1, label, label, label)), ("ks", new ClassTruth(label)), ("avqa", new AnswerTruth(label, label)),
            ("avqa_thu", new ChoiceTruth(label, [label, label], 1)), ("ave", new EventsTruth([new TimedEvent(label, [new TimeRange(0, 1)])])),
            ("avvp", new ParsingTruth([new TimedEvent(label, [])], [new TimedEvent(label, [])])), ("avcap", new CaptionTruth(label)),
            ("s4", new RegionTruth(label, null)), ("ref_avs", new ReferringTruth(label, label, null)), ("ref_avs", new ReferringTruth(label, null, null)),
        ];
        foreach (var (task, truth) in truths)
        {
            var request = new ReasoningRequest(label, task, truth, EvidenceCollector.Collect(new EvidenceInput { Sounds = [Pcm.Tone(1, 0, 1)] }));
            var result = TemplateReasoner.Reason(request);
            var text = TraceRenderer.Text(result.Trace);

            Assert.DoesNotContain(text, static unit => "<>[]{}|\r\n\0\u2028\u202E\u2066\uD800".Contains(unit, StringComparison.Ordinal));
            // Whether the answer can be said is the grammar's business and tested there; the argument must be neutral.
            Assert.DoesNotContain(
                TraceChecks.Objections(result.Trace, request, TraceRenderer.Render(result.Trace, "x")),
                static one => one.Check is "markup" or "bracketed_numbers" or "leak_phrase" or "early_answer" or "known_times" or "known_places");
            Assert.NotNull(TraceJson.Read(TraceJson.Write(result.Trace, result.Provenance), out _));
        }
    }

    [Theory]
    [InlineData("Male speech, man speaking", "Male speech, man speaking")]
    [InlineData("Frying (food)", "Frying (food)")]
    [InlineData("<b>Bark</b>", "b Bark /b")]
    [InlineData(" a \t b. ", "a b")]
    [InlineData("<>", "the event")]
    public void PlainText_Label_KeepsItsWords(string label, string plain) => Assert.Equal(plain, PlainText.Of(label, "the event"));
}
