using AvUie.Core;

namespace AvUie.Reasoning;

/// <summary>A trace with what it was written from.</summary>
/// <param name="Request">What the reasoner was given.</param>
/// <param name="Trace">The trace.</param>
/// <param name="Rendered">The whole target.</param>
/// <param name="Fault">The fault that is known to be in it; null for a trace that is held to be good.</param>
public sealed record CalibrationCase(ReasoningRequest Request, ReasoningTrace Trace, string Rendered, string? Fault = null)
{
    /// <summary>A case whose target is rendered from its trace.</summary>
    /// <exception cref="ArgumentException">The truth cannot be said in the task's form.</exception>
    public static CalibrationCase Of(ReasoningRequest request, ReasoningTrace trace, TraceStyle style = TraceStyle.V2, string? fault = null) =>
        AnswerGrammar.Render(request.Task, request.Truth) switch
        {
            RenderedAnswer.Success answer => new CalibrationCase(request, trace, TraceRenderer.Render(trace, answer.Text, style), fault),
            RenderedAnswer.Failure failure => throw new ArgumentException($"{request.SampleId}: {failure.Detail}", nameof(request)),
            _ => throw new InvalidOperationException("a rendered answer is a success or a failure"),
        };

    /// <summary>The answer at the end of the target.</summary>
    internal string Answer => ((RenderedAnswer.Success)AnswerGrammar.Render(Request.Task, Request.Truth)).Text;

    /// <summary>The same case with another trace before the same answer.</summary>
    internal CalibrationCase With(ReasoningTrace trace) => this with
    {
        Trace = trace,
        Rendered = TraceRenderer.Render(trace, Answer, Rendered.StartsWith("<think>", StringComparison.Ordinal) ? TraceStyle.Think : TraceStyle.V2),
    };

    /// <summary>The same case with a sentence put into an observation, or into the inference where there is none.</summary>
    internal CalibrationCase Saying(string sentence, Random random)
    {
        var place = random.Next(Trace.Steps.Count + 1);
        if (place == Trace.Steps.Count)
        {
            return With(Trace with { Inference = random.Next(2) == 0 ? $"{sentence} {Trace.Inference}" : $"{Trace.Inference} {sentence}" });
        }

        var steps = Trace.Steps.ToArray();
        steps[place] = steps[place] with { Observation = $"{steps[place].Observation} {sentence}" };
        return With(Trace with { Steps = steps });
    }
}
