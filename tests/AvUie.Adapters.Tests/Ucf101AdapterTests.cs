using AvUie.Core;

namespace AvUie.Adapters.Tests;

public class Ucf101AdapterTests
{
    private const string Train = "ucfTrainTestlist/trainlist01.txt";

    private readonly Ucf101Adapter _adapter = new();

    [Fact]
    public void Read_Clip_HasTheAnswerThatTheTestLoaderExpectsAndKeepsTheClass()
    {
        var sample = Rows().Samples()[0];

        Assert.Equal("ucf/train/v_ApplyEyeMakeup_g08_c01", sample.Id);
        Assert.Equal(new ClassTruth("applyeyemakeup"), sample.Truth);
        Assert.Equal("\"ApplyEyeMakeup\"", sample.Fields["label"]);
        Assert.Equal("<answer>applyeyemakeup</answer>", AnswerGrammar.TestOutput("ucf", sample.Truth));
        Assert.Equal("UCF-101/ApplyEyeMakeup/v_ApplyEyeMakeup_g08_c01.avi", sample.Media[0].Path);
        Assert.Empty(sample.Media[0].Alternatives);
    }

    [Theory]
    [InlineData("lower", "applyeyemakeup")]
    [InlineData("listed", "ApplyEyeMakeup")]
    [InlineData("readable", "apply eye makeup")]
    public void Read_AnswersByOption_AreSpelledSo(string option, string expected) =>
        Assert.Equal(new ClassTruth(expected), Rows(("answers", option)).Samples()[0].Truth);

    /// <summary>Class 37 in its three spellings, folder and file not always alike; class 38 is another.</summary>
    [Fact]
    public void Read_ClassThirtySevenInAnySpelling_IsOneClassWithEveryPlaceOfItsFile()
    {
        var clips = Rows().Samples().Where(sample => sample.Fields["label"] == "\"HandstandPushups\"").ToList();

        Assert.Equal(
            ["ucf/train/v_HandstandPushups_g08_c01", "ucf/train/v_HandstandPushups_g08_c02", "ucf/train/v_HandstandPushups_g09_c01"],
            clips.Select(clip => clip.Id));
        Assert.Equal("UCF-101/HandstandPushups/v_HandStandPushups_g08_c01.avi", clips[0].Media[0].Path);
        Assert.Equal(
            [
                "UCF-101/HandstandPushups/v_HandstandPushups_g08_c01.avi", "UCF-101/HandStandPushups/v_HandStandPushups_g08_c01.avi",
                "UCF-101/HandStandPushups/v_HandstandPushups_g08_c01.avi",
            ],
            clips[0].Media[0].Alternatives);
        Assert.Contains("ucf/train/v_HandstandWalking_g08_c01", Rows().Samples().Select(sample => sample.Id));
    }

    [Fact]
    public void Read_ClassWithoutSound_IsLeftOutByDefaultAndThereByOption()
    {
        Assert.Same(ReasonCode.ExcludedByOption, Rows().At(Train, 6).Reason);
        Assert.Equal(Rows().Samples().Count + 2, Rows(("classes", "all")).Samples().Count);
    }

    [Fact]
    public void Read_OtherSplit_ReadsItsLists() =>
        Assert.Equal(["ucf/train/v_Archery_g01_c01", "ucf/test/v_Archery_g08_c02"], Rows(("split", "2")).Select(row => row.Id));

    [Fact]
    public void Read_TestLine_MayHaveBlanksAroundAndAClassNumber() => Assert.Equal(
        ["v_ApplyEyeMakeup_g01_c01", "v_Archery_g01_c01", "v_Archery_g01_c02"],
        Rows().Samples().Where(sample => sample.Split == Split.Test).Select(sample => sample.Id.Split('/')[2]));

    [Theory]
    [InlineData(8, "duplicate_row")]
    [InlineData(9, "duplicate_row")]
    [InlineData(10, "unknown_label")]
    [InlineData(11, "unknown_label")]
    [InlineData(12, "unknown_label")]
    [InlineData(13, "unsafe_path")]
    [InlineData(14, "unsafe_path")]
    [InlineData(15, "bad_row")]
    [InlineData(16, "bad_row")]
    [InlineData(17, "bad_row")]
    public void Read_HostileLine_IsRejected(int line, string reason) => Assert.Equal(reason, Rows().At(Train, line).Reason.Name);

    [Fact]
    public void Labels_ClassesWithSound_AreFiftyOne()
    {
        Assert.Equal(101, Ucf101Labels.All.Labels.Distinct(StringComparer.OrdinalIgnoreCase).Count());
        Assert.Equal(51, Ucf101Labels.All.Labels.Count(Ucf101Labels.HasAudio));
    }

    private IReadOnlyList<SourceRow> Rows(params (string Name, string Value)[] options) => Fixture.Read(_adapter, Fixture.Root("ucf101"), options);
}
