using AvUie.Core;

namespace AvUie.Adapters.Tests;

public class RefAvsAdapterTests
{
    private const string File = "REFAVS/metadata.csv";

    private readonly RefAvsAdapter _adapter = new();

    [Fact]
    public void Read_TestRow_GivesOneSamplePerFrame()
    {
        var samples = Rows().Samples().Where(sample => sample.Annotation.Row == 6).ToList();

        Assert.Equal(Enumerable.Range(0, 10).Cast<int?>(), samples.Select(sample => sample.FrameIndex));
        var seventh = samples[7];
        Assert.Equal("ref_avs/test/-aaaaaaaa02_8000_18000_man_1_r6_f7", seventh.Id);
        Assert.Equal("test_u", seventh.SubSplit);
        Assert.Equal(new ReferringTruth("The man’s voice.", "man", null), seventh.Truth);
        Assert.Equal("REFAVS/media/-aaaaaaaa02_8000_18000/frames/7.jpg", seventh.Media[0].Path);
        Assert.Equal("REFAVS/gt_mask/-aaaaaaaa02_8000_18000/fid_11/00007.png", seventh.Media[2].Path);
        Assert.Equal((MaskEncoding.Binary, false), (seventh.Media[2].MaskEncoding, seventh.Media[2].MayBeEmpty));
        Assert.Equal(["fid", "frame_idx", "object", "split", "uid", "vid"], seventh.Fields.Keys);
    }

    [Fact]
    public void Read_TrainingRow_GivesOneSampleWhoseIdHoldsNoFrame()
    {
        var sample = Assert.Single(Rows().Samples(), sample => sample.Annotation.Row == 2);

        Assert.Equal("ref_avs/train/aaaaaaaaa01_14000_24000_cat_1_r2", sample.Id);
        Assert.Equal("The object having grey fur.", ((ReferringTruth)sample.Truth).Expression);
        Assert.Equal(["description", "fid", "idx", "uid", "vid"], sample.Fields.Keys);
        Assert.EndsWith($"/frames/{sample.FrameIndex}.jpg", sample.Media[0].Path, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_SeededFrames_AreSpreadOverTheClip()
    {
        using var folder = new TemporaryFolder();
        const string Clip = "aaaaaaaaa01_0_10000";
        folder.Write(
            "metadata.csv",
            "vid,uid,split,fid,exp\n" + string.Concat(Enumerable.Range(0, 1000).Select(i => $"{Clip},{Clip}_cat_{i},train,0,cat {i}\n")));

        var perFrame = Fixture.Read(_adapter, folder.Path).Samples().CountBy(sample => sample.FrameIndex ?? -1).ToList();

        Assert.Equal(10, perFrame.Count);
        // Binomial with n = 1000, p = 0.1: five standard deviations are 47.
        Assert.All(perFrame, frame => Assert.InRange(frame.Value, 53, 147));
    }

    [Fact]
    public void Read_AnotherSeed_ChoosesOtherFramesUnderTheSameIds()
    {
        var (first, second) = (Rows(("frame_seed", "0")).Samples(), Rows(("frame_seed", "7")).Samples());

        Assert.Equal(first.Select(sample => sample.Id), second.Select(sample => sample.Id));
        Assert.NotEqual(first.Select(sample => sample.FrameIndex), second.Select(sample => sample.FrameIndex));
        Assert.Equal(Rows().Samples().Select(sample => (sample.Id, sample.FrameIndex)), first.Select(sample => (sample.Id, sample.FrameIndex)));
    }

    [Theory]
    [InlineData("")]
    [InlineData("-1")]
    [InlineData("1234567890")]
    [InlineData("seven")]
    public void Read_SeedThatIsNoNumber_EndsTheRun(string seed) =>
        Assert.Contains("frame_seed", Assert.Throws<AnnotationFileException>(() => Rows(("frame_seed", seed))).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData(9, "null_c--aaaaaaaa03_0_10000")]
    [InlineData(10, "null_m--aaaaaaaa03_0_10000")]
    public void Read_NullRow_HasItsOwnMediaAndNoMask(int line, string clip)
    {
        var sample = Rows().Samples().First(sample => sample.Annotation.Row == line);

        Assert.Null(((ReferringTruth)sample.Truth).Object);
        Assert.Equal([MediaRole.Image, MediaRole.Audio], sample.Media.Select(media => media.Role));
        Assert.All(sample.Media, media => Assert.StartsWith($"REFAVS/media/{clip}/", media.Path, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(3, "bad_expression")]
    [InlineData(4, "bad_expression")]
    [InlineData(7, "duplicate_row")]
    [InlineData(11, "todo_split")]
    [InlineData(12, "unknown_label")]
    [InlineData(13, "bad_row")]
    [InlineData(14, "unsafe_path")]
    [InlineData(15, "bad_row")]
    [InlineData(16, "bad_row")]
    [InlineData(17, "bad_row")]
    [InlineData(19, "bad_row")]
    public void Read_RowThatGivesNoSample_IsRejectedOnce(int line, string reason) => Assert.Equal(reason, Rows().At(File, line).Reason.Name);

    [Fact]
    public void Read_RepeatedUidWithAnotherExpression_HasIdsOfItsOwn() =>
        Assert.Equal(20, Rows().Samples().Where(sample => sample.Fields["uid"] == "\"-aaaaaaaa02_8000_18000_man_1\"").Select(sample => sample.Id).Distinct().Count());

    [Fact]
    public void Read_NullRowsDropped_AreCountedAsExcluded()
    {
        var rows = Rows(("null_rows", "drop"));

        Assert.Equal(2, rows.Count(ReasonCode.ExcludedByOption));
        Assert.DoesNotContain(rows.Samples(), sample => sample.Truth is ReferringTruth { Object: null });
    }

    [Fact]
    public void Read_PlaceholderKept_IsASampleButErrorTextIsNot()
    {
        var rows = Rows(("no_expression", "keep"));

        Assert.Single(rows.Samples(), sample => sample.Annotation.Row == 3);
        Assert.Same(ReasonCode.BadExpression, rows.At(File, 4).Reason);
    }

    [Fact]
    public void Read_OtherFrameOptions_ChangeHowManyFrames()
    {
        var rows = Rows(("train_frame", "all"), ("test_frames", "seeded"));

        Assert.Equal(10, rows.Samples().Count(sample => sample.Annotation.Row == 2));
        Assert.Single(rows.Samples(), sample => sample.Annotation.Row == 6);
    }

    [Fact]
    public void Read_EmptyMaskAsAbsent_MarksTheMasks() =>
        Assert.All(
            Rows(("empty_mask", "absent")).Samples().SelectMany(sample => sample.Media).Where(media => media.Role == MediaRole.Mask),
            media => Assert.True(media.MayBeEmpty));

    private IReadOnlyList<SourceRow> Rows(params (string Name, string Value)[] options) => Fixture.Read(_adapter, Fixture.Root("ref_avs"), options);
}
