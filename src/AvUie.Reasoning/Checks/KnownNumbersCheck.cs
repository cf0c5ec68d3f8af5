using System.Globalization;

namespace AvUie.Reasoning;

/// <summary>
/// A trace may only use numbers that were measured, declared or are part of the truth; a number with a measurement's unit only where
/// it was measured in that unit. Times and places are other checks' business.
/// </summary>
internal sealed class KnownNumbersCheck : ITraceCheck
{
    public string Name => "known_numbers";

    public string? Reject(ReasoningTrace trace, ReasoningRequest request, string rendered)
    {
        var measured = request.Evidence.SelectMany(static item => Quantity.In(item.Value)).ToHashSet();
        var units = measured.Select(static quantity => quantity.Unit).ToHashSet(StringComparer.Ordinal);
        var known = measured.Select(static quantity => quantity.Value)
            .Concat(TruthWords.Texts(request.Truth).SelectMany(Quantity.In).Select(static quantity => quantity.Value)).ToHashSet();
        foreach (var item in request.Evidence)
        {
            known.Add(item.Start ?? 0);
            known.Add(item.End ?? 0);
        }

        foreach (var sentence in Sentence.Of(trace))
        {
            foreach (var number in Quantity.In(KnownPlacesCheck.Applies(request) ? WithoutPlaces(sentence.Text) : WithoutTimes(sentence.Text)))
            {
                if (number.Unit.Length > 0 && units.Contains(number.Unit) ? !measured.Contains(number) : !known.Contains(number.Value))
                {
                    return $"{number.Value.ToString(CultureInfo.InvariantCulture)} in '{sentence.Text}' is neither in the evidence nor in the truth";
                }
            }
        }

        return null;
    }

    // Only digits are held against the evidence: "one of them" is no measurement. Words that end up as times and places are read elsewhere.
    private static string WithoutTimes(string text) =>
        Blank.Out(text, TimeMention.In(text.ToLowerInvariant()).Select(static time => (time.Index, time.Length)));

    private static string WithoutPlaces(string text)
    {
        var timeless = WithoutTimes(text);
        return Blank.Out(timeless, PlaceMention.In(timeless.ToLowerInvariant()).Select(static place => (place.Index, place.Length)));
    }
}
