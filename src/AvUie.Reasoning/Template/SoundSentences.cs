namespace AvUie.Reasoning;

/// <summary>Sentences about measured sound. They name levels, onsets and bands, never a source.</summary>
internal static class SoundSentences
{
    /// <summary>Silences named in one sentence at most.</summary>
    private const int MostSilences = 3;

    /// <summary>The range of levels over the whole clip.</summary>
    /// <param name="draft">Where to write.</param>
    /// <param name="heard">The stream.</param>
    /// <param name="name">How to call it: "the sound", "the second sound".</param>
    public static void Overview(TraceDraft draft, HeardStream heard, string name = "the sound")
    {
        if (heard.Levels.Count == 0)
        {
            return;
        }

        var (low, high) = Readings.Extremes(heard.Levels);
        var capital = Capital(name);
        var spread = Wording.Between(low.Value, high.Value);
        var sentence = !IntervalSupport.IsAudible(high)
            ? draft.Vary.Below(3) switch
            {
                0 => $"No second of {name} is louder than {high.Value}, so the clip is close to silent.",
                1 => $"{capital} stays at or below {high.Value} throughout and can hardly be heard.",
                _ => $"{capital} never rises above {high.Value}, which is close to silence.",
            }
            : heard.Levels.Count == 1 || low.Value == high.Value
                ? draft.Vary.Below(2) switch
                {
                    0 => $"{capital} has a steady level of {high.Value}.",
                    _ => $"The level of {name} is {high.Value} throughout.",
                }
                : draft.Vary.Below(3) switch
                {
                    0 => $"The level of {name} lies {spread} over the clip and is highest {Wording.Span(high.Start, high.End)}.",
                    1 => $"Second by second, {name} measures {spread}, with its peak {Wording.Span(high.Start, high.End)}.",
                    _ => $"{capital} ranges {spread} and is loudest {Wording.Span(high.Start, high.End)}.",
                };
        draft.Say(Modality.Audio, heard.Levels[0].Start, heard.Levels[^1].End, sentence, Readings.Ids(low, high));
    }

    /// <summary>Where it is silent, if it is.</summary>
    public static void Silence(TraceDraft draft, HeardStream heard)
    {
        if (heard.Silences.Count == 0)
        {
            return;
        }

        var named = heard.Silences.Take(MostSilences).ToArray();
        var spans = Wording.List([.. named.Select(static silence => Wording.Span(silence.Start, silence.End))]);
        var more = heard.Silences.Count > MostSilences ? ", among other stretches" : "";
        draft.Say(
            Modality.Audio, named[0].Start, named[^1].End,
            draft.Vary.Below(3) switch
            {
                0 => $"It is silent {spans}{more}.",
                1 => $"Silence is measured {spans}{more}.",
                _ => $"Hardly anything is heard {spans}{more}.",
            },
            [.. named.Select(static silence => silence.Id)]);
    }

    /// <summary>Where onsets are densest, or that there are none.</summary>
    public static void Onsets(TraceDraft draft, HeardStream heard, string name = "the sound")
    {
        if (heard.Onsets.Count == 0)
        {
            return;
        }

        var (_, most) = Readings.Extremes(heard.Onsets);
        var span = Wording.Span(most.Start, most.End);
        var sentence = most.Number == 0
            ? draft.Vary.Below(3) switch
            {
                0 => $"There is no sudden onset in {name}.",
                1 => $"{Capital(name)} changes gradually, without a sudden onset.",
                _ => $"No abrupt start is found in {name}.",
            }
            : draft.Vary.Below(3) switch
            {
                0 => $"Sudden onsets are most frequent {span}, with {most.Value} in that time.",
                1 => $"In {name}, the stretch {span} holds {most.Value}, as many as any other of its length.",
                _ => $"The densest attack pattern lies {span}, where {most.Value} can be counted.",
            };
        draft.Say(Modality.Audio, most.Start, most.End, sentence, most.Id);
    }

    /// <summary>The tag that most seconds have.</summary>
    public static void Spectrum(TraceDraft draft, HeardStream heard)
    {
        if (heard.Spectra.Count == 0)
        {
            return;
        }

        var (most, ids) = Readings.Commonest(heard.Spectra);
        var where = ids.Length == heard.Spectra.Count ? "Wherever it can be heard" : "For most of the audible time";
        var what = most switch
        {
            "low" => draft.Vary.Of("its energy sits in the low frequencies", "low frequencies carry most of the energy"),
            "mid" => draft.Vary.Of("its energy sits in the middle frequencies", "the middle of the spectrum carries most of the energy"),
            "high" => draft.Vary.Of("its energy sits in the high frequencies", "high frequencies carry most of the energy"),
            "tonal" => draft.Vary.Of("one narrow pitch carries most of the energy", "the energy gathers around a single pitch"),
            _ => draft.Vary.Of("the energy is spread over all frequencies", "no single band carries most of the energy"),
        };
        draft.Say(
            Modality.Audio, heard.Spectra[0].Start, heard.Spectra[^1].End, $"{where}, {what}.",
            ids);
    }

    /// <summary>The level within a stretch against the level elsewhere.</summary>
    /// <param name="draft">Where to write.</param>
    /// <param name="heard">The stream.</param>
    /// <param name="start">First second.</param>
    /// <param name="end">Second after the last.</param>
    /// <param name="span">The stretch in words.</param>
    public static Support Interval(TraceDraft draft, HeardStream heard, double start, double end, string span)
    {
        var support = IntervalSupport.OfSound(heard.Levels, start, end);
        if (!Readings.Extremes(heard.Levels, start, end, inside: true, out var low, out var high))
        {
            return support;
        }

        var spread = Wording.Between(low.Value, high.Value);
        if (!Readings.Extremes(heard.Levels, start, end, inside: false, out _, out var other))
        {
            draft.Say(Modality.Audio, start, end, support == Support.Strong
                ? draft.Vary.Below(2) switch
                {
                    0 => $"The sound holds {spread} {span}, with no second outside to compare with.",
                    _ => $"It is audible all the way {span}, {spread}.",
                }
                : draft.Vary.Below(2) switch
                {
                    0 => $"The level is only {spread} {span}, a weak cue.",
                    _ => $"With the level {spread} {span}, the cue is weak.",
                },
                Readings.Ids(low, high));
            return support;
        }

        draft.Say(Modality.Audio, start, end, support switch
        {
            Support.Strong => draft.Vary.Below(3) switch
            {
                0 => $"The level lies {spread} {span}, while the loudest second elsewhere reaches {other.Value}.",
                1 => $"A clear rise is measured {span}: {spread} there, at most {other.Value} in the other seconds.",
                _ => $"The sound stands out {span}, {spread} against a peak of {other.Value} in the rest of the clip.",
            },
            Support.Weak => draft.Vary.Below(2) switch
            {
                0 => $"The level {span} is {spread}, and the rest of the clip reaches {other.Value}, so the cue is weak.",
                _ => $"Sound is present {span}, {spread}, but elsewhere it reaches {other.Value}, which makes this a weak cue.",
            },
            _ => draft.Vary.Below(2) switch
            {
                0 => $"The level {span} is only {spread}, and other seconds reach {other.Value}: the cue is weak.",
                _ => $"Little sets the sound apart {span}: it lies {spread} there and up to {other.Value} elsewhere, a weak cue.",
            },
        }, Readings.Ids(low, high, other));
        return support;
    }

    private static string Capital(string name) => char.ToUpperInvariant(name[0]) + name[1..];
}
