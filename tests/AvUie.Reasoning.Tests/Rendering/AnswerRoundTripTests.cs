using AvUie.Core;

namespace AvUie.Reasoning.Tests;

/// <summary>A trace must never change what the target is read as.</summary>
public class AnswerRoundTripTests
{
    [Theory]
    [InlineData(TraceStyle.V2)]
    [InlineData(TraceStyle.Think)]
    public void Target_TraceAndAnswer_ParsesBackToTheTruth(TraceStyle style)
    {
        var read = new Dictionary<string, int>();
        for (var seed = 0; seed < 3000; seed++)
        {
            var request = SyntheticRequests.Request(seed);
            if (AnswerGrammar.StandsAlone(request.Task) || AnswerGrammar.Render(request.Task, request.Truth) is not RenderedAnswer.Success answer)
            {
                continue;
            }

            var trace = TemplateReasoner.Reason(request).Trace;
            var target = TraceRenderer.Render(trace, answer.Text, style);
            var parsed = AnswerGrammar.Parse(request.Task, target, request.Truth);

            Assert.True(parsed is ParsedAnswer.Success, target);
            Assert.Null(ThinkEnvelope.Objection(target));
            Assert.Equal(AnswerGrammar.Stated(request.Task, request.Truth), ((ParsedAnswer.Success)parsed).Truth);
            Assert.IsType<RenderedAnswer.Success>(AnswerGrammar.RenderTarget(request.Task, request.Truth, TraceRenderer.Text(trace)));
            read[request.Task] = read.GetValueOrDefault(request.Task) + 1;
        }

        // All tasks but avcap, whose answer stands alone.
        Assert.Equal(TaskTable.All.Select(static task => task.Name).Where(static name => name != "avcap").Order(), read.Keys.Order());
    }
}
