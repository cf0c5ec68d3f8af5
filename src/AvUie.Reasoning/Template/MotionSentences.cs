namespace AvUie.Reasoning;

/// <summary>Sentences about sampled pictures. They name change and brightness, never a thing seen.</summary>
internal static class MotionSentences
{
    /// <summary>A brightness difference that can be seen, in grey levels.</summary>
    private const double VisibleDifference = 8;

    /// <summary>How much neighbouring frames differ over the whole clip.</summary>
    /// <param name="draft">Where to write.</param>
    /// <param name="seen">The stream.</param>
    /// <param name="name">How to call it: "the picture", "the second video".</param>
    public static void Overview(TraceDraft draft, SeenStream seen, string name = "the picture")
    {
        if (seen.Motion.Count == 0)
        {
            Still(draft, seen, name);
            return;
        }

        var (low, high) = Readings.Extremes(seen.Motion);
        var spread = low.Value == high.Value ? low.Value : $"{Trim(low.Value)} to {high.Value}";
        var sentence = seen.Motion.Count == 1
            ? $"Between the two sampled frames {name} changes by {high.Value} on average."
            : draft.Vary.Below(3) switch
            {
                0 => $"From one sampled frame to the next, {name} changes by {spread} on average.",
                1 => $"Neighbouring sampled frames of {name} differ by {spread}.",
                _ => $"Measured between sampled frames, {name} changes by {spread}.",
            };
        draft.Say(Modality.Visual, seen.Motion[0].Start, seen.Motion[^1].End, sentence, Readings.Ids(low, high));
    }

    /// <summary>Where the largest change lies.</summary>
    public static void Peak(TraceDraft draft, SeenStream seen)
    {
        if (seen.Motion.Count < 2)
        {
            return;
        }

        var (_, high) = Readings.Extremes(seen.Motion);
        var frames = $"between the frames at {Wording.Number(high.Start)} s and {Wording.Number(high.End)} s";
        draft.Say(Modality.Visual, high.Start, high.End, draft.Vary.Below(3) switch
        {
            0 => $"The largest change falls {frames}.",
            1 => $"Movement is strongest {frames}.",
            _ => $"The picture changes most {frames}, by {high.Value}.",
        }, high.Id);
    }

    /// <summary>Whether it gets brighter or darker.</summary>
    public static void Brightness(TraceDraft draft, SeenStream seen)
    {
        if (seen.Brightness.Count < 2)
        {
            return;
        }

        var (first, last) = (seen.Brightness[0], seen.Brightness[^1]);
        var difference = last.Number - first.Number;
        var sentence = Math.Abs(difference) < VisibleDifference
            ? draft.Vary.Of("The first and the last frame are about equally bright.", "Overall brightness ends about where it began.")
            : draft.Vary.Below(2) switch
            {
                0 => $"The picture gets {(difference > 0 ? "brighter" : "darker")}, with a mean of {Trim(first.Value)} at first and {last.Value} at the end.",
                _ => $"Mean brightness goes from {Trim(first.Value)} to {last.Value}.",
            };
        draft.Say(Modality.Visual, first.Start, last.End, sentence, first.Id, last.Id);
    }

    /// <summary>The change within a stretch against the change elsewhere.</summary>
    /// <param name="draft">Where to write.</param>
    /// <param name="seen">The stream.</param>
    /// <param name="start">First second.</param>
    /// <param name="end">Second after the last.</param>
    /// <param name="span">The stretch in words.</param>
    public static Support Interval(TraceDraft draft, SeenStream seen, double start, double end, string span)
    {
        var support = IntervalSupport.OfMotion(seen.Motion, start, end);
        if (!Readings.Extremes(seen.Motion, start, end, inside: true, out _, out var high))
        {
            return support;
        }

        if (!Readings.Extremes(seen.Motion, start, end, inside: false, out _, out var other))
        {
            draft.Say(Modality.Visual, start, end, draft.Vary.Below(2) switch
            {
                0 => $"The picture changes by up to {high.Value} {span}, and no frames lie outside to compare with.",
                _ => $"All sampled frames fall {span}, with changes of up to {high.Value}.",
            }, high.Id);
            return support;
        }

        draft.Say(Modality.Visual, start, end, support == Support.Strong
            ? draft.Vary.Below(2) switch
            {
                0 => $"The sampled frames change more {span}, by up to {high.Value}, than elsewhere, where {other.Value} is the most.",
                _ => $"Movement gathers {span}: up to {high.Value} between frames, against at most {other.Value} outside.",
            }
            : draft.Vary.Below(2) switch
            {
                0 => $"In the picture, changes reach {high.Value} {span} and {other.Value} elsewhere, so movement is a weak cue here.",
                _ => $"Movement hardly tells these times apart: up to {high.Value} {span}, up to {other.Value} elsewhere, a weak cue.",
            },
            Readings.Ids(high, other));
        return support;
    }

    private static void Still(TraceDraft draft, SeenStream seen, string name)
    {
        if (seen.Brightness.Count > 0)
        {
            var frame = seen.Brightness[0];
            draft.Say(Modality.Visual, frame.Start, frame.End, draft.Vary.Below(2) switch
            {
                0 => $"A single frame, taken at {Wording.Number(frame.Start)} s, is given; its mean brightness is {frame.Value}.",
                _ => $"At {Wording.Number(frame.Start)} s, {name} has a mean brightness of {frame.Value}.",
            }, frame.Id);
        }
    }

    private static string Trim(string value) => value.Replace(" grey levels", "", StringComparison.Ordinal);
}
