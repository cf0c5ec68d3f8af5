namespace AvUie.Core.Tests.Answers;

public sealed class FirstReleaseAnswersTests
{
    private static readonly Region Place = new(new(1, 2, 30, 40), [new(5, 6), new(7, 8), new(9, 10)]);

    public static TheoryData<string, GroundTruth, string?> Texts => new()
    {
        {
            "ave", new EventsTruth([new("Male speech, man speaking", [new(0, 8)])]),
            "So the audible and visible event in the video is <event> Male speech, man speaking </event>, and the time range is <range> 0,8 </range>."
        },
        {
            "avvp", new ParsingTruth([new("Chainsaw", [new(0, 10)])], [new("Chainsaw", [new(0, 1), new(3, 6)]), new("Speech", [new(2, 4)])]),
            "Therefore, visual and audio events are: <visual>Chainsaw,(0 10)</visual> and <audio>Chainsaw,(0 1),(3 6)</audio> <audio>Speech,(2 4)</audio>"
        },
        { "avvp", new ParsingTruth([], [new("Speech", [new(2, 4)])]), "Therefore, visual and audio events are: <visual></visual> and <audio>Speech,(2 4)</audio>" },
        { "avqa", new AnswerTruth("Which?", "saxophone"), "So the answer is <answer> saxophone </answer>." },
        {
            "arig", new RegionTruth("guitar", Place),
            "The sounding object is guitar. Its coordinate of top left corner is (1,2) and coordinate of bottom right corner is (30,40)"
        },
        {
            "s4", new RegionTruth("guitar", Place),
            "The object making the sound in the video is guitar. The mask of the object that makes the sound at the third second is "
            + "<mask_start><mask_0><mask_1><mask_2><mask_3><mask_4><mask_5><mask_end>"
        },
        {
            "ref_avs", new ReferringTruth("the loud one", "drum", Place),
            "At the third second in the video, the loud one is drum. Its mask is <mask_start><mask_0><mask_1><mask_2><mask_3><mask_4><mask_5><mask_end>"
        },
        { "ref_avs", new ReferringTruth("the loud one", null, null), null },
        { "avcap", new CaptionTruth("A dog barks."), "A dog barks." },
        { "avqa", new AnswerTruth("Which?", "a</answer>b"), null },
        { "ks", new ClassTruth("tickling"), null },
    };

    [Theory]
    [MemberData(nameof(Texts))]
    public void Render_OfATruth_IsTheFirstReleasesTextOrNone(string task, GroundTruth truth, string? text) =>
        Assert.Equal(text, FirstReleaseAnswers.Render(task, truth, 2));
}
