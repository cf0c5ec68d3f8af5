using AvUie.Core;
using AvUie.Shards;
using TorchSharp;
using static TorchSharp.torch;

namespace Crab.Trainer.Parity;

/// <summary>Compares what a check computed with what a file of goldens holds.</summary>
/// <param name="check">The check's name.</param>
/// <param name="file">The goldens.</param>
internal sealed class Comparison(string check, SafetensorsFile file)
{
    /// <summary>The case's name: that of the file.</summary>
    public string Case { get; } = Path.GetFileNameWithoutExtension(file.Path);

    /// <summary>Whether the file holds a tensor.</summary>
    public bool Has(string name) => file.Tensors.ContainsKey(name);

    /// <summary>A tensor of the file as float32 on the processor.</summary>
    public Tensor Golden(string name) => tensor(file.ReadSingles(name), [.. file[name].Shape]);

    /// <summary>max |ours − golden| ÷ max |golden|.</summary>
    /// <param name="name">The golden's name.</param>
    /// <param name="ours">Of its shape.</param>
    /// <param name="tolerance">The largest difference that passes.</param>
    public ParityResult Close(string name, Tensor ours, double tolerance)
    {
        using var quiet = no_grad();
        using var scope = NewDisposeScope();
        var golden = Golden(name);
        var flat = ours.detach().to(ScalarType.Float32).cpu();
        if (flat.numel() != golden.numel())
        {
            return new ParityResult(
                check, $"{Case} {name}", ParityVerdict.Fail, 0, 1, tolerance, "relative", $"[{string.Join(", ", ours.shape)}], expected [{string.Join(", ", golden.shape)}]");
        }

        return Close(name, flat, golden, tolerance);
    }

    /// <summary>The same for tensors at hand.</summary>
    public ParityResult Close(string name, Tensor ours, Tensor golden, double tolerance) =>
        ParityResult.Relative(check, $"{Case} {name}", Values(ours), Values(golden), tolerance);

    /// <summary>Integers that have to be equal.</summary>
    public ParityResult Equal(string name, IReadOnlyList<long> ours, IReadOnlyList<long> golden)
    {
        var at = ours.Zip(golden).TakeWhile(static pair => pair.First == pair.Second).Count();
        string[] differences = ours.SequenceEqual(golden) ? [] : [$"{ours.Count} values, expected {golden.Count}; they differ first at {at}"];
        return ParityResult.Equal(check, $"{Case} {name}", golden.Count, differences);
    }

    private static float[] Values(Tensor tensor)
    {
        using var scope = NewDisposeScope();
        return tensor.detach().to(ScalarType.Float32).cpu().contiguous().data<float>().ToArray();
    }
}
