using AvUie.Core;

namespace AvUie.Adapters.Tests;

public class AvsBenchAdapterTests
{
    private readonly AvsBenchAdapter _adapter = new();

    [Theory]
    [InlineData("s4", "train", 2)]
    [InlineData("s4", "test", 5)]
    [InlineData("arig", "train", 2)]
    [InlineData("arig", "test", 5)]
    [InlineData("ms3", "train", 5)]
    [InlineData("ms3", "val", 5)]
    public void Read_ByDefault_TakesTheFramesThatHaveMasks(string task, string split, int samples) =>
        Assert.Equal(samples, Count(Rows(), task, split));

    [Theory]
    [InlineData("train_frames", "labelled", "s4", "train", 10)]
    [InlineData("test_frames", "first", "arig", "test", 1)]
    [InlineData("ms3_frames", "first", "ms3", "train", 1)]
    public void Read_FramesByOption_AreOneOrAllFive(string option, string value, string task, string split, int samples) =>
        Assert.Equal(samples, Count(Rows((option, value)), task, split));

    [Fact]
    public void Read_Frame_NamesItsPictureSoundAndMask()
    {
        var sample = Assert.Single(Rows().Samples(), sample => sample.Id == "ms3/train/aaaaaaaaa03_1_f4");

        Assert.Equal(
            [
                new(MediaRole.Image, "avs_released/v1m/aaaaaaaaa03_1/frames/4.jpg"),
                new(MediaRole.Audio, "avs_released/v1m/aaaaaaaaa03_1/audio.wav"),
                new(MediaRole.Mask, "avs_released/v1m/aaaaaaaaa03_1/labels_semantic/4.png"),
            ],
            sample.Media);
        Assert.Equal(MaskEncoding.ClassIndex, sample.Media[2].MaskEncoding);
        Assert.Equal(4, sample.FrameIndex);
        Assert.Equal(new RegionTruth("guitar, violin", null), sample.Truth);
        Assert.Equal(["a_obj", "frame_idx", "uid", "vid"], sample.Fields.Keys);
    }

    [Fact]
    public void Read_AvssByOption_FeedsMs3WithEverySecondFrame()
    {
        var samples = Rows(("avss", "ms3")).Samples().Where(sample => sample.Annotation.Row == 6).ToList();

        Assert.All(samples, sample => Assert.Equal(("ms3", Split.Train), (sample.Task, sample.Split)));
        Assert.Equal(
            [0, 2, 4, 6, 8], samples.Select(sample => int.Parse(Path.GetFileNameWithoutExtension(sample.Media[0].Path), System.Globalization.CultureInfo.InvariantCulture)));
        // The index is that of the fifth of the sound.
        Assert.Equal([0, 1, 2, 3, 4], samples.Select(sample => sample.FrameIndex!.Value));
        Assert.Equal("avs_released/v2/aaaaaaaaa05_1000_11000/labels_semantic/8.png", samples[4].Media[2].Path);
        Assert.Equal(0, Rows(("avss", "ms3")).Count(ReasonCode.ExcludedByOption));
    }

    [Theory]
    [InlineData(6, "excluded_by_option", 1)]
    [InlineData(7, "unknown_label", 2)]
    [InlineData(8, "unsafe_path", 2)]
    [InlineData(9, "bad_row", 1)]
    [InlineData(10, "bad_row", 2)]
    [InlineData(11, "bad_row", 1)]
    [InlineData(12, "bad_row", 1)]
    [InlineData(13, "duplicate_row", 2)]
    public void Read_RowThatGivesNoSample_IsRejectedOncePerTaskThatItFeeds(int line, string reason, int times)
    {
        var rejections = Rows().Rejections().Where(rejection => rejection.Annotation.Row == line).ToList();

        Assert.Equal(times, rejections.Count);
        Assert.All(rejections, rejection => Assert.Equal(reason, rejection.Reason.Name));
    }

    [Fact]
    public void Read_SameClipWithAnotherObject_GetsTheRowNumberInItsId() =>
        Assert.Equal(
            ["s4/train/_aaaaaaaa01_0_5000_f0", "s4/train/_aaaaaaaa01_0_5000_f0_row14"],
            Rows().Samples().Where(sample => sample is { Task: "s4", Split: Split.Train }).Select(sample => sample.Id));

    [Fact]
    public void Read_LabelFileBesideTheList_IsTheVocabulary()
    {
        using var folder = new TemporaryFolder();
        var root = folder.Copy(Fixture.Root("avsbench"), "root");
        File.WriteAllText(Path.Combine(root, "avs_released", "label2idx.json"), """{ "background": 1, "dragon": 2 }""");

        var rows = Fixture.Read(_adapter, root);

        Assert.Equal(5, rows.Samples().Count(sample => sample is { Task: "s4", Truth: RegionTruth { Object: "dragon" } }));
        Assert.Contains(rows.Rejections(), rejection => rejection.Annotation.Row == 2 && rejection.Reason == ReasonCode.UnknownLabel);
    }

    [Fact]
    public void Read_LabelFileThatIsNoJson_EndsTheRun()
    {
        using var folder = new TemporaryFolder();
        var root = folder.Copy(Fixture.Root("avsbench"), "root");
        File.WriteAllText(Path.Combine(root, "avs_released", "label2idx.json"), "background 1");

        Assert.Contains("label2idx.json", Assert.Throws<AnnotationFileException>(() => Fixture.Read(_adapter, root)).Message, StringComparison.Ordinal);
    }

    private static int Count(IReadOnlyList<SourceRow> rows, string task, string split) =>
        rows.Samples().Count(sample => sample.Task == task && sample.Split.Name() == split);

    private IReadOnlyList<SourceRow> Rows(params (string Name, string Value)[] options) =>
        Fixture.Read(_adapter, Fixture.Root("avsbench"), options);
}
