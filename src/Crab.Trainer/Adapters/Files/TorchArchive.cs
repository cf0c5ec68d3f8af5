using System.IO.Compression;
using System.Text;
using AvUie.Core;
using AvUie.Shards;

namespace Crab.Trainer.Adapters;

/// <summary>
/// A file of <c>torch.save</c> that holds a dictionary of tensors: a zip archive with a pickle and a file per storage. Opening reads the
/// pickle and checks every tensor against its storage's length; storages are read on demand. One thread at a time.
/// </summary>
internal sealed class TorchArchive : IDisposable
{
    /// <summary>The published adapter's has 0.3 MB.</summary>
    private const int MaxPickleBytes = 64 << 20;

    /// <summary>Tensors may share storages, but an adapter that is many times its file is a bomb.</summary>
    private const int MostTimesTheFile = 4;

    private const string PickleFile = "data.pkl", StorageFolder = "data/", OrderFile = "byteorder";
    private readonly string _path;
    private readonly ZipArchive _archive;
    private readonly Dictionary<string, ZipArchiveEntry> _entries;

    private TorchArchive(string path, ZipArchive archive)
    {
        (_path, _archive) = (path, archive);
        var pickles = archive.Entries.Where(static entry => entry.FullName.EndsWith("/" + PickleFile, StringComparison.Ordinal)).ToArray();
        var pickle = pickles is [var only] ? only : throw Bad($"holds {pickles.Length} files named {PickleFile}; expected 1");
        var root = pickle.FullName[..^PickleFile.Length];
        _entries = archive.Entries.Where(entry => entry.FullName.StartsWith(root, StringComparison.Ordinal))
            .GroupBy(entry => entry.FullName[root.Length..], StringComparer.Ordinal).ToDictionary(static group => group.Key, static group => group.First(), StringComparer.Ordinal);
        if (_entries.TryGetValue(OrderFile, out var order) && Encoding.ASCII.GetString(Bytes(order, 16)) != "little")
        {
            throw Bad("was written on a big-endian machine");
        }

        Weights = Tensors(PickleReader.Read(path, Bytes(pickle, MaxPickleBytes)), new FileInfo(path).Length);
    }

    /// <summary>The tensors in the order of the dictionary.</summary>
    public IReadOnlyList<AdapterWeight> Weights { get; }

    /// <summary>Opens a file.</summary>
    /// <exception cref="InvalidDataException">It is none, is damaged, or asks for more than tensors.</exception>
    public static TorchArchive Open(string path)
    {
        ZipArchive? archive = null;
        try
        {
            archive = ZipFile.OpenRead(path);
            return new TorchArchive(path, archive);
        }
        catch (InvalidDataException failure)
        {
            archive?.Dispose();
            throw failure.Message.Contains(path, StringComparison.Ordinal)
                ? failure
                : new InvalidDataException($"{path}: {failure.Message} Fetch it again; files of PyTorch before 1.6 must be saved anew.", failure);
        }
        catch
        {
            archive?.Dispose();
            throw;
        }
    }

    /// <inheritdoc />
    public void Dispose() => _archive.Dispose();

    private List<AdapterWeight> Tensors(object? root, long fileBytes)
    {
        var items = (root as PickleDictionary)?.Items ?? throw Bad("holds no dictionary");
        var weights = new List<AdapterWeight>();
        var names = new HashSet<string>(StringComparer.Ordinal);
        var total = 0L;
        foreach (var (key, value) in items)
        {
            if (key is not string name || value is not PickleTensor tensor || !names.Add(name))
            {
                throw Bad($"entry {weights.Count + 1} is no tensor with a name of its own");
            }

            var type = TorchTypes.Find(tensor.Storage.Type)!.Value;
            Check(name, tensor, type);
            var weight = new AdapterWeight(name, type, tensor.Shape, () => Read(tensor, type));
            total += weight.Elements * type.Size();
            if (total > fileBytes * MostTimesTheFile)
            {
                throw Bad($"its tensors are more than {MostTimesTheFile} times as large as the file of {fileBytes} bytes");
            }

            weights.Add(weight);
        }

        return weights;
    }

