using AvUie.Pipeline.Commands;

namespace AvUie.Pipeline.Tests.Commands;

/// <summary>Datasets that are not ours, and looking at sources before a build.</summary>
public sealed class SourceCommandsTests : IDisposable
{
    private const string Declared = """
        name: x
        version: 1
        leaks: exclude
        sources:
          - adapter: birds
            root: birds
            declare:
              task: ks
              lists: {train: train.csv, test: test.csv}
              id: "{clip}"
              media: {video: "clips/{clip}.mp4"}
              truth: {label: kind}
              labels: {0: rain, 1: birdsong}
        """;

    private readonly ScratchFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Plan_DeclaredDataset_CountsSamplesRejectionsAndLeaks()
    {
        var run = await CommandRun.RunAsync("plan", Birds(Declared));

        Assert.Equal((ExitCodes.Done, ""), (run.ExitCode, run.Errors));
        Assert.Matches(@"ks +train +1 +3\b", run.Output);
        Assert.Matches(@"ks +test +1 +0\b", run.Output);
        Assert.Matches("leak +filtered +1", run.Output);
        Assert.Matches("unsafe_path +failed +1", run.Output);
        Assert.Matches("unknown_label +failed +1", run.Output);
        Assert.Matches("all +train +1 +3 +~222,000 +AV-UIE v2", run.Output);
        Assert.Matches(@"all +2 +3\b", run.Output);
    }

    [Fact]
    public async Task Plan_RejectedRows_AreSaidWithFileRowAndWhatIsWrong()
    {
        var build = Birds(Declared);

        var first = await CommandRun.RunAsync("plan", build);
        var every = await CommandRun.RunAsync("plan", build, "--rejected");

        Assert.Matches("unknown_label +failed +1 +train.csv line 5: column kind: \"2\" is none of the 2 cells that labels names, such as 0; 1", first.Output);
        Assert.DoesNotContain("ks/train/train-row-5", first.Output, StringComparison.Ordinal);
        Assert.Contains("ks/train/train-row-4  unsafe_path  train.csv line 4: the path \"clips/../c.mp4\"", every.Output, StringComparison.Ordinal);
        Assert.Contains("ks/train/train-row-5  unknown_label  train.csv line 5: ", every.Output, StringComparison.Ordinal);
        Assert.Equal(ExitCodes.BadUsage, (await CommandRun.RunAsync("plan", build, "--rejected", "--json")).ExitCode);
    }

