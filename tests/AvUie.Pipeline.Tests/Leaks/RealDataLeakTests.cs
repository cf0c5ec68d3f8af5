using AvUie.Adapters;
using AvUie.Core;
using AvUie.Pipeline.Leaks;
using AvUie.Tests;

namespace AvUie.Pipeline.Tests.Leaks;

/// <summary>Real lists: what they share is known.</summary>
public sealed class RealDataLeakTests
{
    [SharedFact("real", "raw", "ave")]
    public void Report_RealAve_HasEighteenClipsInTwoSplits()
    {
        var report = LeakReport.Of(Rows("ave", "ave"), wholeVideos: false);

        Assert.Equal([("ave ave train", "ave ave val", true, 10), ("ave ave test", "ave ave train", true, 8)], report.Pairs);
        Assert.Equal(18, report.Clips.Count);
        Assert.Equal(19, Assert.Single(report.Losing).Value);
    }

    [SharedFact("real", "raw", "vggsound")]
    public void Report_RealKineticsSoundsAndVggSound_ShareTwelveClips()
    {
        var report = LeakReport.Of(Rows("ks", "ks").Concat(Rows("vggsound", "vggsound")), wholeVideos: false);

        Assert.Contains(("ks ks train", "vggsound a2v test", true, 12), report.Pairs);
    }

    private static IEnumerable<SourceRow> Rows(string adapter, string folder)
    {
        var known = new AdapterCatalog().Find(adapter)!;
        HashSet<Split> splits = adapter == "vggsound" ? [Split.Test] : [Split.Train, Split.Validation, Split.Test];
        return known.Read(new AdapterContext(
            SharedFolder.Below("real", "raw", folder)!, known.Description.Tasks.ToHashSet(StringComparer.Ordinal), splits,
            known.Description.Options.ToDictionary(static option => option.Name, static option => option.Default)));
    }
}