    private void Check(string name, PickleTensor tensor, TensorType type)
    {
        var shown = Printable.Of(name);
        if (!_entries.TryGetValue(StorageFolder + tensor.Storage.Key, out var entry) || (Int128)entry.Length != (Int128)tensor.Storage.Elements * type.Size())
        {
            throw Bad($"tensor '{shown}' needs {tensor.Storage.Elements} elements in {StorageFolder}{Printable.Of(tensor.Storage.Key)}, which has {entry?.Length.ToString() ?? "no"} bytes");
        }

        Stored(entry);
        var (last, elements) = ((Int128)tensor.Offset, (Int128)1);
        var fits = tensor.Shape.Count == tensor.Strides.Count && tensor.Shape.Count <= 8 && tensor.Offset >= 0;
        for (var axis = 0; fits && axis < tensor.Shape.Count; axis++)
        {
            elements *= tensor.Shape[axis];
            last += (Int128)Math.Max(0, tensor.Shape[axis] - 1) * tensor.Strides[axis];
            fits = elements <= tensor.Storage.Elements && last < long.MaxValue;
        }

        if (!fits || (elements > 0 && last >= tensor.Storage.Elements))
        {
            throw Bad($"tensor '{shown}' reaches beyond its storage of {tensor.Storage.Elements} elements");
        }
    }

    private byte[] Read(PickleTensor tensor, TensorType type)
    {
        var size = type.Size();
        var storage = Bytes(_entries[StorageFolder + tensor.Storage.Key], Array.MaxLength);
        var elements = tensor.Shape.Aggregate(1L, static (product, axis) => product * axis);
        if (IsContiguous(tensor))
        {
            return elements == tensor.Storage.Elements ? storage : storage.AsSpan((int)(tensor.Offset * size), (int)(elements * size)).ToArray();
        }

        var bytes = new byte[elements * size];
        var index = new long[tensor.Shape.Count];
        for (var to = 0L; to < elements; to++)
        {
            var from = tensor.Offset;
            for (var axis = 0; axis < index.Length; axis++)
            {
                from += index[axis] * tensor.Strides[axis];
            }

            storage.AsSpan((int)(from * size), size).CopyTo(bytes.AsSpan((int)(to * size)));
            for (var axis = index.Length - 1; axis >= 0 && ++index[axis] == tensor.Shape[axis]; axis--)
            {
                index[axis] = 0;
            }
        }

        return bytes;
    }

    private static bool IsContiguous(PickleTensor tensor)
    {
        var expected = 1L;
        for (var axis = tensor.Shape.Count - 1; axis >= 0; axis--)
        {
            if (tensor.Shape[axis] != 1 && tensor.Strides[axis] != expected)
            {
                return false;
            }

            expected *= tensor.Shape[axis];
        }

        return true;
    }

    private byte[] Bytes(ZipArchiveEntry entry, int most)
    {
        Stored(entry);
        if (entry.Length > most)
        {
            throw Bad($"'{Printable.Of(entry.FullName)}' has {entry.Length} bytes; expected {most} at the most");
        }

        var bytes = GC.AllocateUninitializedArray<byte>((int)entry.Length);
        using var stream = entry.Open();
        if (stream.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false) < bytes.Length)
        {
            throw Bad($"'{Printable.Of(entry.FullName)}' is cut");
        }

        return bytes;
    }

    /// <summary>PyTorch never compresses, so what is compressed is not its work, and may be a bomb.</summary>
    private void Stored(ZipArchiveEntry entry)
    {
        if (entry.CompressedLength != entry.Length || entry.IsEncrypted)
        {
            throw Bad($"'{Printable.Of(entry.FullName)}' is compressed or encrypted, which torch.save does not do");
        }
    }

    private InvalidDataException Bad(string what) => new($"{_path}: {what}. It is no file of torch.save that can be trusted; fetch it again.");
}
