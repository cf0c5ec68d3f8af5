using System.Text;
using AvUie.Core;

namespace AvUie.Adapters.Tests;

public class MafwAdapterTests
{
    private const string Lists = "MAFW/Train & Test Set/single/";
    private const string TrainList = Lists + "no_caption/set_1/train.txt";
    private const string CaptionList = Lists + "with_caption/set_1/train.txt";

    private readonly MafwAdapter _adapter = new();

    [Theory]
    [InlineData("1", new[] { "00006", "00011", "12345" })]
    [InlineData("2", new[] { "00002", "00007" })]
    [InlineData("3", new[] { "00003", "00008" })]
    [InlineData("4", new[] { "00004", "00009" })]
    [InlineData("5", new[] { "00005", "00010" })]
    public void Read_FoldByOption_TestsItsOwnClips(string fold, string[] expected) =>
        Assert.Equal(expected, Rows(("fold", fold)).Samples().Where(sample => sample.Split == Split.Test).Select(sample => sample.Id[^5..]));

    [Fact]
    public void Read_WithoutOption_IsFoldOne() => Assert.Equal(Rows(("fold", "1")).Select(row => row.Id), Rows().Select(row => row.Id));

    [Theory]
    [InlineData(9, "00042", "anger")]
    [InlineData(10, "00043", "fear")]
    public void Read_LineWithSeveralBlanksAndAnyPadding_IsTheSameClip(int line, string clip, string emotion)
    {
        var sample = Rows().Samples().Single(sample => sample.Annotation == new AnnotationReference(TrainList, line));

        Assert.Equal(new ClassTruth(emotion), sample.Truth);
        Assert.Equal($"\"{emotion}\"", sample.Fields["emotion"]);
        Assert.Equal($"MAFW/data/clips/{clip}.mp4", sample.Media[0].Path);
        Assert.Equal([$"MAFW/data/clips/{clip.TrimStart('0')}.mp4"], sample.Media[0].Alternatives);
    }

    [Theory]
    [InlineData(13, "duplicate_row")]
    [InlineData(14, "bad_row")]
    [InlineData(15, "unknown_label")]
    [InlineData(16, "unknown_label")]
    [InlineData(17, "bad_row")]
    [InlineData(18, "bad_row")]
    [InlineData(19, "unsafe_path")]
    [InlineData(20, "bad_row")]
    [InlineData(21, "bad_row")]
    [InlineData(22, "bad_row")]
    public void Read_LineThatGivesNoSample_IsRejected(int line, string reason) => Assert.Equal(reason, Rows().At(TrainList, line).Reason.Name);

    [Fact]
    public void Read_ClipOfBothLists_TrainsOnly()
    {
        var rejection = Rows().At(Lists + "no_caption/set_1/test.txt", 1);

        Assert.Same(ReasonCode.DuplicateRow, rejection.Reason);
        Assert.Contains("train.txt line 12", rejection.Detail, StringComparison.Ordinal);
        var testAlone = _adapter.Read(Fixture.Context(_adapter, Fixture.Root("mafw")) with { Splits = new HashSet<Split> { Split.Test } });
        Assert.DoesNotContain(testAlone.Samples(), sample => sample.Id == "mafw/test/00001");
    }

    [Fact]
    public void Read_CaptionsAttached_AreReadInEitherEncodingAndChangeNoSampleButByThem()
    {
        var rows = Rows(("captions", "attach"));
        var samples = rows.Samples();

        Assert.Equal(Rows().Samples().Select(sample => sample.Id), samples.Select(sample => sample.Id));
        Assert.Equal(
            ["mafw/train/00002", "mafw/test/00006"],
            samples.Where(sample => sample.Fields.ContainsKey("caption_en")).Select(sample => sample.Id));
        var (chinese, utf8) = (samples.Single(sample => sample.Id == "mafw/train/00002"), samples.Single(sample => sample.Id == "mafw/test/00006"));
        Assert.Equal(("\"一个人皱眉。\"", "\"A person frowns, \\\"twice\\\".\""), (chinese.Fields["caption_zh"], chinese.Fields["caption_en"]));
        Assert.Equal("\"一个人哭。\"", utf8.Fields["caption_zh"]);
        Assert.DoesNotContain(Rows().Samples(), sample => sample.Fields.Count > 1);
    }

    [Theory]
    [InlineData(2, "bad_row")]
    [InlineData(3, "orphan_name")]
    [InlineData(4, "orphan_name")]
    [InlineData(5, "duplicate_row")]
    public void Read_CaptionThatDescribesNoClip_IsRejected(int line, string reason) =>
        Assert.Equal(reason, Rows(("captions", "attach")).At(CaptionList, line).Reason.Name);

    [Fact]
    public void Read_CaptionThatIsNoTextOfTheEncoding_IsRejected()
    {
        using var folder = new TemporaryFolder();
        var root = folder.Copy(Fixture.Root("mafw"), "root");
        File.WriteAllBytes(
            Path.Combine(root, CaptionList), [.. Encoding.ASCII.GetBytes("00002.mp4\tdisgust\tx"), 0xFF, .. Encoding.ASCII.GetBytes("\ty\n")]);

        var rejection = Fixture.Read(_adapter, root, ("captions", "attach")).At(CaptionList, 1);

        Assert.Contains("not GB18030", rejection.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_FoldThatIsNotThere_EndsTheRunAndNamesIt()
    {
        using var folder = new TemporaryFolder();
        var root = folder.Copy(Fixture.Root("mafw"), "root");
        Directory.Delete(Path.Combine(root, Lists, "no_caption", "set_4"), recursive: true);

        var failure = Assert.Throws<AnnotationFileException>(() => Fixture.Read(_adapter, root, ("fold", "4")));

        Assert.Contains("set_4", failure.Message, StringComparison.Ordinal);
    }

    private IReadOnlyList<SourceRow> Rows(params (string Name, string Value)[] options) => Fixture.Read(_adapter, Fixture.Root("mafw"), options);
}
