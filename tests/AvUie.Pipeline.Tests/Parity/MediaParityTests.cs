using AvUie.Core;
using AvUie.Pipeline.Parity;
using AvUie.Tests;

namespace AvUie.Pipeline.Tests.Parity;

[Collection("ffmpeg")]
public sealed class MediaParityTests(Xunit.Abstractions.ITestOutputHelper output)
{
    [SharedFact("goldens", "preprocess", "resize.safetensors")]
    public void Resize_SharedNumbers_WithinTolerance() => Passes(new ResizeParity(), 20);

    [SharedFact("goldens", "preprocess", "resize.safetensors")]
    public void Resize_SharedNumbers_AreEqualToTheByte() => Assert.All(
        new ResizeParity().Run(SharedFolder.Below("goldens")!, CancellationToken.None), result => Assert.Equal((result.Case, 0.0), (result.Case, result.Worst)));

    [SharedFact("goldens", "media", "frames.json")]
    public void Media_SharedClips_WithinTolerance() => Passes(new MediaParity(), 10);

    private void Passes(IParityCheck check, int fewest)
    {
        var results = check.Run(SharedFolder.Below("goldens")!, CancellationToken.None).ToList();
        foreach (var line in results)
        {
            output.WriteLine($"{line.Verdict} {line.Case} {line.Measure} worst {line.Worst} of {line.Compared} {line.Detail}");
        }

        Assert.True(results.Count >= fewest);
        Assert.DoesNotContain(results, line => line.Verdict == ParityVerdict.Fail);
    }
}
