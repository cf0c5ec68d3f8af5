using AvUie.Core;

namespace AvUie.Reasoning;

/// <summary>The distinct labels of many samples by task.</summary>
public static class LabelVocabulary
{
    // Captions and free answers have as many labels as samples; a judge needs a handful.
    private const int MostLabels = 2048;

    /// <summary>Labels in ordinal order, as truths spell them.</summary>
    /// <param name="samples">Task and truth of each sample.</param>
    public static IReadOnlyDictionary<string, IReadOnlyList<string>> Of(IEnumerable<(string Task, GroundTruth Truth)> samples)
    {
        var labels = new Dictionary<string, SortedSet<string>>(StringComparer.Ordinal);
        foreach (var (task, truth) in samples)
        {
            if (!labels.TryGetValue(task, out var own))
            {
                labels.Add(task, own = new SortedSet<string>(StringComparer.Ordinal));
            }

            own.UnionWith(Labels(truth));
        }

        return labels.ToDictionary(static one => one.Key, static one => (IReadOnlyList<string>)[.. one.Value.Take(MostLabels)], StringComparer.Ordinal);
    }

    private static IEnumerable<string> Labels(GroundTruth truth) => truth switch
    {
        ClassTruth single => [single.Label],
        AnswerTruth answer => [answer.Answer],
        CaptionTruth caption => [caption.Text],
        RegionTruth region => [region.Object],
        ReferringTruth { Object: { } name } => [name],
        EventsTruth events => events.Events.Select(static one => one.Label),
        ParsingTruth parsing => parsing.Visual.Concat(parsing.Audio).Select(static one => one.Label),
        _ => [],
    };
}
