using System.Runtime.InteropServices;
using Crab.Trainer.Data;
using Crab.Trainer.Processing;
using Crab.Trainer.Weights;
using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Crab.Trainer.Model;

/// <summary>
/// The thinker of Qwen2.5-Omni: a decoder over text in which the tokens of media are replaced by what the towers see and hear. All of
/// it is frozen; adapters on its linear layers learn. Used on one thread.
/// </summary>
internal sealed class Thinker : IDisposable
{
    private const string VisionSeed = "vision", AudioSeed = "audio", TextSeed = "text";
    private readonly ScalarType _type;
    private readonly Device _device;
    private readonly TextDecoder _text;
    private readonly VisionTower _vision;
    private readonly AudioTower _audio;

    /// <summary>A model with its weights.</summary>
    public Thinker(ThinkerConfig config, IWeights weights)
    {
        Config = config;
        (_type, _device) = (weights.Type, weights.Device);
        _audio = new AudioTower(config.Audio, config.Text.Hidden, weights, Attention);
        _vision = new VisionTower(config.Vision, config.Text.Hidden, weights, Attention);
        _text = new TextDecoder(config.Text, weights, Attention);
    }

    /// <summary>Sizes.</summary>
    public ThinkerConfig Config { get; }

    /// <summary>How decoder and towers attend.</summary>
    public Attention Attention { get; } = new();

    /// <summary>Where it computes.</summary>
    public Device Device => _device;

    /// <summary>Whether the towers' adapters learn. If not, the towers keep nothing for a gradient, as in the published training.</summary>
    public bool TrainsEncoders { get; set; } = true;

    /// <summary>All linear layers that adapters may be put on, the decoder's first.</summary>
    public IEnumerable<FrozenLinear> Linears => [.. _text.Linears, .. _audio.Linears, .. _vision.Linears];

    /// <summary>The decoder's linear layers.</summary>
    public IEnumerable<FrozenLinear> DecoderLinears => _text.Linears;

    /// <summary>Every parameter of a model of these sizes, by name; takes no memory.</summary>
    public static ParameterList Parameters(ThinkerConfig config)
    {
        var list = new ParameterList();
        using var model = new Thinker(config, list);
        return list;
    }

    /// <summary>Mean cross-entropy of the labelled tokens, a scalar of float32 in the caller's dispose scope.</summary>
    /// <param name="batch">Padded on the right.</param>
    /// <param name="training">Whether dropout is on.</param>
    /// <param name="seed">Seeds dropout; null leaves the random state alone.</param>
    public Tensor Loss(Batch batch, bool training, long? seed = null)
    {
        using var scope = NewDisposeScope();
        Tensor? seen, heard;
        using (set_grad_enabled(TrainsEncoders && is_grad_enabled()))
        {
            var encoders = TrainsEncoders && training;
            (seen, heard) = (See(batch, encoders, seed)?.Run(), Hear(batch, encoders, seed)?.Run());
        }

        var merged = Merged(batch, seen, heard);
        return LossOf(Decode(batch, merged, training, seed).Run(), batch).MoveToOuterDisposeScope();
    }

    /// <summary>Computes the loss and gives every trained adapter its gradient.</summary>
    /// <param name="batch">Padded on the right.</param>
    /// <param name="recompute">Keep each layer's input only and compute its inside again: less memory, a third more arithmetic, the same numbers.</param>
    /// <param name="seed">Seeds dropout.</param>
    /// <returns>The loss.</returns>
    public float Backward(Batch batch, bool recompute, long seed)
    {
        using var scope = NewDisposeScope();
        if (!recompute)
        {
            var loss = Loss(batch, training: true, seed);
            loss.backward();
            return loss.item<float>();
        }

        Stage? vision = See(batch, TrainsEncoders, seed), audio = Hear(batch, TrainsEncoders, seed);
        Tensor? seen, heard;
        using (no_grad())
        {
            Tensor? Run(Stage? stage) => TrainsEncoders ? stage?.RunKeepingInputs() : stage?.Run();
            (seen, heard) = (Run(vision), Run(audio));
        }

        var text = Decode(batch, Merged(batch, seen, heard), training: true, seed);
        var last = text.RunKeepingInputs().requires_grad_(true);
        var value = LossOf(last, batch);
        value.backward();
        var gradient = text.Backward(last.grad!).view(-1, Config.Text.Hidden);
        if (TrainsEncoders)
        {
            vision?.Backward(gradient.index_select(0, Indices(batch.PatchPositions)));
            audio?.Backward(gradient.index_select(0, Indices(batch.MelPositions)));
        }

        return value.item<float>();
    }

    /// <summary>What the towers make of a batch, in the order of its positions; null where it has none of a kind.</summary>
    public (Tensor? Seen, Tensor? Heard) Encode(Batch batch) =>
        (See(batch, training: false, null)?.Run(), Hear(batch, training: false, null)?.Run());

