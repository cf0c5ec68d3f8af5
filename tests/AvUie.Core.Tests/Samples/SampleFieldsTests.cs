namespace AvUie.Core.Tests.Samples;

public class SampleFieldsTests
{
    [Fact]
    public void Fields_OfASample_StandInTheOrderOfTheirNamesAndAreFound()
    {
        var fields = Sample(new Dictionary<string, string> { ["vid"] = "\"b\"", ["Emotion"] = "\"joy\"", ["answer"] = "3" }).Fields;

        Assert.Equal(["Emotion", "answer", "vid"], fields.Keys);
        Assert.Equal(["\"joy\"", "3", "\"b\""], fields.Values);
        Assert.Equal((3, "3", true), (fields.Count, fields["answer"], fields.ContainsKey("vid")));
        Assert.False(fields.TryGetValue("emotion", out _));
        Assert.Throws<KeyNotFoundException>(() => fields["uid"]);
    }

    [Fact]
    public void Fields_NeverSet_AreNone() => Assert.Empty(Sample(null).Fields);

    [Fact]
    public void Fields_OfACopy_AreTheSame()
    {
        var sample = Sample(new Dictionary<string, string> { ["vid"] = "\"b\"" });

        Assert.Same(sample.Fields, (sample with { Id = "ks/train/other", Fields = sample.Fields }).Fields);
    }

    private static SourceSample Sample(IReadOnlyDictionary<string, string>? fields)
    {
        var sample = new SourceSample
        {
            Id = "ks/train/one",
            Source = "ks",
            Task = "ks",
            Split = Split.Train,
            Media = [],
            Truth = new ClassTruth("x"),
            Annotation = new("list", 1),
        };
        return fields is null ? sample : sample with { Fields = fields };
    }
}
