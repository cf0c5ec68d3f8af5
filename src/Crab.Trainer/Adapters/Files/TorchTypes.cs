using AvUie.Shards;

namespace Crab.Trainer.Adapters;

/// <summary>PyTorch's names for the types of storages.</summary>
internal static class TorchTypes
{
    private static readonly (string Name, TensorType Type)[] Types =
    [
        ("torch.FloatStorage", TensorType.F32),
        ("torch.BFloat16Storage", TensorType.BF16),
        ("torch.HalfStorage", TensorType.F16),
        ("torch.DoubleStorage", TensorType.F64),
        ("torch.LongStorage", TensorType.I64),
        ("torch.IntStorage", TensorType.I32),
        ("torch.ShortStorage", TensorType.I16),
        ("torch.CharStorage", TensorType.I8),
        ("torch.ByteStorage", TensorType.U8),
        ("torch.BoolStorage", TensorType.Bool),
    ];

    /// <summary>The type of that name; null for another name.</summary>
    public static TensorType? Find(string name) => Array.Find(Types, type => type.Name == name) is { Name: not null } found ? found.Type : null;

    /// <summary>The class of a storage, without its module.</summary>
    public static string Class(TensorType type) => Array.Find(Types, pair => pair.Type == type).Name["torch.".Length..];
}
