namespace AvUie.Shards;

/// <summary>One tensor of a safetensors file, as its header states it.</summary>
/// <param name="Name">Unique in the file.</param>
/// <param name="Type">Element type.</param>
/// <param name="Shape">Row-major shape; empty for a scalar.</param>
/// <param name="Offset">First byte, counted from the start of the file.</param>
/// <param name="ByteLength">Elements × bytes of one element.</param>
public sealed record SafetensorsTensor(string Name, TensorType Type, IReadOnlyList<long> Shape, long Offset, long ByteLength)
{
    /// <summary>Product of the shape; 1 for a scalar.</summary>
    public long ElementCount => ByteLength / Type.Size();
}
