using AvUie.Core;

namespace AvUie.Adapters.Tests;

public class AvqaAdapterTests
{
    private const string Train = "AVQA_dataset/train_qa.json";

    private readonly AvqaAdapter _adapter = new();

    [Fact]
    public void Read_Question_HasTheFieldsOfTheReferenceWithTheirTypes()
    {
        var sample = Rows().Samples()[0];

        Assert.Equal("avqa_thu/train/-Haaaaaaa01_000030_q183", sample.Id);
        Assert.Equal(
            new ChoiceTruth("What happened in the video?", ["motorboat", "Yacht consignment", "Sailboat set sail", "Consignment car"], 1), sample.Truth);
        Assert.Equal(("183", "341", "1"), (sample.Fields["id"], sample.Fields["video_id"], sample.Fields["answer"]));
        Assert.Equal("\"Yacht consignment\"", sample.Fields["answer_text"]);
        Assert.Equal("""["motorboat","Yacht consignment","Sailboat set sail","Consignment car"]""", sample.Fields["multi_choice"]);
        Assert.Equal("videos/-Haaaaaaa01_000030.mp4", sample.Media[0].Path);
    }

    [Fact]
    public void Read_TwoStartsOfOneVideo_StayTwoClips() => Assert.Equal(
        ["videos/-Haaaaaaa01_000030.mp4", "videos/-Haaaaaaa01_000050.mp4"], Rows().Samples().Take(2).Select(sample => sample.Media[0].Path));

    [Fact]
    public void Read_OptionThatStandsTwice_IsTheFirstOfThemAndTheSourcesNumberIsKept()
    {
        var sample = Rows().Samples()[2];

        Assert.Equal(1, ((ChoiceTruth)sample.Truth).Index);
        Assert.Equal("2", sample.Fields["answer"]);
    }

    [Fact]
    public void Read_ValidationList_IsTestOrValidationByOption()
    {
        Assert.Equal("avqa_thu/test/ccccccccc01_000007_q9", Rows().Samples()[^1].Id);
        Assert.Equal("avqa_thu/val/ccccccccc01_000007_q9", Rows(("val_as", "val")).Samples()[^1].Id);
    }

    [Theory]
    [InlineData(4, "bad_row")]
    [InlineData(5, "bad_row")]
    [InlineData(6, "bad_row")]
    [InlineData(7, "bad_row")]
    [InlineData(8, "unknown_label")]
    [InlineData(9, "unknown_label")]
    [InlineData(10, "bad_row")]
    [InlineData(11, "unsafe_path")]
    [InlineData(12, "bad_row")]
    [InlineData(13, "bad_row")]
    [InlineData(14, "bad_row")]
    [InlineData(15, "duplicate_row")]
    [InlineData(16, "conflicting_row")]
    [InlineData(17, "bad_row")]
    public void Read_HostileElement_IsRejected(int element, string reason) => Assert.Equal(reason, Rows().At(Train, element).Reason.Name);

    private IReadOnlyList<SourceRow> Rows(params (string Name, string Value)[] options) => Fixture.Read(_adapter, Fixture.Root("avqa"), options);
}
