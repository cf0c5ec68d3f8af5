using AvUie.Core;

namespace AvUie.Conformance.Checks;

internal sealed class SpanCheck : IConformanceCheck
{
    // Tasks whose ranges are whole seconds, or tenths, of a clip of ten.
    private static readonly string[] TenUnitTasks = ["ave", "avvp", "unav"];

    public string Name => "spans";

    public string Promise => "every span begins before its end and lies inside its clip";

    public void Run(AdapterCase adapter)
    {
        foreach (var sample in adapter.Read(adapter.Root).Samples())
        {
            foreach (var media in sample.Media)
            {
                Expect.That(
                    media.Span is not { } span || (double.IsFinite(span.End) && span.Start >= 0 && span.Start < span.End),
                    $"{sample.Id}: {media.Path} from {media.Span?.Start} to {media.Span?.End} is no span");
            }

            var limit = TenUnitTasks.Contains(sample.Task) && sample.Truth is not EventsTruth { InSeconds: true } ? 10 : int.MaxValue;
            foreach (var known in EventsOf(sample.Truth))
            {
                foreach (var range in known.Ranges)
                {
                    Expect.That(
                        range.Start >= 0 && range.Start < range.End && range.End <= limit,
                        $"{sample.Id}: \"{known.Label}\" from {range.Start} to {range.End} is no span of a clip of {limit}");
                }
            }
        }
    }

    private static IEnumerable<TimedEvent> EventsOf(GroundTruth truth) => truth switch
    {
        EventsTruth events => events.Events,
        ParsingTruth parsing => parsing.Visual.Concat(parsing.Audio),
        _ => [],
    };
}
