using System.Globalization;
using System.Text.RegularExpressions;
using AvUie.Core;

namespace AvUie.Reasoning;

/// <summary>
/// Reads the target of s4, ms3 and ref_avs as the reference's evaluator does (seg/scripts/inference_3.py, inference_ref_3.py): the
/// first group of four numbers is the box, the last three pairs are the points, all within 0..223. Written apart from the answer
/// grammar on purpose: two readers of one text.
/// </summary>
internal static partial class ReferenceEvaluator
{
    private const int Side = 224;

    /// <summary>What the evaluator would read wrongly; null where nothing, and for tasks that it does not score.</summary>
    public static string? Objection(string task, GroundTruth truth, string rendered) => (task, truth) switch
    {
        ("s4" or "ms3", RegionTruth { Region: { } region }) => Coordinates(rendered, region),
        ("ref_avs", ReferringTruth { Region: { } region }) =>
            !rendered.Contains("<answer>true</answer>", StringComparison.Ordinal) || rendered.Contains("<answer>false</answer>", StringComparison.Ordinal)
                ? "the evaluator looks for <answer>true</answer>, and for no <answer>false</answer>"
                : Coordinates(rendered, region),
        ("ref_avs", ReferringTruth) => rendered.Contains("<answer>false</answer>", StringComparison.Ordinal) ? null : "the evaluator looks for <answer>false</answer>",
        _ => null,
    };

    private static string? Coordinates(string rendered, Region region)
    {
        var end = rendered.IndexOf("</s>", StringComparison.Ordinal);
        var groups = Groups().Matches(end < 0 ? rendered : rendered[..end]).Select(Numbers).ToArray();
        var box = groups.FirstOrDefault(static group => group.Length == 4);
        var points = groups.Where(static group => group.Length == 2).TakeLast(3).ToArray();
        int[] wanted = [region.Box.Left, region.Box.Top, region.Box.Right, region.Box.Bottom];
        if (box is null || points.Length == 0)
        {
            return "the evaluator finds no box with points";
        }

        if (box[0] >= box[2] || box[1] >= box[3] || box.Concat(points.SelectMany(static point => point)).Any(static number => number is < 0 or >= Side))
        {
            return "the evaluator refuses the coordinates: left before right, top before bottom, 0 to 223";
        }

        return box.SequenceEqual(wanted) && points.Select(static point => new PixelPoint(point[0], point[1])).SequenceEqual(region.Points)
            ? null
            : $"the evaluator reads the box {string.Join(',', box)} and {points.Length} points that are not the truth's";
    }

    private static int[] Numbers(Match group) =>
        [.. group.Groups.Values.Skip(1).Where(static part => part.Success).Select(static part =>
            int.TryParse(part.ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : Side)];

    [GeneratedRegex(@"\[(\d+),(\d+)(?:,(\d+),(\d+))?\]", RegexOptions.CultureInvariant)]
    private static partial Regex Groups();
}
