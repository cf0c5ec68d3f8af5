using AvUie.Core;

namespace AvUie.Adapters.Tests;

public class CremaDAdapterTests
{
    private const string Names = "SentenceFilenames.csv";

    private readonly CremaDAdapter _adapter = new();

    [Fact]
    public void Read_ByDefault_SplitsAsOgmGeDoes() =>
        Assert.Equal(
            [
                "cremad/train/1001_IEO_NEU_XX", "cremad/train/1001_IEO_HAP_LO", "cremad/train/1090_IOM_ANG_HI", "cremad/train/1064_IEO_DIS_MD",
                "cremad/test/1010_TIE_SAD_XX",
            ],
            Rows().Samples().Select(sample => sample.Id));

    [Fact]
    public void Read_Clip_TakesPicturesFromFlashAndSoundFromWav()
    {
        var sample = Rows().Samples().Single(sample => sample.Id == "cremad/train/1001_IEO_HAP_LO");

        Assert.Equal("VideoFlash/1001_IEO_HAP_LO.flv", sample.Media[0].Path);
        Assert.Equal(["VideoFlash/1001_IEO_HAP_LO.mp4"], sample.Media[0].Alternatives);
        Assert.Equal("AudioWAV/1001_IEO_HAP_LO.wav", sample.Media[1].Path);
        // The MP3 files of 28 clips are silent: nothing falls back to them unasked.
        Assert.Empty(sample.Media[1].Alternatives);
        Assert.Equal("\"happy\"", sample.Fields["emotion"]);
        Assert.Equal(new ClassTruth("happy"), sample.Truth);
    }

    [Theory]
    [InlineData("mp3", "AudioMP3/1001_IEO_HAP_LO.mp3")]
    [InlineData("video", "VideoFlash/1001_IEO_HAP_LO.flv")]
    public void Read_SoundByOption_ComesFromElsewhere(string sound, string path) =>
        Assert.Equal(path, Rows(("sound", sound)).Samples().Single(sample => sample.Id == "cremad/train/1001_IEO_HAP_LO").Media[1].Path);

    [Theory]
    [InlineData("split_ogm_ge/train.csv", 5, "bad_row", "train")]
    [InlineData("split_ogm_ge/train.csv", 6, "orphan_name", "train")]
    [InlineData("split_ogm_ge/train.csv", 7, "duplicate_row", "train")]
    [InlineData("split_ogm_ge/train.csv", 8, "bad_row", "train")]
    [InlineData("split_ogm_ge/test.csv", 2, "duplicate_row", "test")]
    [InlineData("split_ogm_ge/test.csv", 3, "unknown_label", "test")]
    [InlineData(Names, 8, "duplicate_row", null)]
    [InlineData(Names, 9, "bad_row", null)]
    [InlineData(Names, 10, "unknown_label", null)]
    [InlineData(Names, 11, "bad_row", null)]
    [InlineData(Names, 12, "unsafe_path", null)]
    [InlineData(Names, 13, "bad_row", null)]
    [InlineData(Names, 14, "orphan_name", null)]
    public void Read_RowThatGivesNoSample_IsRejected(string file, int line, string reason, string? split)
    {
        var rejection = Rows().At(file, line);

        Assert.Equal((reason, split), (rejection.Reason.Name, rejection.Split?.Name()));
    }

    [Fact]
    public void Read_ActorsByOption_NeverTrainAndTest()
    {
        var samples = Rows(("split", "actors")).Samples();

        Assert.Equal(["1010_TIE_SAD_XX", "1090_IOM_ANG_HI"], Keys(samples, Split.Test));
        Assert.Empty(Actors(samples, Split.Train).Intersect(Actors(samples, Split.Test)));
        Assert.All(samples, sample => Assert.Equal(Names, sample.Annotation.File));
    }

    [Fact]
    public void Read_AllByOption_TrainsWithEveryClipOfTheListAndNeedsNoOther()
    {
        using var folder = new TemporaryFolder();
        var root = folder.Copy(Fixture.Root("crema_d"), "root");
        Directory.Delete(Path.Combine(root, "split_ogm_ge"), recursive: true);

        var samples = Fixture.Read(_adapter, root, ("split", "all")).Samples();

        Assert.Equal(7, Keys(samples, Split.Train).Count());
        Assert.Empty(Keys(samples, Split.Test));
    }

    [Fact]
    public void Read_OgmGeWithoutItsLists_EndsTheRunAndSaysWhatToDo()
    {
        using var folder = new TemporaryFolder();
        var root = folder.Copy(Fixture.Root("crema_d"), "root");
        Directory.Delete(Path.Combine(root, "split_ogm_ge"), recursive: true);

        var failure = Assert.Throws<AnnotationFileException>(() => Fixture.Read(_adapter, root));

        Assert.Contains("split_ogm_ge/train.csv", failure.Message, StringComparison.Ordinal);
        Assert.Contains("set option split of crema_d", failure.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("ogm_ge", "split_ogm_ge/train.csv", 4)]
    [InlineData("all", Names, 7)]
    public void Read_BrokenClipsDropped_AreCounted(string split, string file, int line)
    {
        var rows = Rows(("split", split), ("broken_clips", "drop"));

        Assert.Equal("excluded_by_option", rows.At(file, line).Reason.Name);
        Assert.Equal(1, rows.Count(ReasonCode.ExcludedByOption));
    }

    private static IEnumerable<string> Keys(IEnumerable<SourceSample> samples, Split split) =>
        samples.Where(sample => sample.Split == split).Select(sample => sample.Id.Split('/')[2]);

    private static IEnumerable<string> Actors(IEnumerable<SourceSample> samples, Split split) => Keys(samples, split).Select(key => key[..4]).Distinct();

    private IReadOnlyList<SourceRow> Rows(params (string Name, string Value)[] options) => Fixture.Read(_adapter, Fixture.Root("crema_d"), options);
}
