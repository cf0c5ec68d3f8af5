using AvUie.Core;
using AvUie.Tests;

namespace AvUie.Adapters.Tests;

/// <summary>The real annotation files: published counts, known defects, and what could be written of the few real media.</summary>
public class RealDataTests
{
    private static readonly AdapterCatalog Catalog = new();

    [SharedFact("real", "raw", "ave")]
    public void Ave_RealLists_HaveTheKnownRows()
    {
        var rows = Read("ave", "ave");

        Assert.Equal([3339, 402, 402], PerSplit(rows));
        var rejection = Assert.Single(rows.Rejections());
        Assert.Same(ReasonCode.EmptyEvent, rejection.Reason);
        Assert.Equal(Split.Train, rejection.Split);
        Assert.Equal(45, rows.Samples().GroupBy(sample => sample.Fields["vid"]).Count(group => group.Count() > 1));
        Assert.DoesNotContain(rows, row => row.Id.Contains("_row", StringComparison.Ordinal));
        Assert.Equal(28, rows.Samples().Select(sample => sample.Fields["event"]).Distinct().Count());
    }

    [SharedFact("real", "raw", "llp")]
    public void Llp_RealLists_HaveTheKnownRowsAndDefects()
    {
        var rows = Read("llp", "llp");
        var samples = rows.Samples();

        Assert.Equal(10_000, rows.Count(ReasonCode.NoDenseLabel));
        Assert.Equal(649, samples.Count(sample => sample.Split == Split.Validation));
        Assert.Equal(1_200, samples.Count(sample => sample.Split == Split.Test));
        // 8 names: 13 rows of sound and 11 of picture; a 14th row of sound is one of the bad spans.
        Assert.Equal(24, rows.Count(ReasonCode.OrphanName));
        Assert.Equal(8, rows.Rejections().Where(row => row.Reason == ReasonCode.OrphanName).Select(row => row.Detail.Split('"')[1]).Distinct().Count());
        Assert.Equal(6, rows.Count(ReasonCode.BadSpan));
        Assert.Equal(8, rows.Count(ReasonCode.DuplicateRow));
        // Of sound 15 rows overlap and 11 touch an earlier one of their label, of picture 3 touch.
        Assert.Equal(
            [("AVVP_eval_audio.csv overlaps", 15), ("AVVP_eval_audio.csv touches", 11), ("AVVP_eval_visual.csv touches", 3)],
            rows.Rejections().Where(row => row.Reason == ReasonCode.MergedSpan)
                .CountBy(row => $"{Path.GetFileName(row.Annotation.File)} {(row.Detail.Contains("overlaps", StringComparison.Ordinal) ? "overlaps" : "touches")}")
                .OrderBy(kind => kind.Key, StringComparer.Ordinal).Select(kind => (kind.Key, kind.Value)));
        Assert.Equal(10_000 + 24 + 6 + 8 + 29, rows.Rejections().Count);
        // 9 clips have no row of sound; the only row of one more is a bad span.
        Assert.Equal(10, samples.Count(sample => ((ParsingTruth)sample.Truth).Audio.Count == 0));
        Assert.Equal(191, samples.Count(sample => ((ParsingTruth)sample.Truth).Visual.Count == 0));
    }

    [SharedFact("real", "raw", "llp")]
    public void Llp_RealTrainingListAsWeakLabels_GivesEveryClip()
    {
        var train = Read("llp", "llp", ("train", "weak")).Samples().Where(sample => sample.Split == Split.Train).ToList();

        Assert.Equal(10_000, train.Count);
        Assert.All(train, sample => Assert.All(((ParsingTruth)sample.Truth).Visual, known => Assert.Empty(known.Ranges)));
    }

    [SharedFact("real", "raw", "ref_avs")]
    public void RefAvs_RealMetadata_AccountsForEveryRow()
    {
        var rows = Read("ref_avs", "ref_avs");

        // A rejected row and all the frames of an accepted one have one line.
        var lines = rows.Samples()
            .Select(sample => (sample.Annotation.Row, Part: sample.SubSplit ?? sample.Split.Name()))
            .Concat(rows.Rejections().Select(rejection => (rejection.Annotation.Row, Part: PartOf(rejection))))
            .Distinct()
            .GroupBy(line => line.Part)
            .ToDictionary(group => group.Key, group => group.Count());
        Assert.Equal((14_113, 1_349), (lines["train"], lines["val"]));
        Assert.Equal((2_288, 1_656, 1_028), (lines["test_s"], lines["test_u"], lines["test_n"]));
        Assert.Equal(25, lines["none"]);
        Assert.Equal(20_459, lines.Values.Sum());

        Assert.Equal(25, rows.Count(ReasonCode.TodoSplit));
        Assert.Equal(104, rows.Count(ReasonCode.BadExpression));
        Assert.Equal(8, rows.Count(ReasonCode.DuplicateRow));
        Assert.Equal(25 + 104 + 8, rows.Rejections().Count);
        Assert.Equal(14_113 - 97, rows.Samples().Count(sample => sample.Split == Split.Train));
        Assert.Equal((1_349 - 7) * 10, rows.Samples().Count(sample => sample.Split == Split.Validation));
        Assert.Equal(((2_288 + 1_656 + 1_028) - 8) * 10, rows.Samples().Count(sample => sample.Split == Split.Test));
        Assert.Equal(608, rows.Samples().Count(sample => sample is { Split: Split.Train, Truth: ReferringTruth { Object: null } }));
        // 11 uids occur twice; three of them with two expressions, which stay apart.
        var uids = rows.Samples().Select(sample => (Uid: sample.Fields["uid"], sample.Annotation.Row)).Distinct().GroupBy(pair => pair.Uid);
        Assert.Equal(3, uids.Count(group => group.Count() == 2));
    }

