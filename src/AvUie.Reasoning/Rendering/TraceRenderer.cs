using System.Text;

namespace AvUie.Reasoning;

/// <summary>How a trace and its answer become one target text.</summary>
public enum TraceStyle
{
    /// <summary>Free text, then the answer, as AV-UIE v2 has it.</summary>
    V2,

    /// <summary>The free text in a <c>&lt;think&gt;</c> block, then the answer in an <c>&lt;answer&gt;</c> tag.</summary>
    Think,
}

/// <summary>Renders traces. The answer is the caller's, rendered from the ground truth by code; no reasoner can change it.</summary>
public static class TraceRenderer
{
    /// <summary>The observations and the inference as one line of text.</summary>
    public static string Text(ReasoningTrace trace)
    {
        var text = new StringBuilder(1024);
        foreach (var step in trace.Steps)
        {
            Append(text, step.Observation);
        }

        Append(text, trace.Inference);
        return text.ToString();
    }

    /// <summary>The whole target.</summary>
    /// <param name="trace">The trace.</param>
    /// <param name="answer">The answer as the answer grammar renders it.</param>
    /// <param name="style">Free text or a think block.</param>
    public static string Render(ReasoningTrace trace, string answer, TraceStyle style = TraceStyle.V2)
    {
        var text = Text(trace);
        return style switch
        {
            TraceStyle.V2 => text.Length == 0 ? answer : $"{text} {answer}",
            TraceStyle.Think => ThinkEnvelope.Wrap(text, answer),
            _ => throw new ArgumentOutOfRangeException(nameof(style), style, "no such style"),
        };
    }

    private static void Append(StringBuilder text, string sentence)
    {
        if (sentence.Length > 0)
        {
            text.Append(text.Length > 0 ? " " : "").Append(sentence);
        }
    }
}
