using AvUie.Core;

namespace AvUie.Conformance.Checks;

internal sealed class LabelCheck : IConformanceCheck
{
    public string Name => "labels";

    public string Promise => "every label is in the vocabulary that the description states for its task";

    public void Run(AdapterCase adapter)
    {
        foreach (var sample in adapter.Read(adapter.Root).Samples())
        {
            if (!adapter.Description.Labels.TryGetValue(sample.Task, out var known))
            {
                continue;
            }

            foreach (var label in LabelsOf(sample.Truth))
            {
                Expect.That(
                    known.Contains(label, StringComparer.Ordinal),
                    $"{sample.Id}: \"{label}\" is not in the vocabulary of {sample.Task}, {known.Count} labels such as {string.Join("; ", known.Take(4))}");
            }
        }
    }

    private static IEnumerable<string> LabelsOf(GroundTruth truth) => truth switch
    {
        ClassTruth single => [single.Label],
        MatchTruth match => [match.AnchorEvent, match.FirstEvent, match.SecondEvent],
        EventsTruth events => events.Events.Select(known => known.Label),
        ParsingTruth parsing => parsing.Visual.Concat(parsing.Audio).Select(known => known.Label),
        RegionTruth region => region.Object.Split(',', StringSplitOptions.TrimEntries),
        ReferringTruth { Object: { } named } => [named],
        AnswerTruth answer => [answer.Answer],
        _ => [],
    };
}
