using AvUie.Core;

namespace AvUie.Adapters.Tests;

public class VggSoundAdapterTests
{
    private const string Train = "data/train.csv";

    private readonly VggSoundAdapter _adapter = new();

    [Fact]
    public void Read_SoundToVideo_HasOneSoundAndTwoPicturesOneOfThemOfTheSameClip()
    {
        var sample = Rows().Samples().Single(sample => sample.Id == "a2v/train/aaaaaaaaa04_000000");

        Assert.Equal([MediaRole.Audio, MediaRole.Video, MediaRole.Video], sample.Media.Select(media => media.Role));
        var truth = (MatchTruth)sample.Truth;
        Assert.Equal("videos/aaaaaaaaa04_000000.mp4", sample.Media[0].Path);
        Assert.Equal(sample.Media[0].Path, sample.Media[truth.Correct].Path);
        Assert.NotEqual(sample.Media[1].Path, sample.Media[2].Path);
        Assert.Equal("dog barking", truth.AnchorEvent);
        Assert.Equal("dog barking", truth.Correct == 1 ? truth.FirstEvent : truth.SecondEvent);
        Assert.Equal(["audio_event", "correct_video", "video1_event", "video2_event"], sample.Fields.Keys);
        Assert.Equal((truth.Correct.ToString(System.Globalization.CultureInfo.InvariantCulture), "\"dog barking\""), (sample.Fields["correct_video"], sample.Fields["audio_event"]));
    }

    [Fact]
    public void Read_VideoToSound_HasOnePictureAndTwoSounds()
    {
        var sample = Rows().Samples().First(sample => sample.Task == "v2a");

        Assert.Equal([MediaRole.Video, MediaRole.Audio, MediaRole.Audio], sample.Media.Select(media => media.Role));
        Assert.Equal(["audio1_event", "audio2_event", "correct_audio", "video_event"], sample.Fields.Keys);
        Assert.Equal(sample.Media[0].Path, sample.Media[((MatchTruth)sample.Truth).Correct].Path);
    }

    [Fact]
    public void Read_ClipsAlikeOrOfOneVideo_AreNeverSetAgainstEachOther()
    {
        foreach (var seed in Enumerable.Range(0, 50))
        {
            foreach (var sample in Rows(("seed", $"{seed}")).Samples().Where(sample => sample.Split == Split.Train))
            {
                var truth = (MatchTruth)sample.Truth;
                Assert.NotEqual(
                    ["playing timpani", "playing tympani"], new[] { truth.FirstEvent, truth.SecondEvent }.Order(StringComparer.Ordinal));
                Assert.NotEqual(Video(sample.Media[1]), Video(sample.Media[2]));
            }
        }

        static string Video(MediaReference media) => Path.GetFileName(media.Path)[..11];
    }

    [Fact]
    public void Read_AnotherSeed_PairsDifferentlyUnderTheSameIds()
    {
        Assert.Equal(Rows().Select(row => row.Id), Rows(("seed", "1")).Select(row => row.Id));
        Assert.NotEqual(Rows().Samples().Select(sample => sample.Truth), Rows(("seed", "1")).Samples().Select(sample => sample.Truth));
    }

    [Fact]
    public void Read_AnchorsPerClass_AreAtMostThatMany()
    {
        using var folder = new TemporaryFolder();
        folder.Write("root/data/train.csv", string.Concat(
            Enumerable.Range(10, 30).Select(number => $"aaaaaaaaa{number}_000000.mp4,{(number % 3 == 0 ? "dog barking" : "playing piano")}\n")));
        folder.Write("root/data/test.csv", "ccccccccc01_000300.mp4,thunder\nccccccccc02_000300.mp4,rapping\n");

        var samples = Fixture.Read(_adapter, Path.Combine(folder.Path, "root"), ("train_per_class", "4")).Samples();

        Assert.All(
            samples.Where(sample => sample.Split == Split.Train).GroupBy(sample => (sample.Task, ((MatchTruth)sample.Truth).AnchorEvent)),
            group => Assert.Equal(4, group.Count()));
        Assert.Equal(16 + 4, samples.Count);
    }

    [Theory]
    [InlineData("0")]
    [InlineData("-1")]
    [InlineData("some")]
    [InlineData("")]
    [InlineData("99999999999")]
    public void Read_AnchorsThatAreNoNumber_EndTheRunBeforeAnyFileIsRead(string text)
    {
        var context = Fixture.Context(_adapter, "/nowhere", ("test_per_class", text));

        Assert.Contains("option test_per_class of vggsound", Assert.Throws<AnnotationFileException>(() => _adapter.Read(context)).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(7, "unknown_label")]
    [InlineData(8, "bad_row")]
    [InlineData(9, "unsafe_path")]
    [InlineData(10, "bad_row")]
    [InlineData(11, "bad_row")]
    [InlineData(12, "duplicate_row")]
    [InlineData(13, "conflicting_row")]
    [InlineData(14, "bad_row")]
    public void Read_HostileLine_IsRejectedOnceATask(int line, string reason)
    {
        var rejections = Rows().Rejections().Where(rejection => rejection.Annotation == new AnnotationReference(Train, line)).ToList();

        Assert.Equal(["a2v", "v2a"], rejections.Select(rejection => rejection.Task));
        Assert.All(rejections, rejection => Assert.Equal(reason, rejection.Reason.Name));
    }

    [Fact]
    public void Read_WholeList_GivesBothSplitsAndCountsARowWithoutSplitOnce()
    {
        using var folder = new TemporaryFolder();
        folder.Write(
            "root/vggsound.csv",
            "---a-aaaa01,1,people marching,test\n-aaaaaaaa02,30,\"female speech, woman speaking\",train\n_aaaaaaaa03,185,playing tennis,train\n"
            + "aaaaaaaaa04,40,dog barking,test\naaaaaaaaa05,40,dog barking,dev\naaaaaaaaa06,x,dog barking,test\n");

        var rows = Fixture.Read(_adapter, Path.Combine(folder.Path, "root"), ("lists", "vggsound_csv"));

        Assert.Equal(
            ["-aaaaaaaa02_000030", "_aaaaaaaa03_000185", "---a-aaaa01_000001", "aaaaaaaaa04_000040"],
            rows.Samples().Where(sample => sample.Task == "a2v").Select(sample => sample.Id.Split('/')[2]));
        Assert.Equal(
            [("a2v", null, 5), ("v2a", null, 5), ("a2v", Split.Test, 6), ("v2a", Split.Test, 6)],
            rows.Rejections().Select(rejection => (rejection.Task, rejection.Split, rejection.Annotation.Row)));
    }

    [Fact]
    public void Read_ListOfOneClass_RejectsWhatHasNoDistractor()
    {
        using var folder = new TemporaryFolder();
        folder.Write("root/train.csv", "aaaaaaaaa01_000000.mp4,dog barking\naaaaaaaaa02_000000.mp4,dog howling\n");
        folder.Write("root/test.csv", "ccccccccc01_000300.mp4,thunder\nccccccccc02_000300.mp4,rapping\n");

        var rows = Fixture.Read(_adapter, Path.Combine(folder.Path, "root"));

        Assert.Equal(4, rows.Count(ReasonCode.NoDistractor));
        Assert.All(rows.Rejections(), rejection => Assert.Contains("unlike \"dog", rejection.Detail, StringComparison.Ordinal));
    }

    private IReadOnlyList<SourceRow> Rows(params (string Name, string Value)[] options) => Fixture.Read(_adapter, Fixture.Root("vggsound"), options);
}
