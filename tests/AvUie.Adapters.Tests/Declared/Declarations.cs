using AvUie.Core;

namespace AvUie.Adapters.Tests.Declared;

/// <summary>For every task a declaration and a list of one row in JSON lines.</summary>
internal static class Declarations
{
    private static readonly DeclaredMedia Pair = new() { Video = "v/{key}.mp4", Audio = "a/{key}.wav" };
    private static readonly DeclaredMedia Picture = new() { Image = "i/{key}.jpg", Audio = "a/{key}.wav", Mask = "m/{key}.png" };

    public static (DatasetDeclaration Declared, string List) Of(string task) => task switch
    {
        "a2v" => Make(
            task, new() { Audio = "a/{key}.wav", Video = "v/{key}.mp4", SecondVideo = "v/{key}b.mp4" },
            new() { Correct = "right", AnchorEvent = "e", FirstEvent = "f", SecondEvent = "g" }, "\"right\":2,\"e\":\"dog\",\"f\":\"cat\",\"g\":\"dog\""),
        "v2a" => Make(
            task, new() { Video = "v/{key}.mp4", Audio = "a/{key}.wav", SecondAudio = "a/{key}b.wav" },
            new() { Correct = "right", AnchorEvent = "e", FirstEvent = "f", SecondEvent = "g" }, "\"right\":\"1\",\"e\":\"dog\",\"f\":\"dog\",\"g\":\"cat\""),
        "avqa" => Make(task, Pair, new() { Question = "q", Answer = "a" }, "\"q\":\"How many?\",\"a\":\"two\""),
        "avqa_thu" => Make(task, Pair, new() { Question = "q", Options = ["o"], Correct = "c" }, "\"q\":\"Which?\",\"o\":[\"cat\",\"dog\"],\"c\":1"),
        "ave" => Make(task, Pair, new() { Label = "l", Start = "s", End = "t" }, "\"l\":\"Bus\",\"s\":2,\"t\":10"),
        "unav" => Make(
            task, Pair, new() { Events = "e" }, "\"e\":[{\"label\":\"bus\",\"start\":4,\"end\":6},{\"label\":\"dog\",\"start\":0,\"end\":1},{\"label\":\"bus\",\"start\":0,\"end\":2}]"),
        "avvp" => Make(task, Pair, new() { VisualEvents = "v", AudioEvents = "a" }, "\"v\":[],\"a\":[{\"label\":\"dog\",\"start\":0,\"end\":10}]"),
        "ref_avs" => Make(task, Picture, new() { Expression = "x", Object = "o", Frame = "f" }, "\"x\":\"the loud one\",\"o\":\"\",\"f\":9"),
        "s4" or "ms3" or "arig" => Make(task, Picture, new() { Object = "o", Frame = "f" }, "\"o\":\"man,piano\",\"f\":4"),
        "avcap" => Make(task, Pair, new() { Caption = "c" }, "\"c\":\"A dog barks.\""),
        _ => Make(task, Pair with { Audio = null }, new() { Label = "l" }, "\"l\":\"happy\""),
    };

    private static (DatasetDeclaration Declared, string List) Make(string task, DeclaredMedia media, DeclaredTruth truth, string cells) =>
        (new DatasetDeclaration { Task = task, Id = "{key}", Media = media, Truth = truth }, $$"""{"key":"x-1",{{cells}}}""" + "\n");

    public static SourceSample Accepted(this SourceRow row) => Assert.IsType<SourceRow.Accepted>(row).Value;
}
