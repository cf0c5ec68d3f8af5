namespace AvUie.Core.Tests.Media;

public sealed class SamplingTests
{
    [Fact]
    public void FrameIndices_EnoughFrames_IncludeFirstAndLast()
    {
        Assert.Equal([0, 1, 2, 4, 5, 6, 7, 9, 10, 11], FrameIndices.Select(10, 12).Indices);
        Assert.Equal([0, 83, 166, 249], FrameIndices.Select(4, 250).Indices);
        Assert.False(FrameIndices.Select(10, 10).FallbackToTwo);
    }

    [Fact]
    public void FrameIndices_FewerThanAsked_FallBackToTwo()
    {
        Assert.Equal(new FrameSelection([0, 8], true), FrameIndices.Select(10, 9));
        Assert.Equal(new FrameSelection([0, 1], true), FrameIndices.Select(4, 2));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public void FrameIndices_BelowTwo_SelectNone(int total)
    {
        Assert.True(FrameIndices.Select(10, total).IsEmpty);
        Assert.False(FrameIndices.Select(10, total).FallbackToTwo);
    }

    [Fact]
    public void FrameIndices_OddCount_RoundsToEven()
    {
        Assert.Equal(4, FrameIndices.Select(5, 100).Indices.Count); // 2.5 to 2
        Assert.Equal(8, FrameIndices.Select(7, 100).Indices.Count); // 3.5 to 4
    }

    [Theory]
    [InlineData(224, 224, 224, 224)]
    [InlineData(1, 1, 56, 56)]
    [InlineData(42, 42, 56, 56)]
    [InlineData(360, 640, 364, 644)]
    public void SmartResize_Size_IsAMultipleOfTheFactor(int height, int width, int rows, int columns)
    {
        Assert.Equal(new PictureSize(rows, columns), SmartResize.Fit(height, width));
    }

    [Fact]
    public void SmartResize_Sliver_IsNone()
    {
        Assert.Null(SmartResize.Fit(1, 201));
        Assert.NotNull(SmartResize.Fit(1, 200));
    }

    [Theory]
    [InlineData("ks", 160_007, null, "0+160000")]
    [InlineData("ks", 100, null, "0+100 -+15900")]
    [InlineData("arig", 80_003, null, "0+80000")]
    [InlineData("s4", 80_000, 0, "0+16000")]
    [InlineData("s4", 80_000, 4, "64000+16000")]
    [InlineData("ms3", 80_000, 5, "-+16000")]
    [InlineData("ms3", 80_000, null, "0+16000")]
    [InlineData("ms3", 80_000, -2, "48000+16000")] // a Python slice counts from the end
    [InlineData("ref_avs", 160_000, 9, "144000+16000")]
    [InlineData("ref_avs", 160_000, 10, "-+16000")]
    [InlineData("meld", 36_800, null, "0+36800 -+27200")]
    [InlineData("cremad", 64_001, null, "0+64000")]
    [InlineData("avqa", 960_000, null, "-+8000 0+24000 88000+32000 184000+32000 280000+32000 376000+32000 472000+32000 568000+32000 664000+32000 760000+32000 856000+32000")]
    [InlineData("unav", 0, null, "-+16000")]
    public void AudioWindows_Task_TakesItsRuns(string task, int samples, int? index, string expected)
    {
        Assert.Equal(
            expected, string.Join(' ', AudioWindows.Select(task, samples, index).Select(run => $"{(run.IsSilence ? "-" : run.Start)}+{run.Count}")));
    }

    [Fact]
    public void AudioWindows_Apply_CopiesRunsAndSilence()
    {
        var sound = Enumerable.Range(1, 20_000).Select(i => (short)i).ToArray();

        var window = AudioWindows.Apply(sound, "meld", null);

        Assert.Equal(64_000, window.Length);
        Assert.Equal(sound, window[..20_000]);
        Assert.All(window[20_000..], sample => Assert.Equal(0, sample));
        Assert.Equal(sound[4000..8000], AudioWindows.Apply(sound, "s4", 1));
    }
}