    /// <summary>Hidden states after the last norm [rows, length, hidden], in the caller's dispose scope.</summary>
    /// <param name="batch">Without a cache padded on the right; with one, on the left.</param>
    /// <param name="cache">Filled with the keys and values of the batch.</param>
    public Tensor Hidden(Batch batch, DecoderCache? cache = null)
    {
        using var scope = NewDisposeScope();
        var (seen, heard) = Encode(batch);
        return Decoded(Merged(batch, seen, heard), Positions(batch), cache).MoveToOuterDisposeScope();
    }

    /// <summary>Hidden states [rows, 1, hidden] of one further token of each row.</summary>
    /// <param name="ids">A token of each row.</param>
    /// <param name="positions">Its rotary position, the same on all axes, of each row.</param>
    /// <param name="cache">What came before.</param>
    public Tensor Continue(long[] ids, long[] positions, DecoderCache cache)
    {
        using var scope = NewDisposeScope();
        var at = tensor(positions, device: _device).view(1, -1, 1).expand(RotaryIndex.Axes, -1, -1);
        return Decoded(_text.Embed(tensor(ids, device: _device)).view(ids.Length, 1, -1), at, cache).MoveToOuterDisposeScope();
    }

    /// <summary>[…, hidden] after the last norm to logits [..., vocabulary].</summary>
    public Tensor Logits(Tensor hidden) => _text.Logits(hidden);

    /// <summary>Logits [labels, vocabulary] of what the model says where a label follows.</summary>
    public Tensor LogitsAtLabels(Batch batch)
    {
        using var scope = NewDisposeScope();
        return Logits(Hidden(batch).view(-1, Config.Text.Hidden).index_select(0, Indices(batch.Targets().Positions))).MoveToOuterDisposeScope();
    }

    /// <summary>An empty cache for rows of a batch.</summary>
    /// <param name="batch">Padded on the left.</param>
    /// <param name="further">Tokens that will follow it.</param>
    public DecoderCache NewCache(Batch batch, int further) => new(
        Config.Text, Array.ConvertAll(batch.RowTokens, tokens => batch.Length - tokens), batch.Length + further, _type, _device);

    /// <inheritdoc />
    public void Dispose()
    {
        _text.Dispose();
        _vision.Dispose();
        _audio.Dispose();
    }

    private Stage? See(Batch batch, bool training, long? seed)
    {
        if (batch.Grids.Length == 0)
        {
            return null;
        }

        var patches = Values(batch.Patches, Patching.Columns);
        return _vision.Stage(patches, batch.Grids, training, Seeded(seed, VisionSeed));
    }

    private Stage? Hear(Batch batch, bool training, long? seed) => batch.SoundFrames.Length == 0
        ? null
        : _audio.Stage(Values(batch.Mel, LogMel.Mels), batch.SoundFrames, training, Seeded(seed, AudioSeed));

    private Stage Decode(Batch batch, Tensor merged, bool training, long? seed) =>
        new(merged, _text.Layers(Positions(batch), training), Seeded(seed, TextSeed));

    private Tensor Decoded(Tensor embedded, Tensor positions, DecoderCache? cache)
    {
        cache?.Begin((int)embedded.shape[1]);
        var hidden = _text.Norm(new Stage(embedded, _text.Layers(positions, training: false, cache), null).Run());
        cache?.End();
        return hidden;
    }

    /// <summary>Text embedded, and what is seen and heard in the place of its tokens: [rows, length, hidden].</summary>
    private Tensor Merged(Batch batch, Tensor? seen, Tensor? heard)
    {
        var embedded = _text.Embed(tensor(batch.InputIds, device: _device));
        embedded = seen is null ? embedded : embedded.index_copy(0, Indices(batch.PatchPositions), seen);
        embedded = heard is null ? embedded : embedded.index_copy(0, Indices(batch.MelPositions), heard);
        return embedded.view(batch.Rows, batch.Length, -1);
    }

    private Tensor LossOf(Tensor hidden, Batch batch)
    {
        var (positions, labels) = batch.Targets();

        // Logits where something is learnt only: elsewhere they would be the largest tensor of the step, for nothing.
        var learnt = _text.Norm(hidden.view(-1, hidden.shape[^1]).index_select(0, Indices(positions)));
        return functional.cross_entropy(_text.Logits(learnt).to(ScalarType.Float32), Indices(labels));
    }

    private Tensor Positions(Batch batch) => tensor(batch.Positions, [RotaryIndex.Axes, batch.Rows, batch.Length], device: _device);

    private Tensor Indices(long[] values) => tensor(values, device: _device);

    /// <summary>A matrix of the model's type. Copied into memory that torch aligns: how a product rounds depends on where its input lies.</summary>
    private Tensor Values(float[] values, int columns)
    {
        var rows = empty([values.Length / columns, columns], ScalarType.Float32);
        MemoryMarshal.AsBytes<float>(values).CopyTo(rows.bytes);
        return rows.to(_type).to(_device);
    }

    private static long? Seeded(long? seed, string part) => seed is { } value ? (long)SeededTensors.Mix(value, part) : null;
}
