using AvUie.Core;

namespace AvUie.Reasoning;

/// <summary>Another label in the place of the true one.</summary>
internal static class LabelFaults
{
    public static IEnumerable<IFault> All { get; } =
    [
        new Fault("label", "inference", true, static (good, random) => Swapped(good, random) is { } inference ? good.With(good.Trace with { Inference = inference }) : null),
        new Fault("label", "candidate", true, static (good, _) => good.Request.Truth is MatchTruth ? Exchanged(good) : null),
        new Fault("label", "answer", false, static (good, random) => Other(good, random) is var (label, other) && good.Answer.Contains(label, StringComparison.Ordinal)
            ? good with { Rendered = good.Rendered[..^good.Answer.Length] + good.Answer.Replace(label, other, StringComparison.Ordinal) } : null),
        new Fault("label", "own_sentence", false, static (good, random) => Other(good, random) is var (_, other)
            ? good.With(good.Trace with { Inference = $"What remains is {other}." }) : null),
    ];

    private static string? Swapped(CalibrationCase good, Random random) =>
        Other(good, random) is var (label, other) && good.Trace.Inference.Replace(label, other, StringComparison.Ordinal) is var inference
            && inference != good.Trace.Inference ? inference : null;

    private static CalibrationCase? Exchanged(CalibrationCase good)
    {
        var inference = good.Trace.Inference.Replace("first", "\0", StringComparison.Ordinal).Replace("second", "first", StringComparison.Ordinal).Replace("\0", "second", StringComparison.Ordinal);
        return inference == good.Trace.Inference ? null : good.With(good.Trace with { Inference = inference });
    }

    private static (string Label, string Other)? Other(CalibrationCase good, Random random)
    {
        var own = good.Request.Truth switch
        {
            MatchTruth or CaptionTruth or ReferringTruth => null,
            EventsTruth { Events.Count: not 1 } or ParsingTruth => null,
            _ => TrueLabel.Of(good.Request),
        };
        var others = SyntheticRequests.Vocabulary.Where(label => label.Length > 3 && own is not null && !label.Contains(own, StringComparison.OrdinalIgnoreCase)
            && !(good.Request.Truth is ChoiceTruth choice && choice.Options.Contains(own) && label == own)).ToArray();
        return own is null || others.Length == 0 ? null : (own, others[random.Next(others.Length)]);
    }
}
