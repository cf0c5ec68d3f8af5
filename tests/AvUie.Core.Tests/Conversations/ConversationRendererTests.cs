namespace AvUie.Core.Tests.Conversations;

public sealed class ConversationRendererTests
{
    [Fact]
    public void Render_MatchingSample_KeepsTheOrderOfItsMedia()
    {
        var sample = Sample("a2v", Split.Train, new MatchTruth(2, "a", "b", "c"), MediaRole.Audio, MediaRole.Video, MediaRole.Video);

        var conversation = ConversationRenderer.Render(sample, "<answer>2</answer>");

        Assert.Equal(
            [
                new ContentPart.Text("These are two videos and an audio:"), new ContentPart.Audio("m0", "a2v", null), new ContentPart.Video("m1", 10),
                new ContentPart.Video("m2", 10),
                new ContentPart.Text("Please listen to the audio and indicate which of the two videos matches what you hear."),
            ],
            conversation.User);
        Assert.Equal("<answer>2</answer>", conversation.Assistant);
        Assert.StartsWith("You are Qwen, a virtual human", conversation.System, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("s4", Split.Train, 3, 0)]
    [InlineData("s4", Split.Test, 3, 3)]
    [InlineData("ms3", Split.Train, 3, 3)]
    [InlineData("arig", Split.Test, 3, null)]
    public void Render_ImageSample_HasItsWindowIndex(string task, Split split, int frame, int? expected)
    {
        var sample = Sample(task, split, new RegionTruth("dog", null), MediaRole.Image, MediaRole.Audio, MediaRole.Mask) with { FrameIndex = frame };

        var audio = ConversationRenderer.Render(sample, null).User.OfType<ContentPart.Audio>().Single();

        Assert.Equal(new ContentPart.Audio("m1", task, expected), audio);
    }

    [Fact]
    public void Render_Expression_IsInTheInstruction()
    {
        var sample = Sample("ref_avs", Split.Test, new ReferringTruth("The MAN", null, null), MediaRole.Image, MediaRole.Audio) with { FrameIndex = 7 };

        var conversation = ConversationRenderer.Render(sample, null);

        Assert.Contains("<des>the man</des>", Assert.IsType<ContentPart.Text>(conversation.User[^1]).Value, StringComparison.Ordinal);
        Assert.Null(conversation.Assistant);
        Assert.Equal(7, conversation.User.OfType<ContentPart.Audio>().Single().WindowIndex);
    }

    [Fact]
    public void Render_MediaOfAnotherOrder_NamesSampleAndExpectation()
    {
        var sample = Sample("ks", Split.Train, new ClassTruth("x"), MediaRole.Audio, MediaRole.Video);

        var message = Assert.Throws<ArgumentException>(() => ConversationRenderer.Render(sample, null)).Message;

        Assert.Contains("'ks/train/1': task ks needs media Video, Audio", message, StringComparison.Ordinal);
    }

    private static SourceSample Sample(string task, Split split, GroundTruth truth, params MediaRole[] media) => new()
    {
        Id = $"{task}/{split.Name()}/1",
        Source = "test",
        Task = task,
        Split = split,
        Media = [.. media.Select((role, i) => new MediaReference(role, $"m{i}"))],
        Truth = truth,
        Annotation = new AnnotationReference("a.csv", 1),
    };
}
