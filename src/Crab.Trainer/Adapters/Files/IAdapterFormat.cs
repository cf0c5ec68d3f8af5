using AvUie.Shards;

namespace Crab.Trainer.Adapters;

/// <summary>A form in which adapters lie on disk. A new one is one class and one line in <see cref="AdapterFiles"/>.</summary>
internal interface IAdapterFormat
{
    /// <summary>For people.</summary>
    string Name { get; }

    /// <summary>Whether something that is there is of this form, by its first bytes or its files.</summary>
    bool Recognizes(string path);

    /// <summary>Whether a name that is to be written asks for this form.</summary>
    bool IsAskedForBy(string path);

    /// <summary>Opens an adapter; tensors are read on demand.</summary>
    /// <exception cref="InvalidDataException">It is damaged, or holds what no adapter needs.</exception>
    IAdapterSource Open(string path);

    /// <summary>Writes an adapter; it appears under its name only when it is whole.</summary>
    void Write(string path, AdapterDescription description, IReadOnlyList<AdapterWeight> weights);
}

/// <summary>An adapter on disk. One thread at a time.</summary>
internal interface IAdapterSource : IDisposable
{
    /// <summary>Where it was opened.</summary>
    string Path { get; }

    /// <summary>What it says of itself and what its tensors show.</summary>
    AdapterDescription Description { get; }

    /// <summary>Its tensors.</summary>
    IReadOnlyList<AdapterWeight> Weights { get; }
}

/// <summary>A tensor of an adapter.</summary>
/// <param name="Name">Its name in full, as the reference's files spell it.</param>
/// <param name="Type">Element type.</param>
/// <param name="Shape">Row-major shape.</param>
/// <param name="Read">Its little-endian bytes.</param>
internal sealed record AdapterWeight(string Name, TensorType Type, IReadOnlyList<long> Shape, Func<byte[]> Read)
{
    /// <summary>Number of elements.</summary>
    public long Elements => Shape.Aggregate(1L, static (product, size) => product * size);
}
