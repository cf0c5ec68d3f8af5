using AvUie.Core;
using AvUie.Pipeline.Commands;
using AvUie.Pipeline.Decode;
using AvUie.Pipeline.Imaging;
using AvUie.Shards;

namespace AvUie.Pipeline.Tests.Previewing;

/// <summary>The verb over a list of six clips, of which one has no file and one cannot be decoded.</summary>
public sealed class PreviewCommandTests : IDisposable
{
    private readonly ScratchFolder _folder = new();
    private readonly string _build;

    public PreviewCommandTests()
    {
        _folder.Write("raw/rows.txt", "a c1 Archery\nb c2 Archery\nreject r\nc absent Archery\nd damaged Archery\n../../e c5 Archery\n");
        foreach (var clip in new[] { "c1", "c2", "damaged", "c5" })
        {
            _folder.Write($"raw/clips/{clip}.mp4", "a clip");
        }

        _build = _folder.Write("build.yaml", "name: x\nversion: 1\nsources:\n  - {adapter: test_list, root: raw}\n");
    }

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Sample_IsShownWithQuestionTraceAnswerChecksAndPicture()
    {
        var run = await RunAsync("1");

        Assert.Equal(ExitCodes.Done, run.ExitCode);
        var lines = run.Output.Split('\n');
        Assert.Matches(@"^1 of 1 +ucf/train/[^ ]+  \(ucf, train\)$", lines[0]);
        Assert.Contains(lines, static line => line.StartsWith("question    ", StringComparison.Ordinal));
        Assert.Contains(lines, static line => line.StartsWith("visual      ", StringComparison.Ordinal) && line.Contains(" grey levels", StringComparison.Ordinal));
        Assert.Contains(lines, static line => line.StartsWith("inference   ", StringComparison.Ordinal) && line.Contains("Archery", StringComparison.Ordinal));
        Assert.Contains(lines, static line => line.EndsWith("written by template, template/v1", StringComparison.Ordinal));
        Assert.Contains(lines, static line => line.StartsWith("answer      ", StringComparison.Ordinal) && line.Contains("Archery", StringComparison.Ordinal));
        Assert.Contains("leak_phrase ok", run.Output, StringComparison.Ordinal);
        Assert.DoesNotContain(" NO", run.Output, StringComparison.Ordinal);
        Assert.All(lines, static line => Assert.True(line.Length <= 120 || !line.TrimStart().Contains(' ') || line.StartsWith("picture", StringComparison.Ordinal), line));
        Assert.Contains($"1 of 1 samples shown; pictures in {_folder.File("preview")}", run.Output, StringComparison.Ordinal);
        var strip = PngReader.Read(await File.ReadAllBytesAsync(Assert.Single(Pictures())), 1 << 24);
        Assert.Equal(((10 * 228) - 4, 224, 3), (strip.Width, strip.Height, strip.Channels));
    }

    [Fact]
    public async Task Samples_ThatCannotBeShown_GiveTheirPlaceToOthers()
    {
        var run = await RunAsync("3");

        Assert.Equal(ExitCodes.Done, run.ExitCode);
        Assert.Contains("ucf/train/d: corrupt_media: told to; another one is taken", run.Errors, StringComparison.Ordinal);
        Assert.DoesNotContain("ucf/train/c ", run.Output, StringComparison.Ordinal);
        Assert.Equal(3, Pictures().Length);
        Assert.Equal(3, run.Output.Split('\n').Where(static line => line.Contains("(ucf, train)", StringComparison.Ordinal)).Distinct().Count());
    }

    [Fact]
    public async Task MoreThanThereAre_ShowsAllAndEndsWith1()
    {
        var run = await RunAsync("5");

        Assert.Equal(ExitCodes.Findings, run.ExitCode);
        Assert.Contains("3 of 5 samples shown", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Id_OfTheData_ChoosesNoPlaceOnTheDisk()
    {
        await RunAsync("3");

        Assert.All(Pictures(), path => Assert.Equal(_folder.File("preview"), Path.GetDirectoryName(path)));
        Assert.Contains(Pictures(), static path => path.EndsWith("-ucf-train-------e.png", StringComparison.Ordinal));
        Assert.All(Directory.GetFiles(_folder.Path, "*.png", SearchOption.AllDirectories), path => Assert.StartsWith(_folder.File("preview"), path, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Twice_IsTheSameTextAndTheSamePictures()
    {
        var first = await RunAsync("3");
        var pictures = Pictures().Select(File.ReadAllBytes).ToArray();

        var second = await RunAsync("3");

        Assert.Equal(first.Output, second.Output);
        Assert.Equal(pictures, Pictures().Select(File.ReadAllBytes));
    }

    [Fact]
    public async Task NoFileAtAll_EndsWith1AndPointsToTheDoctor()
    {
        Directory.Delete(_folder.File("raw", "clips"), recursive: true);

        var run = await RunAsync("2");

        Assert.Equal(ExitCodes.Findings, run.ExitCode);
        Assert.Contains("no sample with a trace has all its files; `avuie doctor` says what is missing", run.Errors, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("0")]
    [InlineData("1001")]
    [InlineData("many")]
    public async Task Count_Wrong_EndsWith2(string count) => Assert.Equal(ExitCodes.BadUsage, (await RunAsync(count)).ExitCode);

    private string[] Pictures() => [.. Directory.GetFiles(_folder.File("preview")).Order(StringComparer.Ordinal)];

    private Task<CommandRun> RunAsync(string count) => CommandRun.RunAsync(
        static host => host with { Decoder = static _ => new GreyDecoder() }, "preview", _build, count, "--out", _folder.File("preview"));

    /// <summary>Frames that get brighter from one to the next; the damaged clip is none.</summary>
    private sealed class GreyDecoder : IMediaDecoder
    {
        public Task<DecodeResult> DecodeAsync(DecodeRequest request, CancellationToken cancellation) => Task.FromResult<DecodeResult>(
            request.Path.Contains("damaged", StringComparison.Ordinal)
                ? new DecodeResult.Failure(ReasonCode.CorruptMedia, "told to")
                : new DecodeResult.Success(new DecodedClip(
                    [.. Enumerable.Range(0, request.Frames ?? 0).Select(static frame => new RgbPicture(224, 224, [.. Enumerable.Repeat((byte)(20 * frame), 224 * 224 * 3)]))],
                    new VideoTiming(1, 0, 10, 2, 250, [.. Enumerable.Range(0, request.Frames ?? 0).Select(static frame => frame * 27)], false),
                    request.Audio ? new short[160_000] : null, new RawFile(request.Path, 6, new string('0', 64)), [])));
    }
}
