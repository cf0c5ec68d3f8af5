using Crab.Trainer.Weights;
using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Crab.Trainer.Model;

/// <summary>The decoder of Qwen2.5-Omni's thinker: embedding, layers, the last norm, and the matrix that makes logits.</summary>
internal sealed class TextDecoder : IDisposable
{
    private readonly Tensor _embedding;
    private readonly Tensor? _ownHead;
    private readonly DecoderLayer[] _layers;
    private readonly RmsNorm _norm;
    private readonly Rotary _rotary;
    private readonly ScalarType _type;

    /// <summary>A decoder with its weights.</summary>
    public TextDecoder(TextConfig config, IWeights weights, Attention attention)
    {
        Config = config;
        _type = weights.Type;
        _embedding = weights.Take("model.embed_tokens.weight", config.Vocabulary, config.Hidden);
        _layers = [.. Enumerable.Range(0, config.Layers).Select(index => new DecoderLayer(config, index, weights, attention))];
        _norm = new RmsNorm(weights, "model.norm", config.Hidden, config.Epsilon);
        _ownHead = config.TiedHead ? null : weights.Take("lm_head.weight", config.Vocabulary, config.Hidden);
        _rotary = new Rotary(config, weights.Type, weights.Device);
    }

    /// <summary>Sizes.</summary>
    public TextConfig Config { get; }

    /// <summary>What adapters may be put on.</summary>
    public IEnumerable<FrozenLinear> Linears => _layers.SelectMany(static layer => layer.Linears);

    /// <summary>Ids [tokens] to [tokens, hidden].</summary>
    public Tensor Embed(Tensor ids) => _embedding.index_select(0, ids);

    /// <summary>All layers, to be run in order over [rows, length, hidden].</summary>
    /// <param name="positions">[3, rows, length].</param>
    /// <param name="training">Whether dropout is on.</param>
    /// <param name="cache">What earlier calls left, to which this one adds; null where each call is whole.</param>
    public IReadOnlyList<Func<Tensor, Tensor>> Layers(Tensor positions, bool training, DecoderCache? cache = null)
    {
        var (cosine, sine) = _rotary.Of(positions, _type);
        return [.. _layers.Select((layer, index) => (Func<Tensor, Tensor>)(hidden => layer.Forward(hidden, cosine, sine, training, cache?.Layer(index))))];
    }

    /// <summary>The last norm.</summary>
    public Tensor Norm(Tensor hidden) => _norm.Forward(hidden);

    /// <summary>[…, hidden] after the last norm to [..., vocabulary].</summary>
    public Tensor Logits(Tensor hidden) => functional.linear(hidden, _ownHead ?? _embedding);

    /// <inheritdoc />
    public void Dispose()
    {
        _embedding.Dispose();
        _ownHead?.Dispose();
        _norm.Dispose();
        _rotary.Dispose();
        foreach (var layer in _layers)
        {
            layer.Dispose();
        }
    }
}
