using Crab.Trainer.Backend;
using Crab.Trainer.Weights;
using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Crab.Trainer.Model;

/// <summary>A layer of the audio tower: attention, then a GELU feed-forward part, each after a norm and beside a shortcut. Keys have no bias.</summary>
internal sealed class AudioLayer : IDisposable
{
    private readonly AudioConfig _config;
    private readonly LayerNorm _attentionNorm, _feedNorm;
    private readonly FrozenLinear _query, _key, _value, _output, _up, _down;

    /// <summary>A layer with the weights of its place.</summary>
    public AudioLayer(AudioConfig config, int index, IWeights weights)
    {
        _config = config;
        var (name, hidden) = ($"audio_tower.layers.{index}.", config.Hidden);
        _attentionNorm = new LayerNorm(weights, name + "self_attn_layer_norm", hidden);
        _feedNorm = new LayerNorm(weights, name + "final_layer_norm", hidden);
        _query = new FrozenLinear(weights, name + "self_attn.q_proj", hidden, hidden, bias: true);
        _key = new FrozenLinear(weights, name + "self_attn.k_proj", hidden, hidden, bias: false);
        _value = new FrozenLinear(weights, name + "self_attn.v_proj", hidden, hidden, bias: true);
        _output = new FrozenLinear(weights, name + "self_attn.out_proj", hidden, hidden, bias: true);
        _up = new FrozenLinear(weights, name + "fc1", hidden, config.Intermediate, bias: true);
        _down = new FrozenLinear(weights, name + "fc2", config.Intermediate, hidden, bias: true);
    }

    /// <summary>What adapters may be put on.</summary>
    public IEnumerable<FrozenLinear> Linears => [_query, _key, _value, _output, _up, _down];

    /// <summary>[tokens, hidden] to the same, in the caller's dispose scope.</summary>
    public Tensor Forward(Tensor input, PackedAttention attention, bool training)
    {
        using var scope = NewDisposeScope();
        var normed = _attentionNorm.Forward(input);
        Tensor Heads(FrozenLinear linear) => linear.Forward(normed, training).view(-1, _config.Heads, _config.HeadSize);
        var attended = input.Plus(_output.Forward(attention.Attend(Heads(_query), Heads(_key), Heads(_value)), training));
        var fed = functional.gelu(_up.Forward(_feedNorm.Forward(attended), training));
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
