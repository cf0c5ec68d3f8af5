using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Crab.Trainer.Model;

/// <summary>A layer of the decoder: causal attention with grouped keys and values, then SwiGLU, each after a norm and beside a shortcut.</summary>
internal sealed class DecoderLayer : IDisposable
{
    private readonly TinyConfig _config;
    private readonly RmsNorm _attentionNorm, _feedNorm;
    private readonly FrozenLinear _query, _key, _value, _output, _gate, _up, _down;

    /// <summary>A layer with seeded weights; its linears are named as the published checkpoint names them.</summary>
    public DecoderLayer(TinyConfig config, int index, long seed, ScalarType type)
    {
        _config = config;
        _attentionNorm = new RmsNorm(config.Hidden, config.Epsilon, type);
        _feedNorm = new RmsNorm(config.Hidden, config.Epsilon, type);
        var (hidden, keyed) = (config.Hidden, config.KeyValueHeads * config.HeadSize);
        FrozenLinear Linear(string name, int inputs, int outputs) =>
            FrozenLinear.Seeded(seed, $"model.layers.{index}.{name}", inputs, outputs, type);
        _query = Linear("self_attn.q_proj", hidden, hidden);
        _key = Linear("self_attn.k_proj", hidden, keyed);
        _value = Linear("self_attn.v_proj", hidden, keyed);
        _output = Linear("self_attn.o_proj", hidden, hidden);
        _gate = Linear("mlp.gate_proj", hidden, config.Intermediate);
        _up = Linear("mlp.up_proj", hidden, config.Intermediate);
        _down = Linear("mlp.down_proj", config.Intermediate, hidden);
    }

    /// <summary>What adapters may be put on.</summary>
    public IEnumerable<FrozenLinear> Linears => [_query, _key, _value, _output, _gate, _up, _down];

    /// <summary>[rows, length, hidden] to the same, in the caller's dispose scope.</summary>
    public Tensor Forward(Tensor input, Tensor cosine, Tensor sine, bool training)
    {
        using var scope = NewDisposeScope();
        var attended = input + Attend(_attentionNorm.Forward(input), cosine, sine, training);
        var normed = _feedNorm.Forward(attended);
        var fed = functional.silu(_gate.Forward(normed, training)) * _up.Forward(normed, training);
        return (attended + _down.Forward(fed, training)).MoveToOuterDisposeScope();
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

    private Tensor Attend(Tensor input, Tensor cosine, Tensor sine, bool training)
    {
        var (rows, length) = (input.shape[0], input.shape[1]);
        Tensor Heads(FrozenLinear linear, int heads) => linear.Forward(input, training).view(rows, length, heads, _config.HeadSize).transpose(1, 2);
        var query = Rotary.Turn(Heads(_query, _config.Heads), cosine, sine);
        var key = Shared(Rotary.Turn(Heads(_key, _config.KeyValueHeads), cosine, sine));
        var value = Shared(Heads(_value, _config.KeyValueHeads));
        var attended = functional.scaled_dot_product_attention(query, key, value, is_casual: true);
        return _output.Forward(attended.transpose(1, 2).reshape(rows, length, _config.Hidden), training);
    }

    /// <summary>Repeats each key-value head for the query heads that share it.</summary>
    private Tensor Shared(Tensor heads)
    {
        var (rows, length) = (heads.shape[0], heads.shape[2]);
        var group = _config.Heads / _config.KeyValueHeads;
        return heads.unsqueeze(2).expand(rows, _config.KeyValueHeads, group, length, _config.HeadSize)
            .reshape(rows, _config.Heads, length, _config.HeadSize);
    }
}