    [SharedFact("real", "raw")]
    public void KnownCounts_OnTheRealLists_AreWhatIsYielded()
    {
        foreach (var (name, folder) in new[] { ("ave", "ave"), ("llp", "llp"), ("ref_avs", "ref_avs"), ("meld", "meld"), ("crema_d", "cremad") })
        {
            var yielded = Read(name, folder)
                .Select(row => row switch
                {
                    SourceRow.Accepted(var sample) => (sample.Task, Split: (Split?)sample.Split),
                    SourceRow.Rejected(var rejection) => (rejection.Task, rejection.Split),
                    _ => throw new InvalidOperationException("a third kind of row"),
                })
                .Where(row => row.Split is not null)
                .GroupBy(row => $"{row.Task}/{row.Split!.Value.Name()}")
                .ToDictionary(group => group.Key, group => group.Count());
            Assert.Equal(Catalog.Find(name)!.Description.KnownCounts.OrderBy(pair => pair.Key), yielded.OrderBy(pair => pair.Key));
        }
    }

    /// <summary>The files decide here what a build could write; the adapters have not looked at them.</summary>
    [SharedFact("real", "raw")]
    public void Samples_WhoseMediaAreInTheRealFolder_AreThoseOfTheIssue()
    {
        var writable = new[] { ("ave", "ave"), ("llp", "llp"), ("avsbench", "avsbench"), ("ref_avs", "ref_avs") }
            .SelectMany(source => Read(source.Item1, source.Item2).Samples().Where(sample => Missing(source.Item2, sample).Count == 0))
            .GroupBy(sample => sample.Task)
            .ToDictionary(group => group.Key, group => group.ToList());

        Assert.Equal(
            [("arig", 1), ("ave", 1), ("avvp", 1), ("ms3", 1), ("ref_avs", 6), ("s4", 1)],
            writable.Select(task => (task.Key, task.Value.Count)).Order());
        Assert.Equal("avvp/test/6aV6c8mY0lg_30_40", writable["avvp"][0].Id);
        Assert.All(writable["ref_avs"], sample => Assert.Equal(7, sample.FrameIndex));
        Assert.Equal(6, writable["ref_avs"].Select(sample => sample.Fields["object"]).Distinct().Count());
    }

    [SharedFact("real", "raw", "avsbench")]
    public void AvsBench_RealFrameWithoutMask_IsPlannedAndLacksOnlyTheMask()
    {
        var frame = Read("avsbench", "avsbench").Samples().Single(sample => sample.Id == "s4/test/HxMoMMrA6Eo_0_5000_f1");

        Assert.Equal(MediaRole.Mask, Assert.Single(Missing("avsbench", frame)).Role);
    }

    private static IReadOnlyList<SourceRow> Read(string adapter, string folder, params (string Name, string Value)[] options) =>
        Fixture.Read(Catalog.Find(adapter)!, Root(folder), options);

    private static string Root(string folder) => SharedFolder.Below("real", "raw", folder)!;

    private static List<MediaReference> Missing(string folder, SourceSample sample) =>
        [.. sample.Media.Where(media => !media.Alternatives.Prepend(media.Path).Any(path => File.Exists(Path.Combine(Root(folder), path))))];

    private static string PartOf(Rejection rejection) =>
        rejection.Split is not Split.Test ? rejection.Split?.Name() ?? "none"
        : new[] { "test_s", "test_u", "test_n" }.Single(part => rejection.Detail.Contains($",{part},", StringComparison.Ordinal));

    private static IEnumerable<int> PerSplit(IReadOnlyList<SourceRow> rows) => new[] { Split.Train, Split.Validation, Split.Test }
        .Select(split => rows.Samples().Count(sample => sample.Split == split) + rows.Rejections().Count(rejection => rejection.Split == split));
}
