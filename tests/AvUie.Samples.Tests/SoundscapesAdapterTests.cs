using AvUie.Adapters;
using AvUie.Core;

namespace Datasets.Tests;

public sealed class SoundscapesAdapterTests : IDisposable
{
    private readonly string _root = Directory.CreateTempSubdirectory("soundscapes-").FullName;

    public void Dispose() => Directory.Delete(_root, recursive: true);

    [Fact]
    public void Row_Good_IsASampleOfItsClassAndClip()
    {
        var sample = Assert.IsType<SourceRow.Accepted>(Assert.Single(Read("a 1,rain,test"))).Value;

        Assert.Equal("ks/test/a-1", sample.Id);
        Assert.Equal(new ClassTruth("rain"), sample.Truth);
        Assert.All(sample.Media, media => Assert.Equal("clips/a 1.mp4", media.Path));
    }

    [Theory]
    [InlineData("../a,rain,train", "unsafe_path")]
    [InlineData("a,snow,train", "unknown_label")]
    [InlineData("a,rain,later", "bad_row")]
    [InlineData("a,rain", "bad_row")]
    public void Row_Bad_IsRejectedWithItsReason(string row, string reason) =>
        Assert.Equal(reason, Assert.IsType<SourceRow.Rejected>(Assert.Single(Read(row))).Value.Reason.Name);

    [Theory]
    [InlineData("a,rain,train", "duplicate_row")]
    [InlineData("a,traffic,train", "conflicting_row")]
    public void Row_OfAClipThatHasOne_IsRejectedWithItsReason(string row, string reason) =>
        Assert.Equal(reason, Assert.IsType<SourceRow.Rejected>(Read($"a,rain,train\n{row}")[1]).Value.Reason.Name);

    [Fact]
    public void Option_DropsTheValidationSplit() => Assert.Equal(
        ReasonCode.ExcludedByOption, Assert.IsType<SourceRow.Rejected>(Assert.Single(Read("a,rain,val", ("validation", "drop")))).Value.Reason);

    private List<SourceRow> Read(string row, params (string Name, string Value)[] options)
    {
        File.WriteAllText(Path.Combine(_root, "list.csv"), $"clip,sound,split\n{row}\n");
        var adapter = new SoundscapesAdapter();
        var check = AdapterCatalog.CheckOptions(adapter.Description, options.ToDictionary(option => option.Name, option => option.Value));
        Assert.Empty(check.Errors);
        return [.. adapter.Read(new AdapterContext(
            _root, adapter.Description.Tasks.ToHashSet(), Enum.GetValues<Split>().ToHashSet(), check.Options))];
    }
}
