namespace AvUie.Reasoning.Tests.LanguageModel;

public sealed class SettingsTests
{
    private static readonly ProviderProfile Profile = new() { Name = "p", Endpoint = "http://127.0.0.1:8000/v1", Model = "m", Audio = true };

    private static readonly WriterOptions Writer = new() { Provider = "p" };

    [Fact]
    public void Settings_ThatFit_HaveNoProblem() => Assert.Empty(LanguageModelChecks.Problems([Profile], Writer, new JudgeOptions { Provider = "p" }, new BudgetOptions(), ["ave", "a2v"]));

    [Fact]
    public void Modality_ThatTheModelLacks_IsAnErrorAtTheStart()
    {
        Assert.Equal("writer.send_audio", Problem(Profile with { Audio = false }, Writer));
        Assert.Equal("writer.send_images", Problem(Profile with { Images = false }, Writer));
        Assert.Null(Problem(Profile with { Audio = false, Images = false }, Writer with { SendAudio = false, SendImages = false }));
        Assert.Equal("writer.provider", Problem(Profile with { MaxImages = 19 }, Writer));
        Assert.Null(Problem(Profile with { MaxImages = 20 }, Writer));
    }

    [Fact]
    public void Judge_ThatLacksAMediumItIsToBeGiven_IsAnErrorAtTheStart()
    {
        var watching = new JudgeOptions { Provider = "q", MediaShare = 0.1 };
        var deaf = Profile with { Name = "q", Audio = false };

        var problem = Assert.Single(Judged(deaf, watching));
        Assert.Equal("judge.media_share", problem.Path);
        Assert.Contains("0.1, and provider \"q\" hears no sound", problem.Found, StringComparison.Ordinal);
        Assert.Contains("sees no pictures", Assert.Single(Judged(Profile with { Name = "q", Images = false }, watching)).Found, StringComparison.Ordinal);
        Assert.Equal("judge.provider", Assert.Single(Judged(Profile with { Name = "q", MaxImages = 19 }, watching)).Path);
        Assert.Equal(2, Judged(deaf with { Images = false }, watching).Count);
        Assert.Empty(Judged(Profile with { Name = "q" }, watching));
        Assert.Empty(Judged(deaf with { Images = false }, watching with { MediaShare = 0 }));

        static IReadOnlyList<SettingProblem> Judged(ProviderProfile profile, JudgeOptions judge) =>
            LanguageModelChecks.Problems([Profile, profile], Writer, judge, new BudgetOptions(), ["ave", "a2v"]);
    }

    [Theory]
    [InlineData("ftp://host/v1")]
    [InlineData("not an address")]
    [InlineData("http://user:secret@host/v1")]
    [InlineData("http://host/v1?key=secret")]
    public void Endpoint_OfAnotherForm_IsToldWithoutRepeatingIt(string endpoint)
    {
        var problem = LanguageModelChecks.Problems([Profile with { Endpoint = endpoint }], Writer, null, new BudgetOptions(), ["ave"]).Single();

        Assert.Equal("providers[0].endpoint", problem.Path);
        Assert.DoesNotContain("secret", problem.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{\"messages\":[]}")]
    [InlineData("[1]")]
    [InlineData("{")]
    [InlineData("{\"$.messages[0]\":1}")]
    public void ExtraBody_ThatCannotBeSent_IsAnError(string body) => Assert.Equal("providers[0].extra_body", Problem(Profile with { ExtraBody = body }, Writer));

    [Fact]
    public void Names_AreCheckedAgainstEachOther()
    {
        Assert.Equal("writer", Problem(Profile, null));
        Assert.Equal("writer.provider", Problem(Profile, Writer with { Provider = "q" }));
        Assert.Equal("judge.provider", LanguageModelChecks.Problems([Profile], Writer, new JudgeOptions { Provider = "q" }, new BudgetOptions(), []).Single().Path);
        Assert.Equal("providers[1].name", LanguageModelChecks.Problems([Profile, Profile], Writer, null, new BudgetOptions(), []).Single().Path);
        Assert.Equal("budget.money", LanguageModelChecks.Problems([Profile], Writer, null, new BudgetOptions { Money = 5 }, []).Single().Path);
    }

    private static string? Problem(ProviderProfile profile, WriterOptions? writer) =>
        LanguageModelChecks.Problems([profile], writer, null, new BudgetOptions(), ["ave", "a2v"]).SingleOrDefault()?.Path;
}
