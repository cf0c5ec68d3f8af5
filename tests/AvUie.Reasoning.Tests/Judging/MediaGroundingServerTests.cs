using AvUie.FakeModel;

namespace AvUie.Reasoning.Tests.Judging;

/// <summary>The check against media over the wire: what is sent, paid, replayed and projected.</summary>
public sealed class MediaGroundingServerTests
{
    [Fact]
    public async Task Half_IsTheSameInEveryOrderAndReplaysOffline()
    {
        await using var setup = await FakeAsync(share: 0.5);
        ReasoningRequest[] requests = [.. Enumerable.Range(0, 40).Select(static number => Requests.Ave(number, Motion) with { Media = Requests.Media(2) })];

        var forth = (await setup.ReasonAsync(requests)).Select(FakeSetup.Text).ToArray();
        var paid = setup.Server.Completions.Values.Sum();
        setup.Options = setup.Options with { Offline = true };
        var back = (await setup.ReasonAsync([.. requests.Reverse()])).Select(FakeSetup.Text).Reverse().ToArray();

        Assert.Equal(forth, back);
        Assert.Equal(paid, setup.Server.Completions.Values.Sum());
        var media = new MediaGrounding(setup.Options.Judge!, setup.Provider, PromptLibrary.Load(null));
        Assert.Equal(
            requests.Select(request => media.Draws(request.SampleId)),
            forth.Select(static text => text.Contains("\"check\":\"media_grounding\"", StringComparison.Ordinal)));
        Assert.InRange(forth.Count(static text => text.Contains("\"check\":\"media_grounding\"", StringComparison.Ordinal)), 10, 30);
    }

    [Fact]
    public async Task Server_ThatIsGivenEachMediumAlone_AcceptsAndContradictsOnCommand()
    {
        await using var setup = await FakeAsync(share: 1);
        setup.Server.KeepsRequests = true;
        var request = Requests.Ave(0, Motion) with { Media = Requests.Media(2) };

        Assert.IsType<ReasoningResult.Success>(await setup.ReasonAsync(request));

        string[][] parts = [.. setup.Server.Requests.Where(Watches).Select(static one => one.Parts.Where(static part => part != "text").ToArray())];
        Assert.Equal(2, parts.Length);
        Assert.Contains(parts, static one => one is ["image_url", "image_url"]);
        Assert.Contains(parts, static one => one is ["input_audio"]);

        setup.Server.Behaviour = static (one, _) => Watches(one) && one.Parts.Contains("input_audio") ? Misbehaviour.Contradiction : Misbehaviour.None;
        var failure = Assert.IsType<ReasoningResult.Failure>(await setup.ReasonAsync(Requests.Ave(1, Motion) with { Media = Requests.Media(2) }));

        Assert.Contains("is contradicted by the sound alone", failure.Detail, StringComparison.Ordinal);
        Assert.Contains(setup.Server.Requests, static one => one.User.Contains("- media_grounding: ", StringComparison.Ordinal));
        Assert.Contains(setup.Progress!.Rejects, static one => one.Check == MediaGrounding.Check);
    }

    [Theory]
    [InlineData(0.0, 300)]
    [InlineData(0.5, 400)]
    [InlineData(1.0, 500)]
    public async Task Estimate_CountsACallForEachMedium(double share, long calls)
    {
        await using var setup = await FakeAsync(share);
        var request = Requests.Ave(0, Motion) with { Media = Requests.Media(2) };

        var estimate = CostEstimator.Estimate(setup.Options, 100, [request]);

        Assert.Equal(calls, estimate.Calls);
        Assert.Equal(share == 0 ? [] : ["sight", "hearing"], estimate.Roles.Skip(3).Select(static role => role.Role));
        Assert.Empty(setup.Server.Completions);
        if (share > 0)
        {
            var withoutPictures = CostEstimator.Estimate(setup.Options, 100, [request with { Media = [.. request.Media.Skip(2)] }]);
            Assert.Equal(estimate.Roles[3].Calls * 2 * setup.Provider.TokensPerImage, estimate.Roles[3].TokensIn - withoutPictures.Roles[3].TokensIn);
        }
    }

    private static EvidenceItem Motion => new("v0", Modality.Visual, 0, 1, EvidenceKinds.Motion, "0.12", EvidenceKinds.Measured);

    private static bool Watches(FakeRequest request) => request.System.StartsWith("You are given one medium", StringComparison.Ordinal);

    private static async Task<FakeSetup> FakeAsync(double share)
    {
        var setup = await FakeSetup.StartAsync();
        setup.Options = setup.Options with { Judge = new JudgeOptions { Provider = "fake", MediaShare = share } };
        return setup;
    }
}
