using System.Text;

namespace AvUie.Adapters.Tests;

public class JsonStreamTests
{
    [Fact]
    public void Elements_LongFile_AreReadNoFurtherAheadThanABlock()
    {
        using var stream = new CountedStream(Encoding.UTF8.GetBytes($"[{string.Join(",\n", Enumerable.Repeat("{\"text\": \"" + new string('é', 40_000) + "\"}", 50))}]"));
        var elements = 0;
        foreach (var element in JsonStream.Elements(stream, Unusable))
        {
            elements++;
            Assert.Equal(40_000, element.GetProperty("text").GetString()!.Length);
            Assert.InRange(stream.Position, elements * 80_000L, (elements * 80_020L) + (256 << 10));
        }

        Assert.Equal(50, elements);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public void Members_AnyBlockSize_AreTheSame(int most)
    {
        using var stream = new CountedStream("\uFEFF {\"v\": {\"list\": [1, \"a]}\"]}, \"list\": {\"x\": {\"é\": 1.50}, \"y\": -2, \"z\": null}, \"w\": true } "u8.ToArray(), most);

        Assert.Equal(
            ["x={\"é\": 1.50}", "y=-2", "z=null"],
            JsonStream.Members(stream, "list", Unusable).Select(member => $"{member.Key}={member.Value.GetRawText()}"));
    }

    [Theory]
    [InlineData("[1, 2,\n 3", "after element 2: line 2 is cut")]
    [InlineData("[1, 2]\n\n]", "after element 2: line 3 is cut or wrong")]
    [InlineData("", "after element 0")]
    [InlineData("[{\"a\": 1}, {\"a\"", "after element 1")]
    public void Elements_FileThatIsCutOrGoesOn_EndTheRunWithItsPlace(string text, string place)
    {
        using var stream = new CountedStream(Encoding.UTF8.GetBytes(text), 1);

        Assert.Contains(
            place, Assert.Throws<AnnotationFileException>(() => JsonStream.Elements(stream, Unusable).ToList()).Message, StringComparison.Ordinal);
    }

    private static AnnotationFileException Unusable(string message) => new("list.json", message);

    /// <summary>Gives no more bytes at a time than asked for.</summary>
    private sealed class CountedStream(byte[] bytes, int most = int.MaxValue) : MemoryStream(bytes)
    {
        public override int Read(byte[] buffer, int offset, int count) => base.Read(buffer, offset, Math.Min(count, most));
    }
}
