using AvUie.Pipeline.Configuration;

namespace AvUie.Pipeline.Tests.Configuration;

public sealed class BuildFileHashTests
{
    private static readonly BuildFile Base = new()
    {
        Name = "x",
        Sources = [new BuildSource { Adapter = "ave", Root = "/a", Tasks = ["ave"], Splits = ["train", "test"], Options = new Dictionary<string, string> { ["b"] = "1", ["a"] = "2" } }],
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

    [Fact]
    public void ContentHash_Form_IsThis() => Assert.Equal(
        """{"output_version":1,"version":1,"seed":0,"samples_per_shard":512,"sources":[{"adapter":"ave","tasks":["ave"],"splits":["test","train"],"options":{"a":"2","b":"1"}}],"decode":{"deadline_seconds":30,"max_pixels":16777216},"reasoning":{"reasoner":"template","style":"v2"}}""",
        System.Text.Encoding.UTF8.GetString(BuildFileHash.Canonical(Base)));
}
