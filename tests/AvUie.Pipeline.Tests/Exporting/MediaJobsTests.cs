using AvUie.Core;
using AvUie.Pipeline.Exporting;
using AvUie.Shards;

namespace AvUie.Pipeline.Tests.Exporting;

public sealed class MediaJobsTests
{
    [Fact]
    public void For_TestPicture_BringsItsMaskWhereTheEvaluatorLooks()
    {
        var (row, jobs) = (Row(Split.Test, "masks/dog.png"), new SecondReleaseForm());

        Assert.Equal(
            [("s4/AVS/pictures/frames/a.jpg", "pictures/a.jpg"), ("s4/AVS/sounds/a.wav", "sounds/a.wav"), ("s4/AVS/pictures/labels_rgb/a.png", "masks/dog.png")],
            Jobs(jobs, row).All.Select(static job => (job.Destination, job.RawPath)));
        Assert.Equal(2, Jobs(new FirstReleaseForm(), row).All.Count);
        Assert.Equal(2, Jobs(jobs, Row(Split.Train, "masks/dog.png")).All.Count);
    }

    [Fact]
    public void For_TwoMasksOfOnePicture_SaysThatTheFormatHasOne()
    {
        var (first, second) = (Row(Split.Test, "masks/dog.png"), Row(Split.Test, "masks/cat.png"));
        var jobs = Jobs(new SecondReleaseForm(), first, second);

        Assert.Null(jobs.For(first).Fault);
        Assert.Equal(
            "its mask masks/cat.png would stand at s4/AVS/pictures/labels_rgb/a.png, where masks/dog.png stands: the format has one mask for a picture",
            jobs.For(second).Fault);
    }

    [Fact]
    public void For_MaskThatMayBeAbsentAndWas_BringsTheOthers()
    {
        var row = Row(Split.Test, "masks/dog.png");
        var absent = row with
        {
            Sample = row.Sample with { Media = [.. row.Sample.Media.Select(static medium => medium with { MayBeEmpty = medium.Role == MediaRole.Mask })] },
            RawFiles = [.. row.RawFiles.Take(2)],
        };

        Assert.Equal(2, Jobs(new SecondReleaseForm(), absent).All.Count);
        Assert.Throws<InvalidDataException>(() => Jobs(new SecondReleaseForm(), row with { RawFiles = absent.RawFiles }));
    }

    private static MediaJobs Jobs(IExportForm form, params ExportRow[] rows)
    {
        var jobs = new MediaJobs(
            new MediaNames(rows.Select(static row => new SourceRow.Accepted(row.Sample))), new Dictionary<string, string> { ["own"] = "/data/own" }, form);
        foreach (var row in rows)
        {
            _ = jobs.For(row);
        }

        return jobs;
    }

    private static ExportRow Row(Split split, string mask)
    {
        MediaReference[] media = [new(MediaRole.Image, "pictures/a.jpg"), new(MediaRole.Audio, "sounds/a.wav"), new(MediaRole.Mask, mask)];
        var sample = new SourceSample
        {
            Id = $"s4/{split.Name()}/{mask}",
            Source = "own",
            Task = "s4",
            Split = split,
            Media = media,
            Truth = new RegionTruth("dog", null),
            Annotation = new("a", 1),
        };
        return new ExportRow(sample, 0, sample.Truth, "answer", null, [.. media.Select(static medium => new RawFile(medium.Path, 1, new string('0', 64)))]);
    }
}
