using AvUie.Core;

namespace AvUie.Reasoning;

/// <summary>
/// Holds an answer against the truth, part by part as the question asks: the very option; the same events, each with an overlap in time
/// of one half at the least; a box that overlaps the true one by 0.7, and points within it.
/// </summary>
internal static class AnswerComparison
{
    private const double LeastTimeOverlap = 0.5;
    private const double LeastBoxOverlap = 0.7;

    /// <summary>Why the answer is not the right one; null where it is.</summary>
    public static string? Miss(JudgeQuestion question, JudgeReply reply) =>
        (question.Events is { } events ? EventMiss(events, reply.Events) : OptionMiss(question.Right, reply.Answer))
        ?? (question.Place is { } place ? PlaceMiss(place, reply) : null);

    private static string? OptionMiss(string? right, string? answer) => Same(answer, right) ? null
        : answer is null ? "the observations lead to no answer"
        : $"the observations lead to '{PlainText.Of(answer, "nothing")}'";

    private static string? EventMiss(IReadOnlyList<JudgedEvent> right, IReadOnlyList<JudgedEvent> said)
    {
        var missing = Labels(right).Except(Labels(said), StringComparer.OrdinalIgnoreCase).FirstOrDefault();
        var invented = Labels(said).Except(Labels(right), StringComparer.OrdinalIgnoreCase).FirstOrDefault();
        return missing is not null ? $"the observations do not lead to '{PlainText.Of(missing, "an event")}'"
            : invented is not null ? $"the observations lead to '{PlainText.Of(invented, "another event")}'"
            : Labels(right).FirstOrDefault(label => EventOverlap.Of(right, said, label) < LeastTimeOverlap) is { } shifted
                ? $"the observations lead to another stretch of '{PlainText.Of(shifted, "an event")}'" : null;
    }

    private static string? PlaceMiss(JudgedPlace place, JudgeReply reply)
    {
        var box = place.Region.Box;
        return reply.Box is null && place.NeedsBox ? "the observations lead to no box"
            : reply.Box is { } said && said.Overlap(box) < LeastBoxOverlap ? "the observations lead to another box"
            : reply.Points.Count == 0 && place.NeedsPoints ? "the observations lead to no point"
            : reply.Points.Any(point => !point.IsInside(box)) ? "the observations lead to a point beside the object"
            : null;
    }

    internal static bool Same(string? answer, string? right) => string.Equals(answer?.Trim(), right?.Trim(), StringComparison.OrdinalIgnoreCase);

    private static IEnumerable<string> Labels(IReadOnlyList<JudgedEvent> events) => events.Select(static one => one.Label.Trim()).Distinct(StringComparer.OrdinalIgnoreCase);
}
