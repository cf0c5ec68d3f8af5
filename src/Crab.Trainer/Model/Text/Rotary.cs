using Crab.Trainer.Backend;
using TorchSharp;
using static TorchSharp.torch;

namespace Crab.Trainer.Model;

/// <summary>
/// Rotary positions on three axes (Qwen2.5-Omni, mrope_section): the frequencies theta^(-2j/d) are divided among time, height and
/// width; the second half of a head repeats the first.
/// </summary>
internal sealed class Rotary : IDisposable
{
    private readonly Tensor _inverse;
    private readonly Tensor _axis;

    /// <summary>Frequencies of a head.</summary>
    public Rotary(TextConfig config, ScalarType type, Device device)
    {
        using var scope = NewDisposeScope();
        _inverse = RotaryFrequencies.Of(config.HeadSize, config.RotaryBase, type, device).to(ScalarType.Float32).DetachFromDisposeScope();
        long[] axes = [.. config.RotarySections.SelectMany((count, axis) => Enumerable.Repeat((long)axis, count))];
        _axis = tensor(axes, device: device).DetachFromDisposeScope();
    }

    /// <summary>Cosines and sines [rows, 1, length, head size].</summary>
    /// <param name="positions">[3, rows, length].</param>
    /// <param name="type">What they are multiplied with.</param>
    public (Tensor Cosine, Tensor Sine) Of(Tensor positions, ScalarType type)
    {
        var angles = positions.to(ScalarType.Float32).index_select(0, _axis).permute(1, 2, 0) * _inverse;
        var both = cat([angles, angles], -1).unsqueeze(1);
        return (both.cos().to(type), both.sin().to(type));
    }

    /// <summary>Turns heads [..., head size] by cosines and sines of that size.</summary>
    public static Tensor Turn(Tensor heads, Tensor cosine, Tensor sine)
    {
        var half = heads.shape[^1] / 2;
        var turned = cat([heads.narrow(-1, half, half).neg(), heads.narrow(-1, 0, half)], -1);
        return (heads * cosine).Plus(turned * sine);
    }

    /// <inheritdoc />
    public void Dispose()
    {
        _inverse.Dispose();
        _axis.Dispose();
    }
}

/// <summary>Frequencies of rotary positions.</summary>
internal static class RotaryFrequencies
{
    /// <summary>theta^(-2j/size) for j &lt; size/2, computed in float32 as in the original, so that large angles agree.</summary>
    /// <remarks>A model in bfloat16 rounds them to that: the reference was trained so, since casting a module casts its tables.</remarks>
    public static Tensor Of(int size, double theta, ScalarType type, Device device) =>
        pow(theta, Arithmetic.Range(0, size, 2, ScalarType.Float32).Over(size)).reciprocal().to(type).to(device);
}
