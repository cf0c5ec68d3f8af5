using AvUie.Adapters;
using AvUie.Core;
using AvUie.Pipeline.Leaks;

namespace AvUie.Pipeline.Tests.Leaks;

/// <summary>The splits of MUSIC-AVQA divide questions, not videos; its names are no YouTube ids, so that the file tells a video.</summary>
public sealed class MusicAvqaLeakTests : IDisposable
{
    private readonly ScratchFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Report_VideoOfThreeSplits_IsOneLeakAndTestWins()
    {
        _folder.Write("json_update/avqa-train.json", $"[{Question("00000028", 1)}, {Question("00000029", 2)}]");
        _folder.Write("json_update/avqa-val.json", $"[{Question("00000028", 3)}, {Question("00000028", 4)}]");
        _folder.Write("json_update/avqa-test.json", $"[{Question("00000028", 5)}, {Question("sa00000028", 6)}]");

        var report = LeakReport.Of(Rows(), wholeVideos: false);

        var leak = Assert.Single(report.Clips);
        Assert.Equal(("music_avqa videos/00000028.mp4", true), (leak.Clip.ToString(), leak.CrossesSplits));
        Assert.Equal([("train", 1), ("val", 2), ("test", 1)], leak.Places.Select(static place => (place.Split.Name(), place.Samples)));
        Assert.Equal(3, report.Pairs.Count);
        Assert.Equal([("music_avqa avqa train", 1), ("music_avqa avqa val", 2)], report.Losing.OrderBy(static losing => losing.Key).Select(static losing => (losing.Key, losing.Value)));
    }

    private IEnumerable<SourceRow> Rows()
    {
        var adapter = new MusicAvqaAdapter();
        return adapter.Read(new AdapterContext(
            _folder.Path, adapter.Description.Tasks.ToHashSet(), new HashSet<Split> { Split.Train, Split.Validation, Split.Test },
            adapter.Description.Options.ToDictionary(static option => option.Name, static option => option.Default)));
    }

    private static string Question(string video, int number) =>
        $$"""{"video_id": "{{video}}", "question_id": {{number}}, "type": "[\"Audio\", \"Counting\"]", "question_content": "How many?", "templ_values": "[]", "question_deleted": 0, "anser": "two"}""";
}
