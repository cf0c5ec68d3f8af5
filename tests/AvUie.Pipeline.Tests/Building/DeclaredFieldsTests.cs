using AvUie.Core;
using AvUie.Pipeline.Building;
using AvUie.Reasoning;

namespace AvUie.Pipeline.Tests.Building;

public sealed class DeclaredFieldsTests
{
    private static IEnumerable<DeclaredText> Of(GroundTruth truth, params (string Name, string Json)[] fields) => DeclaredFields.Of(new SourceSample
    {
        Id = "x",
        Source = "meld",
        Task = "meld",
        Split = Split.Train,
        Media = [],
        Truth = truth,
        Annotation = new AnnotationReference("a.csv", 1),
        Fields = fields.ToDictionary(static field => field.Name, static field => field.Json),
    });

    [Fact]
    public void Fields_Utterance_IsATranscriptWithItsSource() => Assert.Equal(
        [new DeclaredText("speaker", "Joey", "meld:Speaker"), new DeclaredText("transcript", "How you doin'?", "meld:Utterance")],
        Of(new ClassTruth("joy"), ("Utterance", "\"How you doin'?\""), ("Speaker", "\"Joey\""), ("Emotion", "\"joy\"")));

    [Fact]
    public void Fields_CaptionOfACaptionTask_IsNoEvidence()
    {
        Assert.Empty(Of(new CaptionTruth("A dog."), ("caption", "\"A dog.\"")));
        Assert.Single(Of(new ClassTruth("Bark"), ("caption", "\"A dog.\"")));
    }

    [Theory]
    [InlineData("3")]
    [InlineData("null")]
    [InlineData("\" \"")]
    public void Fields_NoText_AreLeftOut(string json) => Assert.Empty(Of(new ClassTruth("joy"), ("Utterance", json)));
}
