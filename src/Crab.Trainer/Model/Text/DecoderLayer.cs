using Crab.Trainer.Backend;
using Crab.Trainer.Weights;
using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Crab.Trainer.Model;

/// <summary>A layer of the decoder: causal attention with grouped keys and values, then SwiGLU, each after a norm and beside a shortcut.</summary>
internal sealed class DecoderLayer : IDisposable
{
    private readonly TextConfig _config;
    private readonly Attention _attention;
    private readonly RmsNorm _attentionNorm, _feedNorm;
    private readonly FrozenLinear _query, _key, _value, _output, _gate, _up, _down;

    /// <summary>A layer with the weights of its place.</summary>
    public DecoderLayer(TextConfig config, int index, IWeights weights, Attention attention)
    {
        (_config, _attention) = (config, attention);
        var name = $"model.layers.{index}.";
        _attentionNorm = new RmsNorm(weights, name + "input_layernorm", config.Hidden, config.Epsilon);
        _feedNorm = new RmsNorm(weights, name + "post_attention_layernorm", config.Hidden, config.Epsilon);
        var (hidden, queried, keyed) = (config.Hidden, config.Heads * config.HeadSize, config.KeyValueHeads * config.HeadSize);
        _query = new FrozenLinear(weights, name + "self_attn.q_proj", hidden, queried, bias: true);
        _key = new FrozenLinear(weights, name + "self_attn.k_proj", hidden, keyed, bias: true);
        _value = new FrozenLinear(weights, name + "self_attn.v_proj", hidden, keyed, bias: true);
        _output = new FrozenLinear(weights, name + "self_attn.o_proj", queried, hidden, bias: false);
        _gate = new FrozenLinear(weights, name + "mlp.gate_proj", hidden, config.Intermediate, bias: false);
        _up = new FrozenLinear(weights, name + "mlp.up_proj", hidden, config.Intermediate, bias: false);
        _down = new FrozenLinear(weights, name + "mlp.down_proj", config.Intermediate, hidden, bias: false);
    }

    /// <summary>What adapters may be put on.</summary>
    public IEnumerable<FrozenLinear> Linears => [_query, _key, _value, _output, _gate, _up, _down];

    /// <summary>[rows, length, hidden] to the same, in the caller's dispose scope.</summary>
    /// <param name="input">The residual stream.</param>
    /// <param name="cosine">[rows, 1, length, head size].</param>
    /// <param name="sine">[rows, 1, length, head size].</param>
    /// <param name="training">Whether dropout is on.</param>
    /// <param name="past">Keys and values of earlier tokens, to which this call adds; null where each call is whole.</param>
    public Tensor Forward(Tensor input, Tensor cosine, Tensor sine, bool training, LayerCache? past = null)
    {
        using var scope = NewDisposeScope();
        var attended = input.Plus(Attend(_attentionNorm.Forward(input), cosine, sine, training, past));
        var normed = _feedNorm.Forward(attended);
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

    private Tensor Attend(Tensor input, Tensor cosine, Tensor sine, bool training, LayerCache? past)
    {
        var (rows, length) = (input.shape[0], input.shape[1]);
        Tensor Heads(FrozenLinear linear, int heads) => linear.Forward(input, training).view(rows, length, heads, _config.HeadSize).transpose(1, 2);
        var query = Rotary.Turn(Heads(_query, _config.Heads), cosine, sine);
        var key = Rotary.Turn(Heads(_key, _config.KeyValueHeads), cosine, sine);
        var value = Heads(_value, _config.KeyValueHeads);
        Tensor? mask = null;
        if (past is not null)
        {
            (key, value) = past.Append(key, value);
            mask = past.Mask;
        }

        var attended = length == 1 && past is not null
            ? AttendFromOne(query, key, value, mask)
            : _attention.Attend(query, Shared(key), Shared(value), mask, causal: mask is null);
        return _output.Forward(attended.transpose(1, 2).reshape(rows, length, -1), training);
    }

    /// <summary>One token's heads that share a key-value head become the rows of one product, so that the cache is not repeated for them.</summary>
    private Tensor AttendFromOne(Tensor query, Tensor key, Tensor value, Tensor? mask)
    {
        var rows = query.shape[0];
        var grouped = query.view(rows, _config.KeyValueHeads, -1, _config.HeadSize);
        return _attention.Attend(grouped, key, value, mask).view(rows, _config.Heads, 1, _config.HeadSize);
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
