using AvUie.Core;

namespace AvUie.Adapters.Tests;

public class ValorAdapterTests
{
    private const string Train = "valor-32k-annotations/desc_train.json";

    private readonly ValorAdapter _adapter = new();

    [Fact]
    public void Read_Clip_KeepsTheDotsOfItsNameAndTheCaptionAsWritten()
    {
        var samples = Rows().Samples();

        Assert.Equal("avcap/train/x-aaaaaaa01_30.000_40.000", samples[0].Id);
        Assert.Equal("videos/x-aaaaaaa01_30.000_40.000.mp4", samples[0].Media[0].Path);
        Assert.Equal(
            ["raw_videos/x-aaaaaaa01_30.000_40.000.mp4", "video_data/x-aaaaaaa01_30.000_40.000.mp4"], samples[0].Media[1].Alternatives);
        Assert.Equal("\"x-aaaaaaa01_30.000_40.000\"", samples[0].Fields["video_id"]);
        Assert.Equal(
            ["With the rumble, on a moving bus, a crowd spoke.", "A line of letters，followed by a whale", "Blanks around it."],
            samples.Take(3).Select(sample => ((CaptionTruth)sample.Truth).Text));
    }

    [Fact]
    public void Read_EverySplit_IsThere() =>
        Assert.Equal([Split.Train, Split.Validation, Split.Test], Rows().Samples().Select(sample => sample.Split).Distinct());

    [Theory]
    [InlineData(4, "bad_span")]
    [InlineData(5, "bad_row")]
    [InlineData(6, "unsafe_path")]
    [InlineData(7, "bad_row")]
    [InlineData(8, "bad_row")]
    [InlineData(9, "bad_row")]
    [InlineData(10, "bad_row")]
    [InlineData(11, "bad_row")]
    [InlineData(12, "duplicate_row")]
    [InlineData(13, "conflicting_row")]
    [InlineData(14, "bad_row")]
    public void Read_HostileElement_IsRejected(int element, string reason) => Assert.Equal(reason, Rows().At(Train, element).Reason.Name);

    [Fact]
    public void Read_FolderOfTheListsAsRoot_GivesTheSameIds() => Assert.Equal(
        Rows().Select(row => row.Id),
        Fixture.Read(_adapter, Path.Combine(Fixture.Root("valor32k"), "valor-32k-annotations")).Select(row => row.Id));

    private IReadOnlyList<SourceRow> Rows() => Fixture.Read(_adapter, Fixture.Root("valor32k"));
}
