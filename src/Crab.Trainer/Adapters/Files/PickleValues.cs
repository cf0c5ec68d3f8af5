namespace Crab.Trainer.Adapters;

/// <summary>A class or function that a pickle names. It is a name here and nothing else: there is nothing to call.</summary>
/// <param name="Name">Module and name.</param>
internal sealed record PickleGlobal(string Name);

/// <summary>A tuple.</summary>
/// <param name="Items">Its items.</param>
internal sealed record PickleTuple(IReadOnlyList<object?> Items);

/// <summary>A dictionary, in the order of its keys.</summary>
internal sealed class PickleDictionary
{
    /// <summary>Keys and values as they came.</summary>
    public List<KeyValuePair<object?, object?>> Items { get; } = [];
}

/// <summary>The bytes that tensors look into, a file of the archive.</summary>
/// <param name="Type">Name of its type, such as <c>torch.FloatStorage</c>.</param>
/// <param name="Key">Name of its file.</param>
/// <param name="Elements">Number of elements.</param>
internal sealed record PickleStorage(string Type, string Key, long Elements);

/// <summary>A view of a storage.</summary>
/// <param name="Storage">What it looks into.</param>
/// <param name="Offset">First element.</param>
/// <param name="Shape">Its shape.</param>
/// <param name="Strides">Elements from one index to the next, by axis.</param>
internal sealed record PickleTensor(PickleStorage Storage, long Offset, IReadOnlyList<long> Shape, IReadOnlyList<long> Strides);
