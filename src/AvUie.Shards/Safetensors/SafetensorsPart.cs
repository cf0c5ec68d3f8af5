using System.Runtime.InteropServices;

namespace AvUie.Shards;

/// <summary>One tensor to write. Its bytes are produced when they are written, so that a large checkpoint is never held twice.</summary>
public sealed class SafetensorsPart
{
    private readonly Action<Stream> _write;

    /// <summary>A tensor whose bytes a callback writes, exactly <see cref="ByteLength"/> of them.</summary>
    /// <param name="name">Unique in the file; not <c>__metadata__</c>.</param>
    /// <param name="type">Element type.</param>
    /// <param name="shape">Row-major shape.</param>
    /// <param name="write">Writes the little-endian bytes.</param>
    public SafetensorsPart(string name, TensorType type, IReadOnlyList<long> shape, Action<Stream> write)
    {
        Name = name;
        Type = type;
        Shape = [.. shape];
        _write = write;
        ByteLength = checked(Shape.Aggregate((long)type.Size(), static (product, size) => product * size));
    }

    /// <summary>Unique in the file.</summary>
    public string Name { get; }

    /// <summary>Element type.</summary>
    public TensorType Type { get; }

    /// <summary>Row-major shape.</summary>
    public IReadOnlyList<long> Shape { get; }

    /// <summary>Elements × bytes of one element.</summary>
    public long ByteLength { get; }

    /// <summary>A tensor of 32-bit floats.</summary>
    public static SafetensorsPart Singles(string name, IReadOnlyList<long> shape, ReadOnlyMemory<float> values) =>
        new(name, TensorType.F32, shape, stream => stream.Write(MemoryMarshal.AsBytes(values.Span)));

    /// <summary>A tensor of 64-bit integers.</summary>
    public static SafetensorsPart Int64s(string name, IReadOnlyList<long> shape, ReadOnlyMemory<long> values) =>
        new(name, TensorType.I64, shape, stream => stream.Write(MemoryMarshal.AsBytes(values.Span)));

    /// <summary>A tensor of ready bytes.</summary>
    public static SafetensorsPart Bytes(string name, TensorType type, IReadOnlyList<long> shape, ReadOnlyMemory<byte> bytes) =>
        new(name, type, shape, stream => stream.Write(bytes.Span));

    internal void WriteTo(Stream stream) => _write(stream);
}
