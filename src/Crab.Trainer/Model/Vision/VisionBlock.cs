using Crab.Trainer.Backend;
using Crab.Trainer.Weights;
using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Crab.Trainer.Model;

/// <summary>A block of the vision tower: attention with two-dimensional rotary positions, then SwiGLU, each after a norm and beside a shortcut.</summary>
internal sealed class VisionBlock : IDisposable
{
    /// <summary>ε of the tower's norms; no configuration states it.</summary>
    public const double Epsilon = 1e-6;

    private readonly VisionConfig _config;
    private readonly RmsNorm _attentionNorm, _feedNorm;
    private readonly FrozenLinear _query, _key, _value, _output, _gate, _up, _down;

    /// <summary>A block with the weights of its place.</summary>
    public VisionBlock(VisionConfig config, int index, IWeights weights)
    {
        _config = config;
        var name = $"visual.blocks.{index}.";
        FrozenLinear Linear(string part, int inputs, int outputs) => new(weights, name + part, inputs, outputs, bias: true);
        _attentionNorm = new RmsNorm(weights, name + "norm1", config.Hidden, Epsilon);
        _feedNorm = new RmsNorm(weights, name + "norm2", config.Hidden, Epsilon);
        _query = Linear("attn.q", config.Hidden, config.Hidden);
        _key = Linear("attn.k", config.Hidden, config.Hidden);
        _value = Linear("attn.v", config.Hidden, config.Hidden);
        _output = Linear("attn.proj", config.Hidden, config.Hidden);
        _gate = Linear("mlp.gate_proj", config.Hidden, config.Intermediate);
        _up = Linear("mlp.up_proj", config.Hidden, config.Intermediate);
        _down = Linear("mlp.down_proj", config.Intermediate, config.Hidden);
    }

    /// <summary>What adapters may be put on.</summary>
    public IEnumerable<FrozenLinear> Linears => [_query, _key, _value, _output, _gate, _up, _down];

    /// <summary>[patches, hidden] to the same, in the caller's dispose scope.</summary>
    /// <param name="input">The residual stream.</param>
    /// <param name="cosine">[patches, 1, head size], float32.</param>
    /// <param name="sine">[patches, 1, head size], float32.</param>
    /// <param name="attention">Whom each patch sees.</param>
    /// <param name="training">Whether dropout is on.</param>
    public Tensor Forward(Tensor input, Tensor cosine, Tensor sine, PackedAttention attention, bool training)
    {
        using var scope = NewDisposeScope();
        var normed = _attentionNorm.Forward(input);
        Tensor Heads(FrozenLinear linear) => linear.Forward(normed, training).view(-1, _config.Heads, _config.HeadSize);

        // Turned in float32 as in the original, whatever the tower computes in.
        Tensor Turned(FrozenLinear linear) => Rotary.Turn(Heads(linear).to(ScalarType.Float32), cosine, sine).to(input.dtype);
        var attended = input.Plus(_output.Forward(attention.Attend(Turned(_query), Turned(_key), Heads(_value)), training));
        normed = _feedNorm.Forward(attended);
        var fed = functional.silu(_gate.Forward(normed, training)) * _up.Forward(normed, training);
        return attended.Plus(_down.Forward(fed, training)).MoveToOuterDisposeScope();
    }

    /// <inheritdoc />
    public void Dispose()
    {
        _attentionNorm.Dispose();
        _feedNorm.Dispose();
        foreach (var linear in Linears)
        {
            linear.Dispose();
        }
    }
}
