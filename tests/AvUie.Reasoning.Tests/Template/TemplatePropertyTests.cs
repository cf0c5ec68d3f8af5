using System.Text.RegularExpressions;
using AvUie.Core;

namespace AvUie.Reasoning.Tests;

/// <summary>What must hold for every request, tried on thousands of generated ones of every family.</summary>
public class TemplatePropertyTests
{
    private const int Requests = 3000;

    private static IEnumerable<(ReasoningRequest Request, ReasoningResult.Success Result)> All() => Enumerable.Range(0, Requests)
        .Select(SyntheticRequests.Request).Select(static request => (request, TemplateReasoner.Reason(request)));

    [Fact]
    public void Template_EveryRequest_PassesEveryCheck()
    {
        foreach (var (request, result) in All())
        {
            if (AnswerGrammar.Render(request.Task, request.Truth) is not RenderedAnswer.Success answer)
            {
                continue;
            }

            // A truth with many events has a long answer of its own; the template can only be brief beside it.
            var rendered = AnswerGrammar.StandsAlone(request.Task) ? answer.Text : TraceRenderer.Render(result.Trace, answer.Text);
            var objections = TraceChecks.Objections(result.Trace, request, rendered);
            var wrong = objections.FirstOrDefault(one => one.Check != "length" || (SplitPieces.Instance.Count(answer.Text) < 120 && !AnswerGrammar.StandsAlone(request.Task)));
            Assert.True(wrong is null, $"{request.SampleId}: {wrong}\n{rendered}");
        }
    }

    [Fact]
    public void Template_EveryRequest_IsByteIdenticalASecondTime()
    {
        foreach (var (request, result) in All().Take(2000))
        {
            var again = TemplateReasoner.Reason(request);
            Assert.Equal(TraceJson.Write(result.Trace, result.Provenance), TraceJson.Write(again.Trace, again.Provenance));
        }
    }

    [Fact]
    public void Template_EveryRequest_ReadsAsEnglish()
    {
        var wrong = new Regex(@"  |\.\.| ,|\b(\w+) \1\b|\b1 onsets|[a-z]\. [a-z]|\b1\.0 to 1\.0\b| \.", RegexOptions.None);
        foreach (var (request, result) in All())
        {
            Assert.All(result.Trace.Steps.Select(static step => step.Observation).Append(result.Trace.Inference), sentence =>
            {
                Assert.EndsWith(".", sentence, StringComparison.Ordinal);
                Assert.True(char.IsUpper(sentence[0]), sentence);
                var found = wrong.Match(sentence);
                Assert.False(found.Success, $"{request.SampleId}: '{found.Value}' in: {sentence}");
            });
        }
    }

    [Fact]
    public void Template_EveryRequest_SignsAsTemplate()
    {
        foreach (var (request, result) in All().Take(500))
        {
            Assert.Equal(
                new TraceProvenance("template", "template/v1", EvidenceHash.Of(request.Evidence), 0, 0), result.Provenance);
            Assert.Contains(result.Trace.EvidenceSupport, new[] { "strong", "weak", "none" });
        }
    }

    [Fact]
    public void Template_UnsupportedLabel_SaysThatTheCueIsWeak()
    {
        foreach (var (_, result) in All().Where(static one => one.Result.Trace.EvidenceSupport != "strong"))
        {
            Assert.Contains("weak", TraceRenderer.Text(result.Trace), StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Template_WithEvidence_IsLongEnough()
    {
        foreach (var (request, result) in All().Where(static one => one.Request.Evidence.Count > 10))
        {
            var text = TraceRenderer.Text(result.Trace);
            Assert.True(SplitPieces.Instance.Count(text) >= 32, $"{request.SampleId}: {text}");
        }
    }

    [Fact]
    public void Template_DeclaredText_IsNotSpokenOf()
    {
        foreach (var (_, result) in All().Take(1000))
        {
            Assert.DoesNotContain("dogs", TraceRenderer.Text(result.Trace), StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Template_DifferentIds_VaryTheSentences()
    {
        var request = SyntheticRequests.Request(5);
        var texts = Enumerable.Range(0, 200).Select(n => TraceRenderer.Text(TemplateReasoner.Reason(request with { SampleId = $"ave/train/{n}" }).Trace));

        Assert.True(texts.Distinct().Count() > 20);
    }
}
