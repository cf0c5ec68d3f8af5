using System.IO.Compression;
using System.Text;
using Crab.Trainer.Adapters;

namespace Crab.Trainer.Tests;

/// <summary>Files that want more than to be an adapter. Each is an error that says so; nothing is executed and no memory is lost.</summary>
public sealed class HostileAdapterTests : IDisposable
{
    private const string Name = "base_model.model.model.layers.0.self_attn.q_proj.lora_A.weight";
    private readonly TemporaryFolder _folder = new();

    [Fact]
    public void Pickle_ThatWantsToRunACommand_IsRefusedAndNothingRuns()
    {
        var witness = _folder.Below("witness");
        var text = Encoding.UTF8.GetBytes($"touch {witness}");

        var message = Refused([0x80, 2, .. "cos\nsystem\n("u8, (byte)'X', .. BitConverter.GetBytes(text.Length), .. text, .. "tR."u8]);

        Assert.Contains("asks for os.system. Nothing of it was executed", message, StringComparison.Ordinal);
        Assert.False(File.Exists(witness));
    }

    [Theory]
    [InlineData("cbuiltins\neval\n.", "asks for builtins.eval")]
    [InlineData("ctorch._utils\n_rebuild_tensor_v3\n.", "asks for torch._utils._rebuild_tensor_v3")]
    [InlineData("ctorch.FloatStorage\n\u001b[2J\n.", "asks for torch.FloatStorage.\\u001b[2J")]
    [InlineData("ctorch\nFloatStorage\n)R.", "calls torch.FloatStorage in a way")]
    [InlineData("ccollections\nOrderedDict\n)R(X", "expected more bytes")]
    [InlineData("}(K\u0001u.", "pairs of keys and values")]
    [InlineData("h\u0005.", "recalls what it did not keep")]
    [InlineData("R.", "takes what is not there")]
    [InlineData("(R.", "takes what is not there")]
    [InlineData("t.", "closes what it did not open")]
    [InlineData("}ii.", "operation 0x69 at byte 3")]
    [InlineData("K\u0001.", "holds no dictionary")]
    [InlineData("}X\u0001\u0000\u0000\u0000aK\u0001s.", "is no tensor with a name of its own")]
    [InlineData("K\u0001Q.", "refers to something that is no storage")]
    [InlineData("}", "expected more bytes")]
    public void Pickle_ThatIsNoDictionaryOfTensors_IsRefused(string operations, string message) =>
        Assert.Contains(message, Refused([0x80, 2, .. Encoding.Latin1.GetBytes(operations)]), StringComparison.Ordinal);

    [Theory]
    [InlineData(8, "K\u0008", "(K\u0002K\u0004t", "(K\u0004K\u0001t", null)]
    [InlineData(8, "K\u0008", "(K\u0004K\u0002t", "(K\u0001K\u0004t", null)] // transposed
    [InlineData(8, "K\u0009", "(K\u0002K\u0004t", "(K\u0004K\u0001t", "needs 9 elements in data/0, which has 32 bytes")]
    [InlineData(8, "K\u0008", "(K\u0003K\u0004t", "(K\u0004K\u0001t", "reaches beyond its storage of 8 elements")]
    [InlineData(8, "K\u0008", "(J\u0000\u0000\u0000\u0040J\u0000\u0000\u0000\u0040t", "(K\u0000K\u0000t", "reaches beyond its storage")] // 2^60 elements of one
    [InlineData(8, "K\u0008", "(K\u0002K\u0004t", "(K\u0004t", "reaches beyond its storage")]
    [InlineData(8, "K\u0008", "(K\u0002K\u0004t", "(\u008a\u0008\u00ff\u00ff\u00ff\u00ff\u00ff\u00ff\u00ff\u007fK\u0001t", "reaches beyond its storage")]
    [InlineData(8, "K\u0008", "(J\u00ff\u00ff\u00ff\u00ffK\u0004t", "(K\u0004K\u0001t", "a shape or stride that is no number of 0 or more")]
    public void Tensor_IsReadAsItLies_OrRefusedWhereItReachesBeyond(int elements, string stated, string shape, string strides, string? message)
    {
        var path = Archive(Pickle(stated, shape, strides, copies: 1), new byte[elements * sizeof(float)]);

        if (message is not null)
        {
            Assert.Contains(message, Assert.Throws<InvalidDataException>(() => TorchArchive.Open(path)).Message, StringComparison.Ordinal);
            return;
        }

        using var archive = TorchArchive.Open(path);
        Assert.Equal(elements * sizeof(float), Assert.Single(archive.Weights).Read().Length);
    }

