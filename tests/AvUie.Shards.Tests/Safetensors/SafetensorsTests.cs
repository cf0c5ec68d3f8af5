using System.Buffers.Binary;
using System.Text;
using AvUie.Tests;

namespace AvUie.Shards.Tests;

public sealed class SafetensorsTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Writer_AnyOrderOfParts_WritesTheSameBytes()
    {
        SafetensorsPart[] parts =
        [
            SafetensorsPart.Singles("b", [2, 2], new float[] { 1, 2, 3, 4 }),
            SafetensorsPart.Bytes("a", TensorType.U8, [3], new byte[] { 7, 8, 9 }),
            SafetensorsPart.Int64s("ö", [], new long[] { long.MaxValue }),
            SafetensorsPart.Singles("empty", [0, 5], ReadOnlyMemory<float>.Empty),
        ];
        SafetensorsWriter.Write(_folder.File("1"), parts, new Dictionary<string, string> { ["y"] = "1", ["x"] = "\"" });
        SafetensorsWriter.Write(_folder.File("2"), parts.Reverse(), new Dictionary<string, string> { ["x"] = "\"", ["y"] = "1" });
        Assert.Equal(File.ReadAllBytes(_folder.File("1")), File.ReadAllBytes(_folder.File("2")));
        Assert.Equal(["1", "2"], Directory.GetFiles(_folder.Path).Select(Path.GetFileName).Order());

        using var file = SafetensorsFile.Open(_folder.File("1"));
        Assert.Equal(4, file.Tensors.Count);
        Assert.Equal([1f, 2, 3, 4], file.ReadSingles("b"));
        Assert.Equal([2L, 2], file["b"].Shape);
        Assert.Equal(new byte[] { 7, 8, 9 }, file.ReadBytes("a"));
        Assert.Equal([long.MaxValue], file.ReadInt64s("ö"));
        Assert.Empty(file.ReadSingles("empty"));
        Assert.Equal("\"", file.Metadata["x"]);
        var middle = new byte[4];
        file.Read("b", 8, middle);
        Assert.Equal(3f, BitConverter.ToSingle(middle));
    }

    [Theory]
    [InlineData("F64", new byte[] { 0, 0, 0, 0, 0, 0, 0xF8, 0x3F }, 1.5f)]
    [InlineData("F32", new byte[] { 0, 0, 0xC0, 0x3F }, 1.5f)]
    [InlineData("F16", new byte[] { 0, 0x3E }, 1.5f)]
    [InlineData("BF16", new byte[] { 0xC0, 0xBF }, -1.5f)]
    [InlineData("I64", new byte[] { 0xFE, 255, 255, 255, 255, 255, 255, 255 }, -2f)]
    [InlineData("I32", new byte[] { 0xFE, 255, 255, 255 }, -2f)]
    [InlineData("I16", new byte[] { 0xFE, 255 }, -2f)]
    [InlineData("I8", new byte[] { 0xFE }, -2f)]
    [InlineData("U8", new byte[] { 0xFE }, 254f)]
    [InlineData("BOOL", new byte[] { 1 }, 1f)]
    public void ReadSingles_EveryType_Converts(string type, byte[] bytes, float expected)
    {
        SafetensorsWriter.Write(_folder.File("t"), [SafetensorsPart.Bytes("x", TensorTypes.Parse(type)!.Value, [1], bytes)]);
        using var file = SafetensorsFile.Open(_folder.File("t"));
        Assert.Equal(type, file["x"].Type.Name());
        Assert.Equal([expected], file.ReadSingles("x"));
        if (type[0] is 'I' or 'U' or 'B' && type != "BF16")
        {
            Assert.Equal([(long)expected], file.ReadInt64s("x"));
        }
        else
        {
            Assert.Contains("ReadSingles", Assert.Throws<InvalidOperationException>(() => file.ReadInt64s("x")).Message, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("""{"a":{"dtype":"F32","shape":[2],"data_offsets":[0,8]}}""", 8, null)]
    [InlineData("""{}""", 0, null)]
    [InlineData("""{"a":{"dtype":"F32","shape":[2],"data_offsets":[0,8]}}""", 9, "the file at")]
    [InlineData("""{"a":{"dtype":"F32","shape":[2],"data_offsets":[0,8]}}""", 7, "in 7 bytes")]
    [InlineData("""{"a":{"dtype":"F32","shape":[3],"data_offsets":[0,8]}}""", 8, "needs another")]
    [InlineData("""{"a":{"dtype":"F32","shape":[-2],"data_offsets":[0,8]}}""", 8, "0 or more")]
    [InlineData("""{"a":{"dtype":"F32","shape":[4611686018427387904,4611686018427387904,4],"data_offsets":[0,0]}}""", 0, "needs another")]
    [InlineData("""{"a":{"dtype":"F32","shape":[2],"data_offsets":[8,0]}}""", 8, "[8, 0]")]
    [InlineData("""{"a":{"dtype":"F32","shape":[2],"data_offsets":[0]}}""", 8, "lacks")]
    [InlineData("""{"a":{"dtype":"F32","shape":[2]}}""", 8, "lacks")]
    [InlineData("""{"a":{"dtype":"F8_E4M3","shape":[8],"data_offsets":[0,8]}}""", 8, "F8_E4M3")]
    [InlineData("""{"a":{"dtype":"U8","shape":[4],"data_offsets":[0,4]},"b":{"dtype":"U8","shape":[5],"data_offsets":[3,8]}}""", 8, "overlaps")]
    [InlineData("""{"a":{"dtype":"U8","shape":[3],"data_offsets":[0,3]},"b":{"dtype":"U8","shape":[4],"data_offsets":[4,8]}}""", 8, "no tensor")]
    [InlineData("""{"a":{"dtype":"U8","shape":[4],"data_offsets":[0,4]},"a":{"dtype":"U8","shape":[4],"data_offsets":[4,8]}}""", 8, "twice")]
    [InlineData("""{"a":{"dtype":"U8","dtype":"U8","shape":[8],"data_offsets":[0,8]}}""", 8, "repeated")]
    [InlineData("""{"a":{"dtype":"U8","shape":[[[[8]]]],"data_offsets":[0,8]}}""", 8, "not valid JSON")]
    [InlineData("""{"__metadata__":{"a":1}}""", 0, "not a string")]
    [InlineData("""["a"]""", 0, "'{'")]
    [InlineData("""{"a":""", 0, "not valid JSON")]
    public void Open_Header_IsCheckedAgainstTheFile(string header, int dataBytes, string? complaint)
    {
        var path = _folder.File("t.safetensors");
        File.WriteAllBytes(path, Raw(header, dataBytes));
        if (complaint is null)
        {
            using var file = SafetensorsFile.Open(path);
            Assert.Empty(file.Metadata);
        }
        else
        {
            var exception = Assert.Throws<InvalidDataException>(() => SafetensorsFile.Open(path));
            Assert.Contains(complaint, exception.Message, StringComparison.Ordinal);
            Assert.Contains(path, exception.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Open_HeaderLongerThanTheFile_IsRefusedWithoutAllocating()
    {
        var bytes = new byte[16];
        BinaryPrimitives.WriteUInt64LittleEndian(bytes, ulong.MaxValue);
        File.WriteAllBytes(_folder.File("t"), bytes);
        Assert.Contains("18446744073709551615", Assert.Throws<InvalidDataException>(() => SafetensorsFile.Open(_folder.File("t"))).Message, StringComparison.Ordinal);
        File.WriteAllBytes(_folder.File("t"), bytes[..7]);
        Assert.Throws<InvalidDataException>(() => SafetensorsFile.Open(_folder.File("t")));
    }

    [Fact]
    public void Write_PartOfTheWrongLength_LeavesNoFile()
    {
        Assert.Throws<InvalidOperationException>(() =>
            SafetensorsWriter.Write(_folder.File("t"), [SafetensorsPart.Bytes("a", TensorType.U8, [3], new byte[2])]));
        Assert.Throws<ArgumentException>(() => SafetensorsWriter.Write(
            _folder.File("t"), [SafetensorsPart.Singles("a", [0], default), SafetensorsPart.Singles("a", [0], default)]));
        Assert.Empty(Directory.GetFiles(_folder.Path));
    }

    [SharedFact("goldens", "thinker")]
    public void Open_EveryGolden_IsRead()
    {
        var files = Directory.GetFiles(SharedFolder.Below("goldens")!, "*.safetensors", SearchOption.AllDirectories);
        Assert.NotEmpty(files);
        foreach (var path in files)
        {
            using var file = SafetensorsFile.Open(path);
            var first = file.Tensors.Values.MinBy(tensor => tensor.ByteLength)!;
            Assert.Equal(first.ElementCount, file.ReadSingles(first.Name).Length);
        }
    }

    private static byte[] Raw(string header, int dataBytes)
    {
        var json = Encoding.UTF8.GetBytes(header);
        var bytes = new byte[8 + json.Length + dataBytes];
        BinaryPrimitives.WriteInt64LittleEndian(bytes, json.Length);
        json.CopyTo(bytes, 8);
        return bytes;
    }
}
