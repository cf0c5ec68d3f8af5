using System.Globalization;
using System.Text.RegularExpressions;
using AvUie.Core;

namespace AvUie.Reasoning;

/// <summary>
/// Whether a target reads back as its truth: by Core's grammar, and for places also by the reference evaluator's own expression
/// (seg/scripts/inference_3.py of Crab_Plus: first group of four is the box, the last three groups of two are the points).
/// </summary>
public static partial class AnswerRoundTrip
{
    /// <summary>What is wrong with the target; null where nothing is.</summary>
    /// <param name="task">Task name.</param>
    /// <param name="truth">The truth.</param>
    /// <param name="target">Reasoning and answer as the model is trained on them.</param>
    public static string? Objection(string task, GroundTruth truth, string target)
    {
        if (AnswerGrammar.Parse(task, target, truth) is not ParsedAnswer.Success { Truth: var stated } || stated != AnswerGrammar.Stated(task, truth))
        {
            return "the target does not read back as its label";
        }

        return Region(AnswerGrammar.Stated(task, truth)) is { } region && !ReadsAs(target, region) ? "the reference's evaluator reads other coordinates" : null;
    }

    private static Region? Region(GroundTruth truth) => truth switch
    {
        RegionTruth place => place.Region,
        ReferringTruth place => place.Region,
        _ => null,
    };

    private static bool ReadsAs(string target, Region region)
    {
        var groups = Group().Matches(target);
        var box = groups.FirstOrDefault(static group => group.Groups[3].Success);
        var points = groups.Where(static group => !group.Groups[3].Success).TakeLast(3).Select(static group => new PixelPoint(Number(group, 1), Number(group, 2)));
        return box is not null && new PixelBox(Number(box, 1), Number(box, 2), Number(box, 3), Number(box, 4)) == region.Box && points.SequenceEqual(region.Points);
    }

    private static int Number(Match match, int group) =>
        int.TryParse(match.Groups[group].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture, out var value) ? value : -1;

    [GeneratedRegex(@"\[(\d+),(\d+)(?:,(\d+),(\d+))?\]", RegexOptions.CultureInvariant)]
    private static partial Regex Group();
}
