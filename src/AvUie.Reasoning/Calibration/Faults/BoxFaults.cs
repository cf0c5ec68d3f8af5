using System.Globalization;
using AvUie.Core;

namespace AvUie.Reasoning;

/// <summary>The object's place moved to where the object is not, in the argument or in the answer.</summary>
internal static class BoxFaults
{
    public static IEnumerable<IFault> All =>
    [
        .. Faults.OfPhrases("box", "places", static phrases => (good, random) =>
            Moved(good, random) is { } slots && phrases.Where(phrase => CanFill(slots, phrase, good.Request)).ToArray() is { Length: > 0 } sayable
                ? good.Saying(slots.Fill(sayable[random.Next(sayable.Length)]), random) : null),
        new Fault("box", "middle_in_place", true, static (good, random) => InPlace(good, random)),
        new Fault("box", "answer", true, static (good, random) => Answer(good, Moved(good, random)?.Region)),
        new Fault("box", "answer_points", false, static (good, random) => Points(good, random)),
        new Fault("box", "answer_corner", false, static (good, random) => Corner(good, random)),
    ];

    private static PlaceSlots? Moved(CalibrationCase good, Random random) => PlaceSlots.Of(good.Request, random, move: true);

    /// <summary>A side is only wrong where the true one is clear and another.</summary>
    private static bool CanFill(PlaceSlots moved, string phrase, ReasoningRequest request) => moved.CanFill(phrase)
        && (!phrase.Contains("{side}", StringComparison.Ordinal)
            || (PlaceSlots.Of(request, new Random(0), move: false)!.Side is { } side && side != moved.Side));

    private static CalibrationCase? InPlace(CalibrationCase good, Random random)
    {
        if (Moved(good, random) is not { } to || Region(good.Request) is not { Box: var box })
        {
            return null;
        }

        var (x, y) = ((box.Left + box.Right) / 2, (box.Top + box.Bottom) / 2);
        var text = string.Create(CultureInfo.InvariantCulture, $"column {x}, row {y}");
        var steps = good.Trace.Steps.Select(step => step with { Observation = step.Observation.Replace(text, to.Fill("column {x}, row {y}").ToLowerInvariant(), StringComparison.Ordinal) }).ToArray();
        return steps.Zip(good.Trace.Steps).Any(static pair => pair.First.Observation != pair.Second.Observation) ? good.With(good.Trace with { Steps = steps }) : null;
    }

    private static CalibrationCase? Answer(CalibrationCase good, Region? region)
    {
        var truth = (region, good.Request.Truth) switch
        {
            ({ }, RegionTruth one) => one with { Region = region },
            ({ }, ReferringTruth one) => one with { Region = region },
            _ => (GroundTruth?)null,
        };
        return truth is not null && AnswerGrammar.Render(good.Request.Task, truth) is RenderedAnswer.Success { Text: var text } && text != good.Answer
            ? good with { Rendered = good.Rendered[..^good.Answer.Length] + text } : null;
    }

    private static CalibrationCase? Points(CalibrationCase good, Random random) =>
        Region(good.Request) is { Points.Count: 3 } own && Moved(good, random) is { } to ? Answer(good, own with { Points = [own.Points[0], to.Region.Points[1], own.Points[2]] }) : null;

    private static CalibrationCase? Corner(CalibrationCase good, Random random) =>
        Region(good.Request) is { Box: { Left: > 0 } box } own ? Answer(good, own with { Box = box with { Left = random.Next(box.Left) } }) : null;

    private static Region? Region(ReasoningRequest request) => request.Truth switch
    {
        RegionTruth truth => truth.Region,
        ReferringTruth truth => truth.Region,
        _ => null,
    };
}
