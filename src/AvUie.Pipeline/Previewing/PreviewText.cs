using AvUie.Core;
using AvUie.Reasoning;

namespace AvUie.Pipeline.Previewing;

/// <summary>A preview as text: the same on a terminal and in a file.</summary>
internal static class PreviewText
{
    private const int Label = 12;
    private const int Width = 120;

    public static void Write(SamplePreview preview, TextWriter output, string number, string? picture)
    {
        var row = preview.Row;
        Line(output, number, $"{row.Id}  ({row.Task}, {row.Split})");
        Line(output, "question", string.Concat(row.Conversation.Where(static turn => turn.Role == "user").SelectMany(static turn => turn.Content)
            .Select(static part => part.Text ?? $"<{part.Type}>")));
        if (preview.Trace is { } trace)
        {
            foreach (var step in trace.Trace.Steps)
            {
                Line(output, step.Modality.ToString().ToLowerInvariant(), $"{step.Observation} [{string.Join(' ', step.EvidenceIds)}]");
            }

            Line(output, "inference", trace.Trace.Inference);
            var route = trace.Provenance.Reply is { } reply ? $", {reply.Route}" : trace.Provenance.StandsInFor is { } why ? $", in the place of a model's: {why}" : "";
            Line(output, "support", $"{trace.Trace.EvidenceSupport}; written by {trace.Provenance.Kind}, {trace.Provenance.Model}{route}");
        }

        Line(output, "answer", row.Answer);
        if (preview.Trace is not null)
        {
            Line(output, "checks", string.Join(", ", TraceChecks.All.Select(check => $"{check.Name} {(preview.Objections.Any(one => one.Check == check.Name) ? "NO" : "ok")}")));
            if (preview.Trace.Provenance.Reply is { Judges.Count: > 0 } reply)
            {
                Line(output, "judges", string.Join(", ", reply.Judges.Select(static judge => $"{judge.Check}: {judge.Result}")));
            }

            foreach (var objection in preview.Objections)
            {
                Line(output, "", $"{objection.Check}: {objection.Detail}");
            }
        }

        Line(output, "picture", picture ?? "none: the sample has no frame");
        output.WriteLine();
    }

    /// <summary>A label and its text, broken between words.</summary>
    private static void Line(TextWriter output, string label, string text)
    {
        var line = label.PadRight(Label);
        var isEmpty = true;
        foreach (var word in Printable.Of(text, 8000).Split(' '))
        {
            if (!isEmpty && line.Length + 1 + word.Length > Width)
            {
                output.WriteLine(line.TrimEnd());
                (line, isEmpty) = (new string(' ', Label), true);
            }

            line += isEmpty ? word : " " + word;
            isEmpty = false;
        }

        output.WriteLine(line.TrimEnd());
    }
}
