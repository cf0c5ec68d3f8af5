using Crab.Trainer.Data;
using Crab.Trainer.Processing;
using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Crab.Trainer.Model;

/// <summary>
/// A decoder in the shape of Qwen2.5-Omni's thinker, with a linear map in the place of each tower: what a token sees are its four
/// patches, what it hears its four mel frames. Everything is frozen and seeded; adapters learn.
/// </summary>
internal sealed class TinyThinker : IDisposable
{
    private readonly ScalarType _type;
    private readonly Tensor _embedding, _head;
    private readonly FrozenLinear _sight, _hearing;
    private readonly DecoderLayer[] _layers;
    private readonly RmsNorm _norm;
    private readonly Rotary _rotary;

    /// <summary>A model with seeded weights.</summary>
    public TinyThinker(TinyConfig config, int vocabulary, long seed, ScalarType type = ScalarType.Float32)
    {
        _type = type;
        _embedding = SeededTensors.Normal(seed, "model.embed_tokens", [vocabulary, config.Hidden], 1, type);
        _head = SeededTensors.Normal(seed, "lm_head", [vocabulary, config.Hidden], 1 / Math.Sqrt(config.Hidden), type);
        _sight = FrozenLinear.Seeded(seed, "visual.linear", Patching.TokenColumns, config.Hidden, type);
        _hearing = FrozenLinear.Seeded(seed, "audio_tower.linear", LogMel.TokenColumns, config.Hidden, type);
        _layers = [.. Enumerable.Range(0, config.Layers).Select(index => new DecoderLayer(config, index, seed, type))];
        _norm = new RmsNorm(config.Hidden, config.Epsilon, type);
        _rotary = new Rotary(config.HeadSize, config.RopeTheta);
    }

    /// <summary>What adapters may be put on.</summary>
    public IEnumerable<FrozenLinear> Linears => _layers.SelectMany(layer => layer.Linears);

    /// <summary>Mean cross-entropy of the labelled tokens, a scalar of float32 in the caller's dispose scope.</summary>
    public Tensor Loss(Batch batch, bool training)
    {
        using var scope = NewDisposeScope();
        var hidden = Hidden(batch, training);
        var (positions, labels) = batch.Targets();

        // Logits where something is learnt only: elsewhere they would be the largest tensor of the step, for nothing.
        var learnt = hidden.view(-1, hidden.shape[^1]).index_select(0, tensor(positions));
        var logits = functional.linear(learnt, _head).to(ScalarType.Float32);
        return functional.cross_entropy(logits, tensor(labels)).MoveToOuterDisposeScope();
    }

    /// <inheritdoc />
    public void Dispose()
    {
        _embedding.Dispose();
        _head.Dispose();
        _sight.Dispose();
        _hearing.Dispose();
        _norm.Dispose();
        _rotary.Dispose();
        foreach (var layer in _layers)
        {
            layer.Dispose();
        }
    }

    /// <summary>Hidden states after the last norm [rows, length, hidden].</summary>
    private Tensor Hidden(Batch batch, bool training)
    {
        var (cosine, sine) = _rotary.Of(tensor(batch.Positions, [RotaryIndex.Axes, batch.Rows, batch.Length]), _type);
        var hidden = _embedding.index_select(0, tensor(batch.InputIds));
        hidden = Put(hidden, batch.Patches, Patching.TokenColumns, batch.PatchPositions, _sight);
        hidden = Put(hidden, batch.Mel, LogMel.TokenColumns, batch.MelPositions, _hearing);
        hidden = hidden.view(batch.Rows, batch.Length, -1);
        foreach (var layer in _layers)
        {
            hidden = layer.Forward(hidden, cosine, sine, training);
        }

        return _norm.Forward(hidden);
    }

    /// <summary>Puts what is seen or heard in the place of its tokens.</summary>
    private Tensor Put(Tensor hidden, float[] values, int columns, long[] positions, FrozenLinear map) => positions.Length == 0
        ? hidden
        : hidden.index_copy(0, tensor(positions), map.Forward(tensor(values, [positions.Length, columns]).to(_type), training: false));
}
