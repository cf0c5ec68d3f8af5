using Crab.Trainer.Processing;
using Crab.Trainer.Weights;
using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Crab.Trainer.Model;

/// <summary>
/// What Qwen2.5-Omni's thinker sees with: patches to vectors, blocks that attend inside windows or whole frames, and a merger that
/// makes one token of four patches.
/// </summary>
internal sealed class VisionTower : IDisposable
{
    private const double RotaryBase = 10_000;
    private const int TokenPatches = Patching.Merge * Patching.Merge;
    private readonly VisionConfig _config;
    private readonly Attention _attention;
    private readonly Tensor _patch;
    private readonly VisionBlock[] _blocks;
    private readonly RmsNorm _norm;
    private readonly FrozenLinear _merge, _project;
    private readonly HashSet<int> _wholeFrame;

    /// <summary>A tower with its weights.</summary>
    public VisionTower(VisionConfig config, int textHidden, IWeights weights, Attention attention)
    {
        (_config, _attention) = (config, attention);
        _wholeFrame = [.. config.WholeFrameLayers];
        _patch = weights.Take("visual.patch_embed.proj.weight", config.Hidden, Patching.Channels, Patching.Temporal, Patching.Patch, Patching.Patch);
        _blocks = [.. Enumerable.Range(0, config.Layers).Select(index => new VisionBlock(config, index, weights))];
        _norm = new RmsNorm(weights, "visual.merger.ln_q", config.Hidden, VisionBlock.Epsilon);
        var joined = config.Hidden * TokenPatches;
        _merge = new FrozenLinear(weights, "visual.merger.mlp.0", joined, joined, bias: true);
        _project = new FrozenLinear(weights, "visual.merger.mlp.2", joined, textHidden, bias: true);
    }

    /// <summary>What adapters may be put on.</summary>
    public IEnumerable<FrozenLinear> Linears => [.. _blocks.SelectMany(static block => block.Linears), _merge, _project];

    /// <summary>The way from patches to tokens [tokens, text hidden], in the order in which they came.</summary>
    /// <param name="patches">[patches, 1176], of the model's type.</param>
    /// <param name="grids">The pictures and videos that they are of.</param>
    /// <param name="training">Whether dropout is on.</param>
    /// <param name="seed">Seeds dropout.</param>
    public Stage Stage(Tensor patches, IReadOnlyList<PatchGrid> grids, bool training, long? seed)
    {
        var layout = new VisionLayout(grids, _config.WindowTokens);
        var device = patches.device;
        var order = layout.Order;
        var windows = new PackedAttention(layout.Windows, device, _attention);
        var frames = new PackedAttention(layout.Frames, device, _attention);
        var (cosine, sine) = Angles(layout, patches.dtype, device);
        var embedded = Embedded(patches)
            .view(order.Length, -1).index_select(0, tensor(order, device: device)).view(-1, _config.Hidden);
        var back = tensor(PackedAttention.Inverse(order), device: device);
        return new Stage(
            embedded,
            [
                .. _blocks.Select((block, index) => (Func<Tensor, Tensor>)(hidden =>
                    block.Forward(hidden, cosine, sine, _wholeFrame.Contains(index) ? frames : windows, training))),
                hidden => Merge(hidden, back, training),
            ],
            seed);
    }

    /// <inheritdoc />
    public void Dispose()
    {
        _patch.Dispose();
        _norm.Dispose();
        _merge.Dispose();
        _project.Dispose();
        foreach (var block in _blocks)
        {
            block.Dispose();
        }
    }

    /// <summary>Patches to vectors: the original's convolution has one place for its kernel, so it is a product.</summary>
    private Tensor Embedded(Tensor patches) => _attention.LikeOriginal
        ? functional.conv3d(patches.view([-1, .. _patch.shape[1..]]), _patch)
        : functional.linear(patches, _patch.view(_config.Hidden, -1));

    private Tensor Merge(Tensor hidden, Tensor back, bool training)
    {
        using var scope = NewDisposeScope();
        var joined = _norm.Forward(hidden).view(back.shape[0], -1);
        return _project.Forward(functional.gelu(_merge.Forward(joined, training)), training).index_select(0, back).MoveToOuterDisposeScope();
    }

    /// <summary>Cosines and sines [patches, 1, head size]: a quarter of the angles from the row, a quarter from the column, and both again.</summary>
    private (Tensor Cosine, Tensor Sine) Angles(VisionLayout layout, ScalarType type, Device device)
    {
        var inverse = RotaryFrequencies.Of(_config.HeadSize / 2, RotaryBase, type, device);
        Tensor Along(float[] positions) => tensor(positions, device: device).to(type).unsqueeze(1) * inverse;
        var (rows, columns) = (Along(layout.Rows), Along(layout.Columns));
        var angles = cat([rows, columns, rows, columns], -1).unsqueeze(1);
        return (angles.cos().to(ScalarType.Float32), angles.sin().to(ScalarType.Float32));
    }
}
