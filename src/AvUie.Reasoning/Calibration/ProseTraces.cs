using System.Globalization;
using AvUie.Core;

namespace AvUie.Reasoning;

/// <summary>
/// Writes good traces that are not the template's: other words, evidence in another order, sentences that come near to a leak, and
/// true times and places in every form that the faults use. What a check says against them is a false alarm.
/// </summary>
internal sealed class ProseTraces
{
    private static readonly ILookup<string, string> Sentences = PhraseFile.Read("prose").ToLookup(static phrase => phrase.Kind, static phrase => phrase.Text, StringComparer.Ordinal);
    private static readonly string[][] Near = [[.. PhraseFile.Read("leaks.prose").Select(static phrase => phrase.Text), .. Honest("honest.seen", naming: false)], [.. Honest("honest.unseen", naming: false)]];
    private static readonly string[][] Named = [[.. Sentences["named"], .. Honest("honest.seen", naming: true)], [.. Honest("honest.unseen", naming: true)]];

    // Without a source of sound, which would not be true of any clip, and without square brackets, which no good trace has.
    private static readonly string[][] Intervals = Wordings("intervals", static text => !InventedSoundCheck.NamesASource(text) && !text.Contains('[', StringComparison.Ordinal));
    private static readonly string[][] Places = Wordings("places", static _ => true);

    private readonly ReasoningRequest _request;
    private readonly Random _random;

    private ProseTraces(ReasoningRequest request, int seed)
    {
        _request = request;
        _random = new Random(seed);
    }

    /// <summary>A trace of the request; null where it offers too little evidence to write of.</summary>
    public static ReasoningTrace? Write(ReasoningRequest request, int seed) => new ProseTraces(request, seed).Write();

    private ReasoningTrace? Write()
    {
        var steps = new List<TraceStep>();
        var spoken = _request.Evidence.Where(static item => item.Source == EvidenceKinds.Measured && Sentences.Contains(Kind(item))).ToArray();
        if (spoken.Length < 6)
        {
            return null;
        }

        foreach (var n in Enumerable.Range(0, 5 + _random.Next(4)))
        {
            var item = spoken[_random.Next(spoken.Length)];
            var text = PhraseFile.Fill(
                Pick([.. Sentences[Kind(item)]]), ("value", item.Value), ("start", Number(item.Start ?? 0)), ("end", Number(item.End ?? 0)));
            steps.Add(new TraceStep(
                item.Modality, item.Start, item.End, _random.Next(3) == 0 ? $"{text} {Pick(Near[_random.Next(2)])}" : text, [item.Id]));
        }

        if (True() is { } said)
        {
            steps.Add(new TraceStep(Modality.Visual, null, null, said, []));
        }

        // A trace may come to its answer before the inference.
        if (_random.Next(2) == 0 && _request.Truth is not (MatchTruth or ReferringTruth { Object: null } or ParsingTruth { Audio: [], Visual: [] } or EventsTruth { Events: [] }))
        {
            steps.Add(new TraceStep(Modality.Visual, null, null, PhraseFile.Fill(Pick(Named[_random.Next(2)]), ("label", PlainText.Of(TrueLabel.Of(_request), ""))), []));
        }

        return Inference() is { } inference ? new ReasoningTrace(steps, inference, "weak") : null;
    }

    /// <summary>
    /// Honest sentences that fit any clip: without times, places, numbers or a source of sound, which would not be true of it. Half of those
    /// that a trace gets are held out.
    /// </summary>
    private static IEnumerable<string> Honest(string file, bool naming) => PhraseFile.Read(file).Select(static phrase => phrase.Text)
        .Where(text => text.Contains("{label}", StringComparison.Ordinal) == naming && FitsAnyClip(text));

    private static bool FitsAnyClip(string text)
    {
        var digits = NumberWords.ToDigits(text);
        return !digits.AsSpan().ContainsAnyInRange('0', '9') && !digits.Contains("second", StringComparison.Ordinal) && !InventedSoundCheck.NamesASource(text)
            && !digits.Split(' ', '-', ',', '.').Any(static word => word is "left" or "right" or "upper" or "lower" or "top" or "bottom");
    }

    /// <summary>Seen wordings, and those held out.</summary>
    private static string[][] Wordings(string file, Func<string, bool> fits)
    {
        string[] Of(string held) => [.. PhraseFile.Read($"{file}.{held}").Select(static phrase => phrase.Text).Where(fits)];
        return [Of("seen"), Of("unseen")];
    }

    /// <summary>A true time or place in the words of a fault.</summary>
    private string? True()
    {
        var held = _random.Next(2);
        return IntervalSlots.Of(_request, _random, shift: false) is { } interval ? interval.Fill(Pick(Intervals[held]))
            : PlaceSlots.Of(_request, _random, move: false) is { } place ? place.Fill(Pick(Places[held]))
            : null;
    }

    private string? Inference() => _request.Truth switch
    {
        MatchTruth match => Say("match", ("candidate", match.Correct == 1 ? "first" : "second")),
        ClassTruth one => Say("class", ("label", PlainText.Of(one.Label, ""))),
        AnswerTruth answer => Say("class", ("label", PlainText.Of(answer.Answer, ""))),
        ChoiceTruth choice => Say("class", ("label", PlainText.Of(choice.Options[choice.Index], ""))),
        EventsTruth { Events: [{ Ranges: [_] } one] } when IntervalSlots.Of(_request, _random, shift: false) is { } slots => slots.Fill(Pick([.. Sentences["events"]]), one.Label),
        EventsTruth events => Say("labels", ("labels", Names(events.Events))),
        ParsingTruth parsing => Names([.. parsing.Audio, .. parsing.Visual]) is { Length: > 0 } names ? Say("labels", ("labels", names)) : null,
        RegionTruth region => PlaceSlots.Of(_request, _random, move: false) is { Side: { } side }
            ? Say("region", ("label", region.Object), ("side", side)) : PhraseFile.Fill(Sentences["region"].First(), ("label", region.Object)),
        ReferringTruth { Object: null } absent => Say("absent", ("expression", absent.Expression)),
        ReferringTruth there => Say("expression", ("expression", there.Expression)),
        _ => null,
    };

    private static string Names(IReadOnlyList<TimedEvent> events) => Wording.List([.. events.Select(static one => one.Label).Distinct()]);

    private string Say(string kind, params ReadOnlySpan<(string Slot, string Value)> slots) => PhraseFile.Fill(Pick([.. Sentences[kind]]), slots);

    private string Pick(string[] sentences) => sentences[_random.Next(sentences.Length)];

    private static string Kind(EvidenceItem item) => item.Kind.Split('.')[0] is var kind && kind == EvidenceKinds.AudioLevel ? "level" : kind;

    private static string Number(double seconds) => seconds.ToString("0.##", CultureInfo.InvariantCulture);
}
