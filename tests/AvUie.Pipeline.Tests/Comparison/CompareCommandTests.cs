using System.IO.Compression;
using System.Text;
using System.Text.Json.Nodes;
using AvUie.Adapters;
using AvUie.Pipeline.Commands;
using AvUie.Pipeline.Comparison;

namespace AvUie.Pipeline.Tests.Comparison;

public sealed class CompareCommandTests
{
    private const string Ours = """
        [{"video_path":"a.mp4","audio_path":"a.wav","action":"playing guitar","label":"<answer>playing guitar</answer>."},
         {"video_path":"b.mp4","audio_path":"b.wav","action":"tickling","label":"<answer>tickling</answer>."},
         {"video_path":"c.mp4","audio_path":"c.wav","action":"tickling","label":"<answer>tickling</answer>."}]
        """;

    [Fact]
    public async Task Compare_SetsThatDiffer_CountsMissingExtraAndLabels()
    {
        using var folder = new ScratchFolder();
        var build = Own(folder);
        var zip = Zip(folder, ("AVUIE_2/ks/train.json", """
            [{"video_path":"sub/a.mp4","audio_path":"a.wav","action":"Playing_Guitar","label":"It is <answer>tickling</answer>."},
             {"video_path":"b.mp4","audio_path":"b.wav","action":"singing","label":"<answer>singing</answer>."},
             {"video_path":"d.mp4","audio_path":"d.wav","action":"tickling","label":"<answer>tickling</answer>."},
             {"video_path":"d.mp4"}]
            """));

        var run = await RunAsync("compare", zip, "--build", build, "--json");

        Assert.Equal(ExitCodes.Findings, run.ExitCode);
        var result = JsonNode.Parse(run.Output)![0]!;
        Assert.Equal(
            (3, 3, 1, 1, 1, 1, 1),
            ((int)result["published"]!, (int)result["ours"]!, (int)result["missing"]!, (int)result["extra"]!, (int)result["disagreements"]!, (int)result["unusable"]!,
                (int)result["texts_against_fields"]!));
        Assert.Contains("label: b: published \"singing\", ours \"tickling\"", result["examples"]!.AsArray().Select(static example => (string?)example));
        Assert.Contains("they differ", (await RunAsync("compare", zip, "--build", build)).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Compare_EqualSets_FindsNothing()
    {
        using var folder = new ScratchFolder();
        var build = Own(folder);

        var run = await RunAsync("compare", Zip(folder, ("ks/train.json", Ours)), "--build", build);

        Assert.Equal(ExitCodes.Done, run.ExitCode);
        Assert.Contains("no difference", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Compare_HostileEntries_AreNeverPaths()
    {
        using var folder = new ScratchFolder();
        var build = Own(folder);
        var zip = Zip(folder, ("../../../ks/train.json", Ours), ("/etc/cron.d/evil", "x"), ("ks/../../train.json", "x"));

        Assert.Equal(ExitCodes.Done, (await RunAsync("compare", zip, "--build", build)).ExitCode);
        Assert.Equal(["AVUIE_2.zip", "build.yaml", "own/ks/train.json"], Directory.EnumerateFiles(folder.Path, "*", SearchOption.AllDirectories)
            .Select(file => Path.GetRelativePath(folder.Path, file)).Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("ks/train.json", "{}", "no JSON array")]
    [InlineData("ks/train.json", "[{\"a\":1}", "after element 1")]
    [InlineData("other.json", "[]", "holds no {task}/train.json")]
    public async Task Compare_ZipThatIsNoRelease_EndsWithAMessage(string name, string text, string word)
    {
        using var folder = new ScratchFolder();

        var run = await RunAsync("compare", Zip(folder, (name, text)), "--build", Own(folder));

        Assert.Equal(ExitCodes.BadUsage, run.ExitCode);
        Assert.Contains(word, run.Errors, StringComparison.Ordinal);
        Assert.Contains("AVUIE_2.zip", run.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Compare_NoZipOrNoSide_EndsWithAMessage()
    {
        using var folder = new ScratchFolder();
        var text = folder.Write("x.zip", "not a zip");

        Assert.Contains("no zip archive", (await RunAsync("compare", text, "--build", Own(folder))).Errors, StringComparison.Ordinal);
        Assert.Contains("either --build FILE or --in FOLDER", (await RunAsync("compare", text)).Errors, StringComparison.Ordinal);
        Assert.Contains("not there", (await RunAsync("compare", folder.File("none"), "--in", folder.Path)).Errors, StringComparison.Ordinal);
    }

    [Fact]
    public void LimitedStream_MoreBytesThanAllowed_EndsTheReading()
    {
        using var stream = new LimitedStream(new MemoryStream(new byte[100]), 99);

        Assert.Contains("more than 99 bytes", Assert.Throws<InvalidDataException>(() => stream.CopyTo(Stream.Null)).Message, StringComparison.Ordinal);
    }

    private static Task<CommandRun> RunAsync(params string[] arguments) =>
        CommandRun.RunAsync(static host => host with { Adapters = static _ => new AdapterCatalog() }, arguments);

    private static string Own(ScratchFolder folder)
    {
        folder.Write("own/ks/train.json", Ours);
        return folder.Write("build.yaml", "name: own\nversion: 1\nsources:\n  - adapter: avuie2\n    root: own\n    tasks: [ks]\n    splits: [train]\n");
    }

    private static string Zip(ScratchFolder folder, params (string Name, string Text)[] entries)
    {
        var path = folder.File("AVUIE_2.zip");
        using var zip = ZipFile.Open(path, ZipArchiveMode.Create);
        foreach (var (name, text) in entries)
        {
            using var entry = zip.CreateEntry(name).Open();
            entry.Write(Encoding.UTF8.GetBytes(text));
        }

        return path;
    }
}
