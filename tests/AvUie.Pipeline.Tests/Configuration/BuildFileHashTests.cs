using AvUie.Pipeline.Configuration;
using AvUie.Reasoning;

namespace AvUie.Pipeline.Tests.Configuration;

public sealed class BuildFileHashTests
{
    private static readonly BuildFile Base = new()
    {
        Name = "x",
        Sources = [new BuildSource { Adapter = "ave", Root = "/a", Tasks = ["ave"], Splits = ["train", "test"], Options = new Dictionary<string, string> { ["b"] = "1", ["a"] = "2" } }],
    };

    private static readonly BuildFile Asked = Base with { Reasoning = Llm };

    private static ReasoningSettings Llm => new()
    {
        Reasoner = "llm",
        Providers = [new ProviderProfile { Name = "p", Endpoint = "http://a/v1", Model = "m" }],
        Writer = new WriterOptions { Provider = "p" },
        Judge = new JudgeOptions { Provider = "p" },
    };

    public static TheoryData<string, object> ShapingOfTraces => new()
    {
        { "model", Llm with { Providers = [Llm.Providers[0] with { Model = "n" }] } },
        { "revision", Llm with { Providers = [Llm.Providers[0] with { Revision = "r" }] } },
        { "extra body", Llm with { Providers = [Llm.Providers[0] with { ExtraBody = "{}" }] } },
        { "temperature", Llm with { Writer = Llm.Writer! with { Temperature = 0.5 } } },
        { "candidates", Llm with { Writer = Llm.Writer! with { Candidates = 2 } } },
        { "blind", Llm with { Writer = Llm.Writer! with { Blind = 1 } } },
        { "sound", Llm with { Writer = Llm.Writer! with { SendAudio = false } } },
        { "styles", Llm with { Writer = Llm.Writer! with { Styles = false } } },
        { "no judge", Llm with { Judge = null } },
        { "supported share", Llm with { Judge = Llm.Judge! with { SupportedShare = 0.8 } } },
        { "media share", Llm with { Judge = Llm.Judge! with { MediaShare = 0.5 } } },
        { "judge's seed", Llm with { Judge = Llm.Judge! with { Seed = 1 } } },
        { "on failure", Llm with { OnFailure = "template" } },
    };

    public static TheoryData<string, object> NeutralToTraces => new()
    {
        { "endpoint", Llm with { Providers = [Llm.Providers[0] with { Endpoint = "http://b/v1", ApiKeyEnv = "KEY" }] } },
        { "rates and prices", Llm with { Providers = [Llm.Providers[0] with { Concurrency = 3, RequestsPerMinute = 7, TokensPerMinute = 9, PriceIn = 1, PriceOut = 2, MaxImages = 99 }] } },
        { "budget", Llm with { Budget = new BudgetOptions { Money = 4, Tokens = 5 } } },
        { "calls", Llm with { Calls = new CallOptions { Attempts = 2, AttemptSeconds = 3 } } },
        { "journal", Llm with { Journal = "/elsewhere.sqlite" } },
        { "unused provider", Llm with { Providers = [Llm.Providers[0], new ProviderProfile { Name = "q", Endpoint = "http://q", Model = "q" }] } },
    };

    public static TheoryData<string, object> Shaping => new()
    {
        { "seed", Base with { Seed = 1 } },
        { "samples", Base with { SamplesPerShard = 513 } },
        { "deadline", Base with { Decode = new DecodeSettings { DeadlineSeconds = 31 } } },
        { "pixels", Base with { Decode = new DecodeSettings { MaxPixels = 5 } } },
        { "style", Base with { Reasoning = new ReasoningSettings { Style = "think" } } },
        { "reasoner", Base with { Reasoning = new ReasoningSettings { Reasoner = "other" } } },
        { "adapter", Base with { Sources = [Base.Sources[0] with { Adapter = "llp" }] } },
        { "tasks", Base with { Sources = [Base.Sources[0] with { Tasks = ["ave", "s4"] }] } },
        { "splits", Base with { Sources = [Base.Sources[0] with { Splits = ["train"] }] } },
        { "options", Base with { Sources = [Base.Sources[0] with { Options = new Dictionary<string, string> { ["a"] = "2", ["b"] = "2" } }] } },
        { "sources", Base with { Sources = [] } },
    };

    public static TheoryData<string, object> Neutral => new()
    {
        { "name", Base with { Name = "y" } },
        { "out", Base with { Out = "/elsewhere" } },
        { "workers", Base with { Workers = 9 } },
        { "root", Base with { Sources = [Base.Sources[0] with { Root = "/b" }] } },
        { "ffmpeg", Base with { Decode = new DecodeSettings { Ffmpeg = "/opt/ffmpeg", Ffprobe = "/opt/ffprobe" } } },
        { "order of sets", Base with { Sources = [Base.Sources[0] with { Splits = ["test", "train"], Options = new Dictionary<string, string> { ["a"] = "2", ["b"] = "1" } }] } },
    };

    [Theory]
    [MemberData(nameof(Shaping))]
    public void ContentHash_WhatShapesTheOutput_ChangesIt(string what, object file) =>
        Assert.True(Base.ContentHash() != ((BuildFile)file).ContentHash(), what);

    [Theory]
    [MemberData(nameof(Neutral))]
    public void ContentHash_WhatDoesNot_LeavesIt(string what, object file) =>
        Assert.True(Base.ContentHash() == ((BuildFile)file).ContentHash(), what);

    [Theory]
    [MemberData(nameof(ShapingOfTraces))]
    public void ContentHash_WhatShapesTraces_ChangesIt(string what, object settings) =>
        Assert.True(Asked.ContentHash() != (Base with { Reasoning = (ReasoningSettings)settings }).ContentHash(), what);

    [Theory]
    [MemberData(nameof(NeutralToTraces))]
    public void ContentHash_HowTheModelIsReached_LeavesIt(string what, object settings) =>
        Assert.True(Asked.ContentHash() == (Base with { Reasoning = (ReasoningSettings)settings }).ContentHash(), what);

    [Fact]
    public void ContentHash_Form_IsThis() => Assert.Equal(
        """{"output_version":1,"version":1,"seed":0,"samples_per_shard":512,"sources":[{"adapter":"ave","tasks":["ave"],"splits":["test","train"],"options":{"a":"2","b":"1"}}],"decode":{"deadline_seconds":30,"max_pixels":16777216},"reasoning":{"reasoner":"template","style":"v2"}}""",
        System.Text.Encoding.UTF8.GetString(BuildFileHash.Canonical(Base)));
}
