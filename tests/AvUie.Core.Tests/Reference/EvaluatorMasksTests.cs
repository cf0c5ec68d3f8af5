namespace AvUie.Core.Tests;

public sealed class EvaluatorMasksTests
{
    [Theory]
    [InlineData("s4", "AVS/v1s/_4R3qHn1n50_0_5000/frames/3.jpg", "", "AVS/v1s/_4R3qHn1n50_0_5000/labels_rgb/3.png")]
    [InlineData("ms3", "AVS/v1m/3vheOi4y540_1/frames/1.jpg", "", "AVS/v1m/3vheOi4y540_1/labels_rgb/1.png")]
    [InlineData("ref_avs", "REFAVS/media/c_0_10000/frames/7.jpg", "\"11\"", "REFAVS/gt_mask/c_0_10000/fid_11/00007.png")]
    [InlineData("ref_avs", "REFAVS/media/c_0_10000/frames/7.jpg", "11", "REFAVS/gt_mask/c_0_10000/fid_11/00007.png")]
    [InlineData("ref_avs", "REFAVS/media/c_0_10000/frames/7.jpg", "\"../1\"", null)]
    [InlineData("ref_avs", "REFAVS/media/c_0_10000/frames/7.jpg", "", null)]
    [InlineData("arig", "AVS/v1s/_4R3qHn1n50_0_5000/frames/3.jpg", "", null)]
    [InlineData("ave", "x/frames/a.mp4", "", null)]
    [InlineData("s4", "pictures/3.png", "", null)]
    public void PathOf_ATestPicture_IsWhatTheEvaluatorMakesOfIt(string task, string picture, string number, string? expected) =>
        Assert.Equal(expected, EvaluatorMasks.PathOf(task, Split.Test, picture, new Dictionary<string, string> { ["fid"] = number }));

    [Theory]
    [InlineData(Split.Train)]
    [InlineData(Split.Validation)]
    public void PathOf_APictureOfAnotherSplit_IsNone(Split split) =>
        Assert.Null(EvaluatorMasks.PathOf("s4", split, "AVS/v1s/u/frames/0.jpg", new Dictionary<string, string>()));
}
