using AvUie.Core;

namespace AvUie.Adapters.Tests;

public class Mer2024AdapterTests
{
    private const string List = "mer2024-dataset/label-disdim.csv";

    private readonly Mer2024Adapter _adapter = new();

    [Fact]
    public void Read_ColumnsInAnotherOrder_AreBoundByName() =>
        Assert.Equal(
            ["neutral", "worried", "happy", "angry", "sad", "surprise"],
            Rows().Samples().Select(sample => ((ClassTruth)sample.Truth).Label));

    [Fact]
    public void Read_Row_IsTrainingAndItsFileMayHaveAnyExtension()
    {
        var sample = Rows().Samples().Single(sample => sample.Id == "mer24/train/samplenew_00000002");

        Assert.All(Rows().Samples(), other => Assert.Equal(Split.Train, other.Split));
        Assert.Equal("\"worried\"", sample.Fields["discrete"]);
        Assert.All(sample.Media, media => Assert.Equal("mer2024-dataset/video-labeled/samplenew_00000002.mp4", media.Path));
        Assert.All(sample.Media, media => Assert.Contains("mer2024-dataset/video-labeled/samplenew_00000002.avi", media.Alternatives));
    }

    [Theory]
    [InlineData(8, "duplicate_row")]
    [InlineData(9, "bad_row")]
    [InlineData(10, "bad_row")]
    [InlineData(11, "unknown_label")]
    [InlineData(12, "bad_row")]
    [InlineData(13, "unsafe_path")]
    [InlineData(14, "bad_row")]
    public void Read_RowThatGivesNoSample_IsRejected(int line, string reason) => Assert.Equal(reason, Rows().At(List, line).Reason.Name);

    [Fact]
    public void Read_TestAlone_IsEmptyWithoutOpeningTheList()
    {
        using var folder = new TemporaryFolder();

        Assert.Empty(_adapter.Read(Fixture.Context(_adapter, folder.Path) with { Splits = new HashSet<Split> { Split.Test } }));
    }

    [Fact]
    public void Read_ListWithoutTheColumn_EndsTheRunAndNamesIt()
    {
        using var folder = new TemporaryFolder();
        folder.Write("label-disdim.csv", "name,valence\nsample_00000001,1\n");

        Assert.Contains("lacks discrete", Assert.Throws<AnnotationFileException>(() => Fixture.Read(_adapter, folder.Path)).Message, StringComparison.Ordinal);
    }

    private IReadOnlyList<SourceRow> Rows() => Fixture.Read(_adapter, Fixture.Root("mer2024"));
}