    [Fact]
    public void Archive_ThatIsCompressed_IsRefused()
    {
        var path = Archive(Pickle("K\u0008", "(K\u0002K\u0004t", "(K\u0004K\u0001t", 1), new byte[32], CompressionLevel.Optimal);

        Assert.Contains("is compressed or encrypted, which torch.save does not do", Assert.Throws<InvalidDataException>(() => TorchArchive.Open(path)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Archive_WhoseTensorsAllShareOneStorage_IsRefusedAsABomb()
    {
        var path = Archive(Pickle("M\u0000\u0010", "(M\u0000\u0010K\u0001t", "(K\u0001K\u0001t", copies: 200), new byte[4096 * sizeof(float)]);

        Assert.Contains("its tensors are more than 4 times as large as the file", Assert.Throws<InvalidDataException>(() => TorchArchive.Open(path)).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("not an adapter at all")]
    [InlineData("PK\u0003\u0004 cut off")]
    [InlineData("")]
    public void Open_OfAnotherFile_IsAnErrorWithItsName(string content)
    {
        File.WriteAllText(_folder.Below("x.bin"), content, Encoding.Latin1);

        Assert.Contains(_folder.Below("x.bin"), Assert.Throws<InvalidDataException>(() => AdapterFiles.Open(_folder.Below("x.bin"))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Open_OfPeftsFolderThatSaysAnotherRankOrKind_IsRefused()
    {
        new SafetensorsAdapterFormat().Write(
            _folder.Below("adapter_model.safetensors"),
            new AdapterDescription { Kind = "lora", Rank = 2, Heads = 1, Layers = [] },
            [new(Name, AvUie.Shards.TensorType.F32, [2, 4], () => new byte[32]), new(Name.Replace("_A", "_B", StringComparison.Ordinal), AvUie.Shards.TensorType.F32, [4, 2], () => new byte[32])]);
        string Message(string config)
        {
            File.WriteAllText(_folder.Below("adapter_config.json"), config);
            return Assert.Throws<InvalidDataException>(() => AdapterFiles.Open(_folder.Path)).Message;
        }

        Assert.Contains("says r = 3, the tensors have 2", Message("""{"peft_type": "LORA", "r": 3, "lora_alpha": 8}"""), StringComparison.Ordinal);
        Assert.Contains("expected peft_type LORA", Message("""{"peft_type": "IA3", "r": 2, "lora_alpha": 8}"""), StringComparison.Ordinal);
        Assert.Contains("not PEFT's configuration", Message("{"), StringComparison.Ordinal);
    }

    public void Dispose() => _folder.Dispose();

    private string Refused(byte[] pickle)
    {
        var path = Archive(pickle, []);
        var message = Assert.Throws<InvalidDataException>(() => AdapterFiles.Open(path)).Message;
        Assert.StartsWith(path, message, StringComparison.Ordinal);
        return message;
    }

    private static byte[] Pickle(string elements, string shape, string strides, int copies)
    {
        using var pickle = new MemoryStream();
        void Raw(string operations) => pickle.Write(Encoding.Latin1.GetBytes(operations));
        void Text(string text)
        {
            Raw("X");
            pickle.Write(BitConverter.GetBytes(text.Length));
            Raw(text);
        }

        Raw("\u0080\u0002}(");
        for (var copy = 0; copy < copies; copy++)
        {
            Text(Name + copy);
            Raw("ctorch._utils\n_rebuild_tensor_v2\n((");
            Text("storage");
            Raw("ctorch\nFloatStorage\n");
            Text("0");
            Text("cpu");
            Raw($"{elements}tQK\u0000{shape}{strides}\u0089ccollections\nOrderedDict\n)RtR");
        }

        Raw("u.");
        return pickle.ToArray();
    }

    private string Archive(byte[] pickle, byte[] storage, CompressionLevel level = CompressionLevel.NoCompression)
    {
        var path = _folder.Below("hostile.bin");
        using var archive = new ZipArchive(File.Create(path), ZipArchiveMode.Create);
        foreach (var (name, bytes) in new[] { ("data.pkl", pickle), ("data/0", storage), ("version", "3\n"u8.ToArray()) })
        {
            using var entry = archive.CreateEntry("hostile/" + name, level).Open();
            entry.Write(bytes);
        }

        return path;
    }
}
