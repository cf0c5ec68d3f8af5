using AvUie.Core;
using AvUie.Pipeline.Exporting;

namespace AvUie.Pipeline.Tests.Exporting;

public sealed class MediaNamesTests
{
    [Theory]
    [InlineData("ave", "AVE_Dataset/AVE/abc.mp4", "ave/video/abc.mp4", "ave/audio/abc.mp3")]
    [InlineData("ks", "clips/abc.mkv", "ks/video/abc.mkv", "ks/audio/abc.wav")]
    [InlineData("meld", "MELD.Raw/train_splits/dia0_utt0.mp4", "meld/video/train/dia0_utt0.mp4", "meld/audio/train/dia0_utt0.mp3")]
    [InlineData("ucf", "UCF-101/Archery/v_Archery_g01_c01.avi", "ucf/video/Archery/v_Archery_g01_c01.avi", "ucf/audio/Archery/v_Archery_g01_c01.wav")]
    public void Path_OfAClip_IsWhereTheReferenceLooks(string task, string raw, string video, string audio)
    {
        var sample = Sample("own", task, new(MediaRole.Video, raw), new(MediaRole.Audio, raw));
        var names = Names(sample);

        Assert.Equal([video, audio], sample.Media.Select(medium => names.Path(sample, medium)));
    }

    [Theory]
    [InlineData("s4", "avs_released/v1s/u_0_5000/frames/0.jpg", "s4/AVS/v1s/u_0_5000/frames/0.jpg")]
    [InlineData("ref_avs", "REFAVS/media/c/frames/7.jpg", "ref_avs/REFAVS/media/c/frames/7.jpg")]
    [InlineData("ref_avs", "media/c/frames/7.jpg", "ref_avs/REFAVS/media/c/frames/7.jpg")]
    [InlineData("s4", "pictures/a.png", "s4/AVS/pictures/frames/a.png")]
    public void Path_OfAPicture_IsWhereTheReferenceLooks(string task, string raw, string expected)
    {
        var sample = Sample("own", task, new(MediaRole.Image, raw), new(MediaRole.Audio, "x/audio.wav"));

        Assert.Equal(expected, Names(sample).Path(sample, sample.Media[0]));
    }

    [Fact]
    public void Path_OfTheReleasesMedia_IsUnchanged()
    {
        var sample = Sample("avuie2", "ucf", new(MediaRole.Video, "AVUIE_2/ucf/video/ucf/video/x.avi"), new(MediaRole.Audio, "AVUIE_2/ucf/audio/y.mp3"));
        var names = Names(sample);

        Assert.Equal(["ucf/video/x.avi", "y.mp3"], sample.Media.Select(medium => names.Name(sample, medium)));
    }

    [Fact]
    public void Path_OfTwoFilesOfOneName_IsNotOnePath()
    {
        var samples = ((string[])["a/x.mp4", "b/x.mp4", "a/x.mkv", "a/x.mp4"]).Select(path => Sample("own", "ave", new(MediaRole.Video, path), new(MediaRole.Audio, path))).ToArray();
        var names = Names(samples);

        Assert.Equal(
            ["ave/audio/x.mp3", "ave/audio/b/x.mp3", "ave/audio/a/x.mp3", "ave/audio/x.mp3"], samples.Select(sample => names.Path(sample, sample.Media[1])));
    }

    [Fact]
    public void Path_OfStretchesOfOneFile_AreApart()
    {
        var samples = ((double[])[0, 10.5]).Select(static start => Sample(
            "own", "ave", new(MediaRole.Video, "x.mp4") { Span = new(start, start + 10) }, new(MediaRole.Audio, "x.mp4") { Span = new(start, start + 10) })).ToArray();
        var names = Names(samples);

        Assert.Equal(["ave/video/x_0_10.mp4", "ave/video/x_10.5_20.5.mp4"], samples.Select(sample => names.Path(sample, sample.Media[0])));
    }

    private static MediaNames Names(params SourceSample[] samples) => new(samples.Select(static sample => new SourceRow.Accepted(sample)));

    private static SourceSample Sample(string source, string task, params MediaReference[] media) => new()
    {
        Id = $"{task}/train/x",
        Source = source,
        Task = task,
        Split = Split.Train,
        Media = media,
        Truth = new ClassTruth("x"),
        Annotation = new("a", 1),
    };
}
