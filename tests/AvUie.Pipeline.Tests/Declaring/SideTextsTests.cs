using AvUie.Core;
using AvUie.Pipeline.Declaring;
using AvUie.Reasoning;

namespace AvUie.Pipeline.Tests.Declaring;

public sealed class SideTextsTests
{
    private readonly SideTexts _texts = new();

    [Fact]
    public void Texts_OfASampleAndOfItsFile_AreJoinedInTheOrderOfTime()
    {
        Add(null, "a.mp4", 3, 5, "second");
        Add("x", null, 1, 2, "first");
        Add("x", null, null, null, "whole");
        Add("y", null, null, null, "another sample's");

        Assert.Equal(
            [new DeclaredText("caption", "whole", "c.csv"), new DeclaredText("caption", "first", "c.csv", 1, 2), new DeclaredText("caption", "second", "c.csv", 3, 5)],
            _texts.Of(Sample("ave", new MediaReference(MediaRole.Video, "a.mp4"), new MediaReference(MediaRole.Audio, "a.mp4")), 10));
    }

    [Theory]
    [InlineData(12, 15, 2.0, 5.0)]
    [InlineData(8, 12, 0.0, 2.0)]
    [InlineData(18, 30, 8.0, 10.0)]
    [InlineData(5, 10, null, null)]
    [InlineData(20, 25, null, null)]
    public void Times_OfAFile_BecomeTimesOfTheClip(double start, double end, double? from, double? to)
    {
        Add(null, "a.mp4", start, end, "x");

        var found = _texts.Of(Sample("ave", new MediaReference(MediaRole.Video, "a.mp4") { Span = new MediaSpan(10, 20) }), 10);

        Assert.Equal(from is null ? [] : [new DeclaredText("caption", "x", "c.csv", from, to)], found);
    }

    [Fact]
    public void Text_PastTheEndOfTheClip_IsCutThere()
    {
        Add("x", null, 8, 12, "cut");
        Add("x", null, 10, 12, "gone");

        Assert.Equal([new DeclaredText("caption", "cut", "c.csv", 8, 9.96)], _texts.Of(Sample("ave", new MediaReference(MediaRole.Video, "a.mp4")), 9.96));
    }

    [Fact]
    public void Texts_OfTwoCandidates_AreNumberedLikeTheirMeasurements()
    {
        Add(null, "one.mp4", null, null, "one");
        Add(null, "two.mp4", null, null, "two");
        Add(null, "sound.mp4", null, null, "sound");

        var found = _texts.Of(
            Sample("a2v", new MediaReference(MediaRole.Audio, "sound.mp4"), new MediaReference(MediaRole.Video, "one.mp4"), new MediaReference(MediaRole.Video, "two.mp4")), 10);

        Assert.Equal([("caption", "sound"), ("caption.1", "one"), ("caption.2", "two")], found.Select(static text => (text.Kind, text.Value)));
    }

    [Fact]
    public void ImageTask_HasNoTextWithTimes()
    {
        Add("x", null, 0, 1, "a moment");
        Add("x", null, null, null, "whole");

        Assert.Equal("whole", Assert.Single(_texts.Of(Sample("s4", new MediaReference(MediaRole.Image, "a.png")), 5)).Value);
    }

    [Fact]
    public void Mask_HasNoText()
    {
        Add(null, "a.png", null, null, "x");

        Assert.Empty(_texts.Of(Sample("s4", new MediaReference(MediaRole.Mask, "a.png")), 5));
    }

    [Fact]
    public void Caption_OfACaptionTask_IsItsAnswerAndNoEvidence()
    {
        Add("x", null, null, null, "A dog.");
        _texts.Add("s", "x", null, new SideText("transcript", "Sit!", "t.csv", null, null));

        Assert.Equal("Sit!", Assert.Single(_texts.Of(Sample("avcap", new MediaReference(MediaRole.Video, "a.mp4")) with { Truth = new CaptionTruth("A dog.") }, 10)).Value);
    }

    [Fact]
    public void Texts_BeyondTheMost_AreTheLatest()
    {
        for (var second = 99; second >= 0; second--)
        {
            Add("x", null, second, second + 1, "t");
        }

        var found = _texts.Of(Sample("ave", new MediaReference(MediaRole.Video, "a.mp4")), 100);

        Assert.Equal((64, 0.0, 63.0), (found.Count, found[0].Start, found[^1].Start));
    }

    [Fact]
    public void AnotherSource_HasNone()
    {
        Add("x", null, null, null, "x");

        Assert.Empty(_texts.Of(Sample("ave", new MediaReference(MediaRole.Video, "a.mp4")) with { Source = "t" }, 10));
    }

    [Fact]
    public void Use_CountsWhatBelongsToNoSample()
    {
        Add("x", null, null, null, "used");
        Add(null, "b.mkv", null, null, "used by its other name");
        Add("z", null, null, null, "unused");

        Assert.Equal((3, 1, "z"), _texts.Use([Sample("ave", new MediaReference(MediaRole.Video, "b.mp4") { Alternatives = ["b.mkv"] })])["s: c.csv"]);
    }

    private void Add(string? id, string? path, double? start, double? end, string text) => _texts.Add("s", id, path, new SideText("caption", text, "c.csv", start, end));

    private static SourceSample Sample(string task, params MediaReference[] media) => new()
    {
        Id = "x",
        Source = "s",
        Task = task,
        Split = Split.Train,
        Media = media,
        Truth = new ClassTruth("y"),
        Annotation = new AnnotationReference("a.csv", 1),
    };
}
