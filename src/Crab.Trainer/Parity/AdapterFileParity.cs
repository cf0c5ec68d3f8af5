using AvUie.Core;
using AvUie.Shards;
using Crab.Trainer.Adapters;
using TorchSharp;

namespace Crab.Trainer.Parity;

/// <summary>
/// <c>thinker/ilora/NAME*.bin</c> beside <c>NAME.safetensors</c>: the same adapter as the reference saves it and as safetensors, read
/// equal; a file of bfloat16 equal after rounding.
/// </summary>
internal sealed class AdapterFileParity : IModelParityCheck
{
    /// <inheritdoc />
    public string Name => "thinker/ilora";

    /// <inheritdoc />
    public IEnumerable<ParityResult> Run(string folder, torch.Device device, CancellationToken cancellation)
    {
        var root = Path.Combine(folder, Name);
        foreach (var path in Directory.Exists(root) ? Directory.GetFiles(root, "*.bin") : [])
        {
            cancellation.ThrowIfCancellationRequested();
            var name = Path.GetFileName(path);
            using var saved = AdapterFiles.Open(path);
            using var plain = AdapterFiles.Open(Path.Combine(root, name[..name.IndexOf('.', StringComparison.Ordinal)] + SafetensorsAdapterFormat.Extension));
            yield return ParityResult.Equal(Name, name, saved.Weights.Sum(static weight => weight.Elements), [.. Differences(saved, plain)]);
        }
    }

    private static IEnumerable<string> Differences(IAdapterSource saved, IAdapterSource plain)
    {
        var expected = plain.Weights.ToDictionary(static weight => weight.Name, StringComparer.Ordinal);
        if (!expected.Keys.ToHashSet(StringComparer.Ordinal).SetEquals(saved.Weights.Select(static weight => weight.Name)))
        {
            yield return "other names";
            yield break;
        }

        foreach (var weight in saved.Weights)
        {
            var other = expected[weight.Name];
            var (ours, theirs) = (weight.Read(), other.Read());
            if (weight.Type == TensorType.BF16 && other.Type == TensorType.F32)
            {
                theirs = Rounded(theirs);
            }

            if (!weight.Shape.SequenceEqual(other.Shape) || !ours.AsSpan().SequenceEqual(theirs))
            {
                yield return $"{weight.Name} differs";
            }
        }
    }

    /// <summary>float32 to bfloat16, to the nearest, ties to even.</summary>
    private static byte[] Rounded(byte[] singles)
    {
        var rounded = new byte[singles.Length / 2];
        for (var i = 0; i < singles.Length; i += sizeof(float))
        {
            var bits = BitConverter.ToUInt32(singles, i);
            BitConverter.TryWriteBytes(rounded.AsSpan(i / 2), (ushort)((bits + 0x7fff + ((bits >> 16) & 1)) >> 16));
        }

        return rounded;
    }
}