    [Theory]
    [InlineData("task: ks", "task: kss", ":8: sources[0].declare.task: found the unknown task \"kss\"; expected one of a2v")]
    [InlineData("{label: kind}", "{caption: kind}", ":12: sources[0].declare.truth.label: found nothing; expected a column, which task ks needs")]
    [InlineData("{label: kind}", "{label: kinds}", "lacks kinds: expected the columns clip, kinds with ',' between them, found \"clip,kind\". Name the list's own columns")]
    [InlineData("root: birds", "root: brids", ":6: sources[0].root: found no folder at")]
    [InlineData("root: birds", "root: brids", "expected the folder that the lists and media of the declaration are in")]
    [InlineData("{label: kind}", "{label: kind", ":12: found a list or mapping that is not closed as it was opened; expected valid YAML")]
    [InlineData("name: x", "name: 'x", "found text that is no YAML (")]
    [InlineData("{video: \"clips/{clip}.mp4\"}", "{video: \"../{clip}.mp4\"}", ":11: sources[0].declare.media.video: found \"../{clip}.mp4\"; expected a path below the root")]
    [InlineData("adapter: birds", "adapter: test_list", "sources[0].adapter: found \"test_list\", which is an adapter already")]
    public async Task Plan_DeclarationWrong_EndsWith2AndNamesTheKeyOrColumn(string right, string wrong, string message)
    {
        var run = await CommandRun.RunAsync("plan", Birds(Declared.Replace(right, wrong, StringComparison.Ordinal)));

        Assert.Equal(ExitCodes.BadUsage, run.ExitCode);
        Assert.Contains(message, run.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Plan_RootsMissing_NamesThemAllOrPlansWhatIsThere()
    {
        var build = Birds(Declared + "\n  - {adapter: test_list, root: nowhere}\n  - {adapter: test_twin, root: neither}\n");

        var refused = await CommandRun.RunAsync("plan", build);
        var run = await CommandRun.RunAsync("plan", "--available", build);

        Assert.Equal(ExitCodes.BadUsage, refused.ExitCode);
        Assert.Equal(2, refused.Errors.TrimEnd().Split('\n').Count(static line => line.Contains("found no folder at", StringComparison.Ordinal)));
        Assert.Equal(ExitCodes.Done, run.ExitCode);
        Assert.Contains($"left out test_list: no folder at {_folder.File("nowhere")}", run.Errors, StringComparison.Ordinal);
        Assert.Matches("ks +train", run.Output);
    }

    [Fact]
    public async Task Plan_NoRootAtAll_EndsWith2()
    {
        var build = _folder.Write("none.yaml", "name: x\nversion: 1\nsources:\n  - {adapter: test_list, root: nowhere}\n");

        Assert.Equal(ExitCodes.BadUsage, (await CommandRun.RunAsync("plan", "--available", build)).ExitCode);
    }

    [Fact]
    public async Task Stats_Leaks_ListsTheClipAndItsPlaces()
    {
        var run = await CommandRun.RunAsync("stats", "--leaks", Birds(Declared));

        Assert.Equal((ExitCodes.Done, ""), (run.ExitCode, run.Errors));
        Assert.Contains("leak    birds clips/b.mp4: birds ks train (ks/train/b); birds ks test (ks/test/b)", run.Output, StringComparison.Ordinal);
        Assert.Contains("1 shared clips, 1 of them across splits", run.Output, StringComparison.Ordinal);
        Assert.Contains("leaks: exclude in the build file takes 1 samples out of birds ks train", run.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--limit", "3")]
    [InlineData("--videos")]
    public async Task Stats_OptionsOfLeaksAlone_EndWith2(params string[] options) =>
        Assert.Equal(ExitCodes.BadUsage, (await CommandRun.RunAsync(["stats", _folder.Path, .. options])).ExitCode);

    [Fact]
    public async Task Stats_LeaksOfAFolder_AsksForABuildFile() =>
        Assert.Contains("reads the annotations of a build file", (await CommandRun.RunAsync("stats", "--leaks", _folder.Path)).Errors, StringComparison.Ordinal);

    [Fact]
    public async Task Doctor_OptionOfASource_IsGivenToTheAdapter()
    {
        _folder.Write("rows.txt", "a c1 x\n");

        var wrong = await CommandRun.RunAsync("doctor", "--source", "test_list", _folder.Path, "--option", "mode=wild");
        var right = await CommandRun.RunAsync("doctor", "--source", "test_list", _folder.Path, "--option", "mode=fancy");

        Assert.Equal((ExitCodes.BadUsage, ExitCodes.Done), (wrong.ExitCode, right.ExitCode));
        Assert.Contains("allowed are plain, fancy", wrong.Errors, StringComparison.Ordinal);
        Assert.Matches("warn +test_list ucf/train +1 samples, 0 with all their media; 1 rows, known are 3", right.Output);
    }

    [Fact]
    public async Task Doctor_ListOfOneSplitMissing_SaysSoAndCountsTheOthers()
    {
        var build = Birds(Declared);
        File.Delete(_folder.File("birds", "test.csv"));

        var one = await CommandRun.RunAsync("doctor", build);
        File.Delete(_folder.File("birds", "train.csv"));
        var none = await CommandRun.RunAsync("doctor", build);

        Assert.Equal((ExitCodes.Findings, ExitCodes.Findings), (one.ExitCode, none.ExitCode));
        Assert.Matches(@"fail +birds test +\S+test.csv: is not there", one.Output);
        Assert.Matches(@"ok +birds ks/train +2 samples and 2 rejected rows \(unknown_label 1, unsafe_path 1\), 0 with all their media", one.Output);
        Assert.DoesNotContain("samples", none.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Adapters_OfAnAssemblyOfOthers_AreFoundAndPlanned()
    {
        var output = new DirectoryInfo(AppContext.BaseDirectory).Name.Split('_')[0];
        var assembly = Checkout.File("artifacts", "bin", "CustomAdapter", output, "CustomAdapter.dll");
        _folder.Write("raw/list.csv", "clip,sound,split\na,rain,train\n");
        var build = _folder.Write("build.yaml", "name: x\nversion: 1\nsources:\n  - {adapter: soundscapes, root: raw}\n");

        var listed = await CommandRun.RunAsync(static host => host with { Adapters = AdapterAssemblies.Load }, "adapters", "soundscapes", "--adapters", assembly);
        var planned = await CommandRun.RunAsync(static host => host with { Adapters = AdapterAssemblies.Load }, "plan", build, "--adapters", assembly);

        Assert.StartsWith("soundscapes  Soundscapes", listed.Output, StringComparison.Ordinal);
        Assert.Matches("ks +train +1 +0", planned.Output);
    }

    private string Birds(string build)
    {
        _folder.Write("birds/train.csv", "clip,kind\na,0\nb,1\n../c,0\nd,2\n");
        _folder.Write("birds/test.csv", "clip,kind\nb,1\n");
        return _folder.Write("birds.yaml", build);
    }
}
