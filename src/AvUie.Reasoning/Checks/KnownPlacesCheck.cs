using System.Text.RegularExpressions;
using AvUie.Core;

namespace AvUie.Reasoning;

/// <summary>
/// Every column, row, corner and point that a trace names must be the truth's or the evidence's, and "left", "upper" and their like
/// must not speak against where the object lies. For tasks whose answer has a place.
/// </summary>
internal sealed partial class KnownPlacesCheck : ITraceCheck
{
    /// <summary>Pixels from the middle of the picture within which either side may be said.</summary>
    private const double Undecided = 12;

    /// <summary>A share in percent is rounded: 1 % is two pixels.</summary>
    internal const double ShareTolerance = 1.7;

    public string Name => "known_places";

    public static bool Applies(ReasoningRequest request) => request.Truth is RegionTruth or ReferringTruth;

    public string? Reject(ReasoningTrace trace, ReasoningRequest request, string rendered)
    {
        if (!Applies(request))
        {
            return null;
        }

        var places = new KnownPlaces(request);
        var own = TruthWords.Quotable(request).Concat(TruthWords.Labels(request.Truth)).ToArray();
        foreach (var sentence in Sentence.Of(trace))
        {
            var text = NumberWords.ToDigits(Blank.Phrases(sentence.Text, own));
            text = Blank.Out(text, TimeMention.In(text).Select(static time => (time.Index, time.Length)));
            foreach (var place in PlaceMention.In(text))
            {
                if (!IsKnown(place, places) || !places.IsBorder(Border().Match(text.AsSpan(0, place.Index).ToString()).Groups[1].Value, place))
                {
                    return $"'{text.Substring(place.Index, place.Length)}' is no place of the object";
                }
            }

            if (!Elsewhere().IsMatch(text) && Side(text, places) is { } wrong)
            {
                return wrong;
            }
        }

        return null;
    }

    private static bool IsKnown(PlaceMention place, KnownPlaces places) => place switch
    {
        { IsShare: true, Column: { } share } => places.Columns.Any(column => Math.Abs((share / 100 * RegionGeometry.Side) - column) <= ShareTolerance),
        { IsShare: true, Row: { } share } => places.Rows.Any(row => Math.Abs((share / 100 * RegionGeometry.Side) - row) <= ShareTolerance),
        { Column: { } column, Row: { } row } => places.Pairs.Contains((column, row)),
        { Column: { } column } => places.Columns.Contains(column),
        _ => places.Rows.Contains(place.Row!.Value),
    };

    private static string? Side(string text, KnownPlaces places)
    {
        if (places.Middle is not (var column, var row))
        {
            return null;
        }

        const double Half = RegionGeometry.Side / 2.0;
        foreach (Match side in Sides().Matches(text))
        {
            foreach (var word in side.Value.Split([' ', '-'], StringSplitOptions.RemoveEmptyEntries))
            {
                var wrong = word switch
                {
                    "left" => column > Half + Undecided,
                    "right" => column < Half - Undecided,
                    "upper" or "top" => row > Half + Undecided,
                    "lower" or "bottom" => row < Half - Undecided,
                    _ => false,
                };
                if (wrong)
                {
                    return $"'{side.Value}' speaks against where the object lies";
                }
            }
        }

        return null;
    }

    [GeneratedRegex(@"\b(left|right|upper|top|lower|bottom) (?:border|edge|side|boundary|limit)(?: of it)?(?: is| lies| sits)?(?: at| on)?\s*$", RegexOptions.CultureInvariant)]
    private static partial Regex Border();

    // What moves or gets dark need not be the object.
    [GeneratedRegex(@"\b(?:chang\w+|mov\w+|bright\w*|dark\w*|still)\b", RegexOptions.CultureInvariant)]
    private static partial Regex Elsewhere();

    // Borders are named by what touches them, whichever side the middle is on; "right" and "top" also mean other things.
    [GeneratedRegex(
        @"\b(?:in|on|at|to|toward|towards|near|into|fills|occupies|covers|holds|is|lies|sits|stands|the) (?:the )?(?:far |very |outer |extreme )?"
        + @"(?:(?:upper|lower|top|bottom)[ -])?(?:left|right|upper|lower|top|bottom)(?:[ -](?:left|right|hand|half|third|quarter|side|corner|part|area|edge of|middle|of the (?:picture|frame|image)))+",
        RegexOptions.CultureInvariant)]
    private static partial Regex Sides();
}
