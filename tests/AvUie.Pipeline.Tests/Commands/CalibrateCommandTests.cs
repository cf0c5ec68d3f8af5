using AvUie.Pipeline.Commands;

namespace AvUie.Pipeline.Tests.Commands;

public sealed class CalibrateCommandTests : IDisposable
{
    private readonly ScratchFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Calibrate_Example_ShowsTheGivenFault()
    {
        var run = await CommandRun.RunAsync("reason", "calibrate", "--traces", Checkout.File("schemas", "examples", "calibration-traces.jsonl"));

        Assert.Matches(@"leak +of the file +held out +1 +1 +1\.0000", run.Output);
        Assert.Matches(@"any +0 +0\.0000", run.Output);
    }

    [Fact]
    public async Task Calibrate_BrokenFile_EndsWith2AndNamesTheLine()
    {
        var run = await CommandRun.RunAsync("reason", "calibrate", "--traces", _folder.Write("bad.jsonl", "\n{}\n"));

        Assert.Equal(ExitCodes.BadUsage, run.ExitCode);
        Assert.Contains("bad.jsonl:2: found no member \"id\"; expected id, task, truth, evidence, trace", run.Errors, StringComparison.Ordinal);
        Assert.Contains("schemas/calibration-trace.schema.json", run.Errors, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("\"id\":\"x\"", "\"id\":7", "id: found the number 7; expected a text")]
    [InlineData("\"task\":\"ave\"", "\"task\":\"aev\"", "there is no task 'aev'")]
    [InlineData("\"task\":\"ave\"", "\"task\":\"ks\"", "expected a ClassTruth, got a EventsTruth")]
    [InlineData("\"kind\":\"events\"", "\"kind\":\"soup\"", "there is no kind 'soup'")]
    [InlineData("\"evidence\":", "\"ivdence\":", "found the unknown member \"ivdence\"; expected one of id, task, truth, evidence, trace, style, target, fault. Did you mean \"evidence\"?")]
    [InlineData("\"start\":2", "\"start\":-2", "evidence[0].start: found the number -2; expected seconds from 0 on")]
    [InlineData("\"modality\":\"audio\"", "\"modality\":\"smell\"", "modality is 'smell', not audio, visual or text")]
    [InlineData("\"evidence_ids\":[\"a2\"]", "\"evidence_ids\":[2]", "trace.steps[0].evidence_ids[0]: found the number 2; expected a text")]
    [InlineData(",\"inference\":\"It is a bell.\"", "", "trace: found no member \"inference\"; expected steps, inference")]
    [InlineData("\"steps\":[", "\"steps\":[[],", "trace.steps[0]: found a list; expected an object with the members modality, start, end, observation, evidence_ids")]
    [InlineData("}", "", "found no whole JSON object")]
    public async Task Calibrate_LineOfAnotherForm_IsToldItsMemberAndWhatBelongsThere(string sound, string broken, string expected)
    {
        const string Line = """{"id":"x","task":"ave","truth":{"kind":"events","events":[{"label":"bell","ranges":[[2,5]]}]},"evidence":[{"id":"a2","modality":"audio","start":2,"end":3,"kind":"audio_level","value":"-12.5 dBFS","source":"measured"}],"trace":{"steps":[{"modality":"audio","observation":"It is loud.","evidence_ids":["a2"]}],"inference":"It is a bell."}}""";
        Assert.Contains(sound, Line, StringComparison.Ordinal);

        var run = await CommandRun.RunAsync("reason", "calibrate", "--traces", _folder.Write("bad.jsonl", Line + "\n" + Line.Replace(sound, broken, StringComparison.Ordinal) + "\n"));

        Assert.Equal(ExitCodes.BadUsage, run.ExitCode);
        Assert.Contains("bad.jsonl:2: ", run.Errors, StringComparison.Ordinal);
        Assert.Contains(expected, run.Errors, StringComparison.Ordinal);
        Assert.DoesNotContain("bad.jsonl:1: ", run.Errors, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--traces", "nowhere.jsonl")]
    [InlineData("--tokenizer", "nowhere")]
    [InlineData("--count", "0")]
    public async Task Calibrate_BadOption_EndsWith2(params string[] option) =>
        Assert.Equal(ExitCodes.BadUsage, (await CommandRun.RunAsync(["reason", "calibrate", .. option])).ExitCode);
}
