using TorchSharp;
using static TorchSharp.torch;

namespace Crab.Trainer.Model;

/// <summary>
/// Rotary positions on three axes (Qwen2.5-Omni, mrope_section): the frequencies are divided among time, height and width; the
/// second half of a head repeats the first.
/// </summary>
internal sealed class Rotary : IDisposable
{
    private readonly Tensor _inverse;
    private readonly Tensor _axis;

    /// <summary>Frequencies theta^(-2j/d); a quarter of them for time and the rest halved, as published (16, 24, 24 of 64).</summary>
    public Rotary(int headSize, double theta)
    {
        var half = headSize / 2;
        var time = half / 4;
        var height = (half - time) / 2;
        using var scope = NewDisposeScope();
        _inverse = tensor([.. Enumerable.Range(0, half).Select(j => (float)Math.Pow(theta, -2.0 * j / headSize))]).DetachFromDisposeScope();
        _axis = tensor([.. Enumerable.Range(0, half).Select(j => j < time ? 0L : j < time + height ? 1L : 2L)]).DetachFromDisposeScope();
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

    /// <summary>Turns heads [rows, heads, length, head size].</summary>
    public static Tensor Turn(Tensor heads, Tensor cosine, Tensor sine)
    {
        var half = heads.shape[^1] / 2;
        var turned = cat([heads.narrow(-1, half, half).neg(), heads.narrow(-1, 0, half)], -1);
        return heads * cosine + turned * sine;
    }

    /// <inheritdoc />
    public void Dispose()
    {
        _inverse.Dispose();
        _axis.Dispose();
    }
}
