using System.Globalization;
using AvUie.Core;

namespace AvUie.Reasoning;

/// <summary>A region as phrases need it: corners, middle, a point, shares, the side of the picture.</summary>
/// <param name="Region">The region.</param>
internal sealed record PlaceSlots(Region Region)
{
    /// <summary>Pixels that a moved box moves at least, each way: no rounding explains it.</summary>
    private const int LeastMove = 16;

    private static readonly string[] Words =
        ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"];

    private static readonly string[] Tens = ["", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"];

    /// <summary>Left or right where the region clearly lies on one side; null elsewhere.</summary>
    public string? Side => Middle.X < RegionGeometry.Side * 0.35 ? "left" : Middle.X > RegionGeometry.Side * 0.65 ? "right" : null;

    private PixelPoint Middle => new((Region.Box.Left + Region.Box.Right) / 2, (Region.Box.Top + Region.Box.Bottom) / 2);

    /// <summary>The truth's region, or the same moved; null where there is none, or no room to move.</summary>
    public static PlaceSlots? Of(ReasoningRequest request, Random random, bool move)
    {
        var region = request.Truth switch
        {
            RegionTruth truth => truth.Region,
            ReferringTruth truth => truth.Region,
            _ => null,
        };
        if (region is null || !move)
        {
            return region is null ? null : new PlaceSlots(region);
        }

        var (box, last) = (region.Box, RegionGeometry.Side - 1);
        var columns = Enumerable.Range(-box.Left, box.Left + last - box.Right + 1).Where(static by => Math.Abs(by) >= LeastMove).ToArray();
        var rows = Enumerable.Range(-box.Top, box.Top + last - box.Bottom + 1).Where(static by => Math.Abs(by) >= LeastMove).ToArray();
        if (columns.Length == 0 || rows.Length == 0)
        {
            return null;
        }

        var (right, down) = (columns[random.Next(columns.Length)], rows[random.Next(rows.Length)]);
        return new PlaceSlots(new Region(
            new PixelBox(box.Left + right, box.Top + down, box.Right + right, box.Bottom + down),
            [.. region.Points.Select(point => new PixelPoint(point.X + right, point.Y + down))]));
    }

    public bool CanFill(string phrase) => !phrase.Contains("{side}", StringComparison.Ordinal) || Side is not null;

    public string Fill(string phrase) => !CanFill(phrase)
        ? Fill("The middle of the object is at column {x}, row {y}.")
        : PhraseFile.Fill(
            phrase, ("left", Text(Region.Box.Left)), ("top", Text(Region.Box.Top)), ("right", Text(Region.Box.Right)), ("bottom", Text(Region.Box.Bottom)),
            ("x", Text(Middle.X)), ("y", Text(Middle.Y)), ("px", Text(Region.Points.Count > 0 ? Region.Points[0].X : Middle.X)),
            ("py", Text(Region.Points.Count > 0 ? Region.Points[0].Y : Middle.Y)), ("side", Side ?? ""),
            ("leftShare", Text((int)Math.Round(100.0 * Region.Box.Left / RegionGeometry.Side)) + " %"), ("rightWord", Word(Region.Box.Right)));

    private static string Text(int value) => value.ToString(CultureInfo.InvariantCulture);

    private static string Word(int value) => value switch
    {
        >= 100 => $"{Words[value / 100]} hundred{(value % 100 == 0 ? "" : $" and {Word(value % 100)}")}",
        >= 20 => Tens[value / 10] + (value % 10 == 0 ? "" : $"-{Words[value % 10]}"),
        _ => Words[value],
    };
}
