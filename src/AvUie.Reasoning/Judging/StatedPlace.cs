using AvUie.Core;

namespace AvUie.Reasoning;

/// <summary>
/// What the observations of a trace say of its object's place in numbers. Only what they say can be asked back from them: "in the lower
/// left" is no box. The inference is left out, for its places are blanked before a judge reads it.
/// </summary>
internal static class StatedPlace
{
    /// <summary>The place to be asked for; null where the truth has none or no observation gives a number of it.</summary>
    public static JudgedPlace? Of(ReasoningTrace trace, Region? region)
    {
        var said = region is null ? [] : trace.Steps.SelectMany(static step => In(NumberWords.ToDigits(step.Observation))).ToArray();
        if (region is null || said.Length == 0)
        {
            return null;
        }

        var box = region.Box;
        return new JudgedPlace(
            region,
            NeedsBox: SaysColumn(said, box.Left) && SaysColumn(said, box.Right) && SaysRow(said, box.Top) && SaysRow(said, box.Bottom),
            NeedsPoints: region.Points.Any(point => said.Any(place => place is { IsShare: false } && place.Column == point.X && place.Row == point.Y)));
    }

    /// <summary>The places that a sentence gives in digits; times are no places.</summary>
    public static IEnumerable<PlaceMention> In(string sentence)
    {
        var text = sentence.ToLowerInvariant();
        return PlaceMention.In(Blank.Out(text, TimeMention.In(text).Select(static time => (time.Index, time.Length))));
    }

    private static bool SaysColumn(IEnumerable<PlaceMention> said, int column) => said.Any(place => place.Column is { } number && Is(number, place.IsShare, column));

    private static bool SaysRow(IEnumerable<PlaceMention> said, int row) => said.Any(place => place.Row is { } number && Is(number, place.IsShare, row));

    private static bool Is(double number, bool isShare, int pixel) =>
        isShare ? Math.Abs((number / 100 * RegionGeometry.Side) - pixel) <= KnownPlacesCheck.ShareTolerance : number == pixel;
}
