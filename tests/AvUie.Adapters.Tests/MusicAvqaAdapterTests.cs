using AvUie.Core;

namespace AvUie.Adapters.Tests;

public class MusicAvqaAdapterTests
{
    private const string Train = "data/json_update/avqa-train.json";

    private readonly MusicAvqaAdapter _adapter = new();

    [Fact]
    public void Read_Question_HasTheFieldsOfTheReferenceWithTheirTypes()
    {
        var sample = Rows().Samples()[0];

        Assert.Equal("avqa/train/00000028_q7", sample.Id);
        Assert.Equal(new AnswerTruth("Is the ukulele in the video always playing?", "yes"), sample.Truth);
        Assert.Equal(
            [
                new("answer", "\"yes\""), new("question", "\"Is the ukulele in the video always playing?\""), new("question_id", "7"),
                new("type", "\"[\\\"Audio-Visual\\\", \\\"Existential\\\"]\""), new("video_id", "\"00000028\""),
            ],
            sample.Fields);
    }

    [Fact]
    public void Read_RealAndSyntheticVideo_LieInOneFolderOrInThatOfTheirArchive()
    {
        var samples = Rows().Samples();

        Assert.Equal(("videos/00000028.mp4", "MUSIC-AVQA-videos-Real/00000028.mp4"), Places(samples[0]));
        Assert.Equal(("videos/sa00000016.mp4", "MUSIC-AVQA-videos-Synthetic/sa00000016.mp4"), Places(samples[2]));

        static (string, string) Places(SourceSample sample) => (sample.Media[0].Path, Assert.Single(sample.Media[0].Alternatives));
    }

    [Theory]
    [InlineData("How many sounding <Object> in the video\uFF1F", "How many sounding banjo in the video?", "How many sounding banjo in the video?")]
    [InlineData("Are there <Object> sound? ", "Are there banjo sound? ?", "Are there banjo sound?")]
    [InlineData("Which <Object>, then?", "Which banjo then?", "Which banjo then?")]
    [InlineData("Is it the <Object>?", "Is it the banjo?", "Is it the banjo?")]
    public void Fill_Template_IsByteForByteTheReferencesOrTrimmed(string template, string reference, string trimmed)
    {
        Assert.Equal(reference, QuestionTemplate.Fill(template, ["banjo"], trimmed: false));
        Assert.Equal(trimmed, QuestionTemplate.Fill(template, ["banjo"], trimmed: true));
    }

    [Fact]
    public void Read_Trimmed_ChangesQuestionAndFieldAlike()
    {
        var before = Rows().Samples()[3];
        var after = Rows(("questions", "trimmed")).Samples()[3];

        Assert.Equal("\"Are there cello and tuba sound? ?\"", before.Fields["question"]);
        Assert.Equal("\"Are there cello and tuba sound?\"", after.Fields["question"]);
        Assert.Equal(new AnswerTruth("Are there cello and tuba sound?", "yes"), after.Truth);
        Assert.Equal(before.Id, after.Id);
    }

    [Theory]
    [InlineData(7, "unknown_label")]
    [InlineData(8, "unknown_label")]
    [InlineData(9, "unknown_label")]
    [InlineData(10, "bad_row")]
    [InlineData(11, "bad_row")]
    [InlineData(12, "bad_row")]
    [InlineData(13, "bad_row")]
    [InlineData(14, "unsafe_path")]
    [InlineData(15, "bad_row")]
    [InlineData(16, "duplicate_row")]
    [InlineData(17, "conflicting_row")]
    [InlineData(18, "bad_row")]
    [InlineData(19, "bad_row")]
    [InlineData(20, "bad_row")]
    public void Read_HostileElement_IsRejected(int element, string reason) => Assert.Equal(reason, Rows().At(Train, element).Reason.Name);

    [Fact]
    public void Labels_Lists_HaveTheirPublishedSizes() =>
        Assert.Equal((42, 9), (MusicAvqaLabels.Answers.Labels.Distinct().Count(), MusicAvqaLabels.Types.Labels.Distinct().Count()));

    private IReadOnlyList<SourceRow> Rows(params (string Name, string Value)[] options) => Fixture.Read(_adapter, Fixture.Root("music_avqa"), options);
}
