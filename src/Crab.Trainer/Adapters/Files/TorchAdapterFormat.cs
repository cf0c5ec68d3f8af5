using System.Buffers.Binary;
using System.Globalization;
using System.IO.Compression;
using System.Text;
using AvUie.Shards;

namespace Crab.Trainer.Adapters;

/// <summary>
/// The reference's <c>finetune_weights.bin</c>: what <c>torch.save</c> makes of a dictionary of tensors. What is written here,
/// <c>torch.load(weights_only=True)</c> takes.
/// </summary>
internal sealed class TorchAdapterFormat : IAdapterFormat
{
    private const string Tuple = "t", Reduce = "R";

    /// <summary>Archives carry a date; the first that they can, so that the same adapter is the same file.</summary>
    private static readonly DateTimeOffset NoDate = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <inheritdoc />
    public string Name => "NAME.bin";

    /// <inheritdoc />
    public bool Recognizes(string path)
    {
        if (!File.Exists(path))
        {
            return false;
        }

        using var file = File.OpenRead(path);
        Span<byte> start = stackalloc byte[4];
        return file.ReadAtLeast(start, start.Length, throwOnEndOfStream: false) == start.Length && start.SequenceEqual("PK\u0003\u0004"u8);
    }

    /// <inheritdoc />
    public bool IsAskedForBy(string path) => Path.GetExtension(path) is ".bin" or ".pt" or ".pth";

    /// <inheritdoc />
    public IAdapterSource Open(string path) => new Source(path);

    /// <inheritdoc />
    public void Write(string path, AdapterDescription description, IReadOnlyList<AdapterWeight> weights) => AtomicFile.Write(path, stream =>
    {
        using var archive = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true);
        var root = Path.GetFileNameWithoutExtension(path);
        void Entry(string name, ReadOnlySpan<byte> bytes)
        {
            var entry = archive.CreateEntry($"{root}/{name}", CompressionLevel.NoCompression);
            entry.LastWriteTime = NoDate;
            using var content = entry.Open();
            content.Write(bytes);
        }

        Entry("data.pkl", Pickle(weights));
        Entry("byteorder", "little"u8);
        for (var i = 0; i < weights.Count; i++)
        {
            Entry(string.Create(CultureInfo.InvariantCulture, $"data/{i}"), weights[i].Read());
        }

        Entry("version", "3\n"u8);
    });

    /// <summary>Protocol 2, without a memo: {name: _rebuild_tensor_v2(storage, 0, shape, strides, False, OrderedDict()), ...}.</summary>
    private static byte[] Pickle(IReadOnlyList<AdapterWeight> weights)
    {
        using var pickle = new MemoryStream();
        pickle.Write([0x80, 2]);
        Raw("}(");
        for (var i = 0; i < weights.Count; i++)
        {
            var weight = weights[i];
            Text(weight.Name);
            Raw("ctorch._utils\n_rebuild_tensor_v2\n((");
            Text("storage");
            Raw($"ctorch\n{TorchTypes.Class(weight.Type)}\n");
            Text(i.ToString(CultureInfo.InvariantCulture));
            Text("cpu");
            Integer(weight.Elements);
            Raw(Tuple + "Q");
            Integer(0);
            Integers(weight.Shape);
            Integers(Strides(weight.Shape));
            pickle.WriteByte(0x89);
            Raw("ccollections\nOrderedDict\n)" + Reduce + Tuple + Reduce);
        }

        Raw("u.");
        return pickle.ToArray();

        void Raw(string ascii) => pickle.Write(Encoding.ASCII.GetBytes(ascii));

        void Text(string text)
        {
            var bytes = Encoding.UTF8.GetBytes(text);
            Span<byte> head = stackalloc byte[5];
            head[0] = (byte)'X';
            BinaryPrimitives.WriteInt32LittleEndian(head[1..], bytes.Length);
            pickle.Write(head);
            pickle.Write(bytes);
        }

        void Integers(IEnumerable<long> values)
        {
            Raw("(");
            foreach (var value in values)
            {
                Integer(value);
            }

            Raw(Tuple);
        }

        void Integer(long value)
        {
            Span<byte> bytes = stackalloc byte[10];
            if (value <= int.MaxValue)
            {
                bytes[0] = (byte)'J';
                BinaryPrimitives.WriteInt32LittleEndian(bytes[1..], (int)value);
                pickle.Write(bytes[..5]);
            }
            else
            {
                (bytes[0], bytes[1]) = (0x8a, sizeof(long));
                BinaryPrimitives.WriteInt64LittleEndian(bytes[2..], value);
                pickle.Write(bytes);
            }
        }
    }

    private static long[] Strides(IReadOnlyList<long> shape)
    {
        var strides = new long[shape.Count];
        for (var (axis, next) = (shape.Count - 1, 1L); axis >= 0; axis--)
        {
            strides[axis] = next;
            next *= shape[axis];
        }

        return strides;
    }

    private sealed class Source : IAdapterSource
    {
        private readonly TorchArchive _archive;

        public Source(string path)
        {
            Path = path;
            _archive = TorchArchive.Open(path);
            try
            {
                Description = AdapterDescription.Of(path, _archive.Weights);
            }
            catch
            {
                _archive.Dispose();
                throw;
            }
        }

        public string Path { get; }

        public AdapterDescription Description { get; }

        public IReadOnlyList<AdapterWeight> Weights => _archive.Weights;

        public void Dispose() => _archive.Dispose();
    }
}
