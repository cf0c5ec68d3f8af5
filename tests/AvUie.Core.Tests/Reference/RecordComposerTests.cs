using System.Text.Json;

namespace AvUie.Core.Tests.Reference;

public sealed class RecordComposerTests
{
    private static readonly Dictionary<string, string> Fields = new() { ["event"] = "\"Bark\"", ["vid"] = "\"v\"", ["start_time"] = "0", ["end_time"] = "3.0" };
    private static readonly EventsTruth Truth = new([new("Bark", [new(0, 3)])]);

    [Fact]
    public void Compose_Record_HasTheLoadersOrderAndUnreadFieldsLast()
    {
        var composed = RecordComposer.Compose("ave", Split.Train, ["a \"b\".mp4", "é.mp3"], new Dictionary<string, string>(Fields) { ["aside"] = "[1, 2]" }, Truth, "text\n");

        Assert.Equal(
            """{"video_path":"a \"b\".mp4","audio_path":"é.mp3","event":"Bark","vid":"v","start_time":0,"end_time":3.0,"label_content":"text\n","aside":[1, 2]}""",
            Assert.IsType<ComposedRecord.Success>(composed).Json);
    }

    [Fact]
    public void Compose_ArigInTest_TakesItsCornersFromTheLabel()
    {
        var truth = new RegionTruth("guitar", new Region(new(1, 2, 30, 40), []));

        var composed = RecordComposer.Compose(
            "arig", Split.Test, ["AVS/v1s/c/frames/0.jpg", "AVS/v1s/c/audio.wav"], new Dictionary<string, string> { ["a_obj"] = "\"guitar\"", ["frame_idx"] = "0" }, truth, null);

        using var json = JsonDocument.Parse(Assert.IsType<ComposedRecord.Success>(composed).Json);
        Assert.Equal("[1,2]", json.RootElement.GetProperty("top_left").GetRawText());
        Assert.Equal("[30,40]", json.RootElement.GetProperty("bottom_right").GetRawText());
    }

    [Fact]
    public void Compose_WhatTheLoaderWouldNotTake_SaysWhy()
    {
        Assert.Contains("no target", Failure("ave", Split.Train, ["a", "b"], Fields, null), StringComparison.Ordinal);
        Assert.Contains("states no vid", Failure("ave", Split.Test, ["a", "b"], new() { ["event"] = "\"x\"", ["start_time"] = "0", ["end_time"] = "1" }, null), StringComparison.Ordinal);
        Assert.Contains("no loader", Failure("mer24", Split.Test, ["a", "b"], Fields, null), StringComparison.Ordinal);
        Assert.Contains("names 2 media", Failure("ave", Split.Test, ["a"], Fields, null), StringComparison.Ordinal);
        Assert.Contains("expected an integer", Failure("ms3", Split.Test, ["0.jpg", "b"], new() { ["vid"] = "1", ["uid"] = "1", ["a_obj"] = "\"x\"", ["frame_idx"] = "\"0\"" }, null), StringComparison.Ordinal);
    }

    private static string Failure(string task, Split mode, string[] media, Dictionary<string, string> fields, string? target) =>
        Assert.IsType<ComposedRecord.Failure>(RecordComposer.Compose(task, mode, media, fields, Truth, target)).Detail;
}
