namespace AvUie.Adapters.Tests;

public class NearSynonymsTests
{
    [Theory]
    [InlineData("playing timpani", "playing tympani")]
    [InlineData("playing timpani", "playing timpani")]
    [InlineData("dog barking", "dog howling")]
    [InlineData("dog howling", "coyote howling")]
    [InlineData("people giggling", "baby laughter")]
    [InlineData("female speech, woman speaking", "male speech, man speaking")]
    [InlineData("ambulance siren", "police car (siren)")]
    [InlineData("playing cornet", "playing trumpet")]
    [InlineData("train horning", "subway, metro, underground")]
    public void VggSound_ClassesThatNobodyCouldTellApart_AreNear(string first, string second)
    {
        Assert.True(VggSoundSynonyms.All.Contains(first, second));
        Assert.True(VggSoundSynonyms.All.Contains(second, first));
    }

    [Theory]
    [InlineData("dog barking", "playing piano")]
    [InlineData("playing piano", "playing violin, fiddle")]
    [InlineData("people eating", "people running")]
    [InlineData("thunder", "rapping")]
    public void VggSound_ClassesThatShareAFillerOrNothing_AreNot(string first, string second) =>
        Assert.False(VggSoundSynonyms.All.Contains(first, second));

    /// <summary>However careful the lists are, a class must keep most others as distractors.</summary>
    [Fact]
    public void VggSound_EveryClass_HasManyOthersItMayStandAgainst() => Assert.All(
        VggSoundLabels.All.Labels,
        label => Assert.InRange(VggSoundLabels.All.Labels.Count(other => !VggSoundSynonyms.All.Contains(label, other)), 240, 308));
}
