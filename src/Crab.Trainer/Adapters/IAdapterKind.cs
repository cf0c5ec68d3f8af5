using Crab.Trainer.Model;
using TorchSharp;
using static TorchSharp.torch;

namespace Crab.Trainer.Adapters;

/// <summary>A way to adapt a frozen model. A new kind is one class and one line in <see cref="AdapterKinds"/>.</summary>
internal interface IAdapterKind
{
    /// <summary>Its name in options and files.</summary>
    string Name { get; }

    /// <summary>
    /// Whether an adapter takes from that of the layer before. Gradients then flow beside the layers' inputs, and a layer computed again by
    /// itself would lose them.
    /// </summary>
    bool SpansLayers => false;

    /// <summary>What is wrong with options for this kind, beyond what is wrong with any; empty if nothing is.</summary>
    IEnumerable<string> Problems(AdapterOptions options) => [];

    /// <summary>
    /// Puts adapters on the layers that the options mean, new ones, as a function of options, seed and the layers' names and shapes.
    /// </summary>
    /// <param name="linears">All layers that may be adapted, in the order in which the model runs them.</param>
    /// <param name="options">Sizes.</param>
    /// <param name="seed">Seeds the first values.</param>
    void Attach(IReadOnlyList<FrozenLinear> linears, AdapterOptions options, long seed);
}

/// <summary>A kind that adapts each layer whose name ends with a target, by itself.</summary>
internal abstract class LayerwiseAdapterKind : IAdapterKind
{
    /// <inheritdoc />
    public abstract string Name { get; }

    /// <inheritdoc />
    public virtual IEnumerable<string> Problems(AdapterOptions options) => [];

    /// <summary>Makes the adapter of one layer.</summary>
    public abstract IAdapter Create(FrozenLinear linear, AdapterOptions options, long seed);

    /// <inheritdoc />
    public void Attach(IReadOnlyList<FrozenLinear> linears, AdapterOptions options, long seed)
    {
        foreach (var linear in linears.Where(linear => options.Targets.Any(target => linear.Name.EndsWith(target, StringComparison.Ordinal))))
        {
            linear.Adapter = Create(linear, options, seed);
        }
    }
}

/// <summary>The adapter of one linear layer. Used on the training thread only.</summary>
internal interface IAdapter : IDisposable
{
    /// <summary>What is trained, by a name that is unique in the layer.</summary>
    IReadOnlyList<NamedTensor> Parameters { get; }

    /// <summary>The layer's output with the adapter's part.</summary>
    /// <param name="input">[tokens, inputs].</param>
    /// <param name="output">What the frozen layer gives, [tokens, outputs]; may be overwritten and returned.</param>
    /// <param name="training">Whether dropout and sparsity are on.</param>
    Tensor Forward(Tensor input, Tensor output, bool training);

    /// <summary>The parameters as the reference names and cuts them: views of the same memory, in the caller's dispose scope.</summary>
    IEnumerable<NamedTensor> Export();
}

/// <summary>A tensor and its name.</summary>
internal readonly record struct NamedTensor(string Name, Tensor Tensor);
