using AvUie.Core;
using AvUie.Pipeline.Parity;
using AvUie.Tests;

namespace AvUie.Pipeline.Tests.Parity;

public sealed class JsonParityTests
{
    private static readonly IParityCheck[] Checks = [new ConversationParity(), new FrameIndexParity(), new SmartResizeParity(), new AudioWindowParity()];

    [SharedFact("goldens")]
    public void JsonChecks_SharedGoldens_AreEqual()
    {
        var results = Checks.SelectMany(check => check.Run(SharedFolder.Below("goldens")!, default)).ToArray();

        Assert.Equal("", string.Join('\n', results.Where(r => r.Verdict != ParityVerdict.Pass)));
        Assert.Equal(35, results.Count(r => r.Check == "conversations"));
        Assert.Equal(19, results.Count(r => r.Check == "preprocess/audio_windows.json"));
        Assert.All(Checks, check => Assert.Contains(results, r => r.Check == check.Name && r.Compared > 0));
    }

    [Fact]
    public void JsonChecks_EmptyFolder_YieldNothing()
    {
        var folder = Directory.CreateTempSubdirectory("parity");

        Assert.Empty(Checks.SelectMany(check => check.Run(folder.FullName, default)));
    }

    [Theory]
    [InlineData("preprocess/frame_indices.json", """{"10/12": [0,1,2,4,5,6,7,9,10,12], "10/10": [0,1,2,3,4,5,6,7,8,9]}""", 2)]
    [InlineData("preprocess/smart_resize.json", """[{"height": 224, "width": 224, "result": [224, 252]}]""", 1)]
    [InlineData("preprocess/audio_windows.json", """[{"task": "ks", "samples": 16000, "length": 16000, "runs": [[1, 16000]]}]""", 1)]
    [InlineData("conversations/test/ks.json", """{"records": [{"video_path": "a.mp4", "audio_path": "a.wav", "action": "x"}], "samples": [{"conv": [], "metadata": {}}]}""", 2)]
    public void JsonCheck_OneValueOff_Fails(string file, string content, int compared)
    {
        var result = Assert.Single(Run(file, content));

        Assert.Equal(ParityVerdict.Fail, result.Verdict);
        Assert.Equal(compared, result.Compared);
        Assert.Equal(1, result.Worst);
        Assert.NotEmpty(result.Detail);
    }

    [Fact]
    public void JsonCheck_FileOfAnotherForm_FailsWithoutThrowing()
    {
        var result = Assert.Single(Run("preprocess/smart_resize.json", "{"));

        Assert.Equal(ParityVerdict.Fail, result.Verdict);
    }

    private static IEnumerable<ParityResult> Run(string file, string content)
    {
        var folder = Directory.CreateTempSubdirectory("parity").FullName;
        Directory.CreateDirectory(Path.GetDirectoryName(Path.Combine(folder, file))!);
        File.WriteAllText(Path.Combine(folder, file), content);
        return [.. Checks.SelectMany(check => check.Run(folder, default))];
    }
}
