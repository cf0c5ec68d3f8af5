using System.Buffers.Binary;
using Microsoft.Win32.SafeHandles;

namespace AvUie.Shards;

/// <summary>
/// A safetensors file, read without TorchSharp. Opening reads and checks the header only; tensors are read on demand, from any thread.
/// </summary>
public sealed class SafetensorsFile : IDisposable
{
    private readonly SafeFileHandle _handle;

    private SafetensorsFile(string path, SafeFileHandle handle, SafetensorsHeader header)
    {
        Path = path;
        _handle = handle;
        Tensors = header.Tensors;
        Metadata = header.Metadata;
    }

    /// <summary>Where the file was opened.</summary>
    public string Path { get; }

    /// <summary>Every tensor by name.</summary>
    public IReadOnlyDictionary<string, SafetensorsTensor> Tensors { get; }

    /// <summary>The header's <c>__metadata__</c>; empty where it has none.</summary>
    public IReadOnlyDictionary<string, string> Metadata { get; }

    /// <summary>Opens a file and checks its header against its length.</summary>
    /// <exception cref="InvalidDataException">The file is cut, crafted, or uses a type outside <see cref="TensorType"/>.</exception>
    public static SafetensorsFile Open(string path)
    {
        var handle = File.OpenHandle(path, FileMode.Open, FileAccess.Read, FileShare.Read, FileOptions.RandomAccess);
        try
        {
            return new SafetensorsFile(path, handle, ReadHeader(path, handle));
        }
        catch
        {
            handle.Dispose();
            throw;
        }
    }

    /// <summary>The tensor of that name.</summary>
    /// <exception cref="KeyNotFoundException">There is none.</exception>
    public SafetensorsTensor this[string name] => Tensors.TryGetValue(name, out var tensor)
        ? tensor
        : throw new KeyNotFoundException($"{Path}: holds no tensor '{name}' among its {Tensors.Count}.");

    /// <summary>The tensor's bytes, little-endian, row-major.</summary>
    public byte[] ReadBytes(string name)
    {
        var tensor = this[name];
        if (tensor.ByteLength > Array.MaxLength)
        {
            throw new InvalidOperationException($"{Path}: tensor '{name}' has {tensor.ByteLength} bytes, too many for one array; read it in parts with Read.");
        }

        var bytes = GC.AllocateUninitializedArray<byte>((int)tensor.ByteLength);
        Read(name, 0, bytes);
        return bytes;
    }

    /// <summary>Fills <paramref name="destination"/> from the tensor's bytes, starting <paramref name="offset"/> bytes into it.</summary>
    public void Read(string name, long offset, Span<byte> destination)
    {
        var tensor = this[name];
        ArgumentOutOfRangeException.ThrowIfNegative(offset);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(destination.Length, tensor.ByteLength - offset);
        ReadFully(Path, _handle, destination, tensor.Offset + offset);
    }

    /// <summary>The tensor as 32-bit floats, whatever its type; 64-bit values are rounded, booleans become 0 and 1.</summary>
    public float[] ReadSingles(string name)
    {
        var type = this[name].Type;
        return ElementConversion.ToSingles(type, ReadBytes(name));
    }

    /// <summary>An integer or boolean tensor as 64-bit integers.</summary>
    /// <exception cref="InvalidOperationException">The tensor holds floats.</exception>
    public long[] ReadInt64s(string name)
    {
        var type = this[name].Type;
        if (type is TensorType.F64 or TensorType.F32 or TensorType.F16 or TensorType.BF16)
        {
            throw new InvalidOperationException($"{Path}: tensor '{name}' is {type.Name()}, not of integers; use ReadSingles.");
        }

        return ElementConversion.ToInt64s(type, ReadBytes(name));
    }

    /// <inheritdoc/>
    public void Dispose() => _handle.Dispose();

    private static SafetensorsHeader ReadHeader(string path, SafeFileHandle handle)
    {
        var length = RandomAccess.GetLength(handle);
        if (length < 8)
        {
            throw new InvalidDataException($"{path}: has {length} bytes, a safetensors file has 8 at least. Fetch it again.");
        }

        Span<byte> prefix = stackalloc byte[8];
        ReadFully(path, handle, prefix, 0);
        var headerLength = BinaryPrimitives.ReadUInt64LittleEndian(prefix);
        if (headerLength > (ulong)Math.Min(length - 8, SafetensorsHeader.MaxHeaderBytes))
        {
            throw new InvalidDataException(
                $"{path}: states a header of {headerLength} bytes in a file of {length} (cap {SafetensorsHeader.MaxHeaderBytes}). Fetch it again.");
        }

        var json = new byte[headerLength];
        ReadFully(path, handle, json, 8);
        return SafetensorsHeader.Parse(path, json, length);
    }

    private static void ReadFully(string path, SafeFileHandle handle, Span<byte> destination, long offset)
    {
        while (destination.Length > 0)
        {
            var read = RandomAccess.Read(handle, destination, offset);
            if (read == 0)
            {
                throw new EndOfStreamException($"{path}: ended at byte {offset} while it was read; something shortened it.");
            }

            destination = destination[read..];
            offset += read;
        }
    }
}
