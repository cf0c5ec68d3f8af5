using Crab.Trainer.Backend;
using Crab.Trainer.Processing;
using Crab.Trainer.Weights;
using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Crab.Trainer.Model;

/// <summary>
/// What Qwen2.5-Omni's thinker hears with: two convolutions over chunks of the spectrogram, sinusoid positions that begin anew in every
/// chunk, layers that attend inside a chunk, and pairs of tokens joined per sound.
/// </summary>
internal sealed class AudioTower : IDisposable
{
    private const double PositionBase = 10_000;
    private readonly AudioConfig _config;
    private readonly Attention _attention;
    private readonly Tensor _first, _firstBias, _second, _secondBias, _startAndEnd, _positions;
    private readonly AudioLayer[] _layers;
    private readonly LayerNorm _norm;
    private readonly FrozenLinear _project;

    /// <summary>A tower with its weights.</summary>
    public AudioTower(AudioConfig config, int textHidden, IWeights weights, Attention attention)
    {
        (_config, _attention) = (config, attention);
        const int Kernel = 3;
        _first = weights.Take("audio_tower.conv1.weight", config.Hidden, LogMel.Mels, Kernel);
        _firstBias = weights.Take("audio_tower.conv1.bias", config.Hidden);
        _second = weights.Take("audio_tower.conv2.weight", config.Hidden, config.Hidden, Kernel);
        _secondBias = weights.Take("audio_tower.conv2.bias", config.Hidden);

        // In the checkpoint, and the talker's alone; the thinker takes the text embedding of those two tokens.
        _startAndEnd = weights.Take("audio_tower.audio_bos_eos_token.weight", 2, textHidden);
        _layers = [.. Enumerable.Range(0, config.Layers).Select(index => new AudioLayer(config, index, weights))];
        _norm = new LayerNorm(weights, "audio_tower.ln_post", config.Hidden);
        _project = new FrozenLinear(weights, "audio_tower.proj", config.Hidden, textHidden, bias: true);
        _positions = Positions(config, weights.Type, weights.Device);
    }

    /// <summary>What adapters may be put on.</summary>
    public IEnumerable<FrozenLinear> Linears => [.. _layers.SelectMany(static layer => layer.Linears), _project];

    /// <summary>The way from mel frames to tokens [tokens, text hidden], 25 a second.</summary>
    /// <param name="mel">[frames, 128] of all sounds one after the other, of the model's type.</param>
    /// <param name="sounds">Frames of each sound.</param>
    /// <param name="training">Whether dropout is on.</param>
    /// <param name="seed">Seeds dropout.</param>
    public Stage Stage(Tensor mel, IReadOnlyList<int> sounds, bool training, long? seed)
    {
        var layout = new AudioLayout(sounds, _config.ChunkFrames);
        var attention = new PackedAttention(layout.ChunkTokens, mel.device, _attention);
        var pairs = tensor(layout.FirstOfPairs, device: mel.device);
        return new Stage(
            Convolve(mel, layout),
            [
                .. _layers.Select(layer => (Func<Tensor, Tensor>)(hidden => layer.Forward(hidden, attention, training))),
                hidden => Join(hidden, pairs, training),
            ],
            seed);
    }

    /// <inheritdoc />
    public void Dispose()
    {
        foreach (var part in (IDisposable[])[_first, _firstBias, _second, _secondBias, _startAndEnd, _positions, _norm, _project, .. _layers])
        {
            part.Dispose();
        }
    }

    /// <summary>Sines and cosines side by side, [positions, hidden]: frequencies 10000^(-j / (hidden/2 - 1)).</summary>
    private static Tensor Positions(AudioConfig config, ScalarType type, Device device)
    {
        using var scope = NewDisposeScope();
        var half = config.Hidden / 2;
        var inverse = exp(Arithmetic.Range(0, half, type: ScalarType.Float32).Times(-(Math.Log(PositionBase) / (half - 1))));
        var angles = Arithmetic.Range(0, config.Positions, type: ScalarType.Float32).unsqueeze(1) * inverse;
        return cat([angles.sin(), angles.cos()], 1).to(type).to(device).DetachFromDisposeScope();
    }

    /// <summary>Chunks of one length are one batch; then all stand in the order of the sounds again, [tokens, hidden].</summary>
    private Tensor Convolve(Tensor mel, AudioLayout layout)
    {
        using var scope = NewDisposeScope();
        var starts = new long[layout.Chunks.Count + 1];
        for (var i = 0; i < layout.Chunks.Count; i++)
        {
            starts[i + 1] = starts[i] + layout.ChunkTokens[i];
        }

        var groups = Enumerable.Range(0, layout.Chunks.Count).GroupBy(i => layout.Chunks[i].Frames).ToArray();
        var heard = groups.Select(group =>
        {
            var chunks = stack([.. group.Select(i => mel.narrow(0, layout.Chunks[i].Start, group.Key))]).transpose(1, 2);
            var once = functional.gelu(functional.conv1d(chunks, _first, _firstBias, padding: 1));
            var twice = functional.gelu(functional.conv1d(once, _second, _secondBias, stride: 2, padding: 1)).transpose(1, 2);
            return twice.Plus(_positions.narrow(0, 0, twice.shape[1])).reshape(-1, _config.Hidden);
        }).ToArray();
        if (heard.Length == 1)
        {
            return heard[0].MoveToOuterDisposeScope();
        }

        var order = groups.SelectMany(group => group.SelectMany(i => Enumerable.Range(0, layout.ChunkTokens[i]).Select(at => starts[i] + at)));
        return cat(heard).index_select(0, tensor(PackedAttention.Inverse([.. order]), device: mel.device)).MoveToOuterDisposeScope();
    }

    private Tensor Join(Tensor hidden, Tensor pairs, bool training)
    {
        using var scope = NewDisposeScope();
        var joined = hidden.index_select(0, pairs).Plus(hidden.index_select(0, pairs.Plus(1))).Over(2);
        return _project.Forward(_norm.Forward(joined), training).MoveToOuterDisposeScope();
    }
}
