using Crab.Trainer.Model;
using TorchSharp;
using static TorchSharp.torch;

namespace Crab.Trainer.Adapters;

/// <summary>A way to adapt a frozen model. A new kind is one class and one line in <see cref="AdapterKinds"/>.</summary>
internal interface IAdapterKind
{
    /// <summary>Its name in options and files.</summary>
    string Name { get; }

    /// <summary>Makes the adapter of one linear layer, a function of options, seed and the layer's name and shape.</summary>
    IAdapter Create(FrozenLinear linear, AdapterOptions options, long seed);
}

/// <summary>The adapter of one linear layer. Used on the training thread only.</summary>
internal interface IAdapter : IDisposable
{
    /// <summary>What is trained, by a name that is unique in the layer.</summary>
    IReadOnlyList<NamedTensor> Parameters { get; }

    /// <summary>The layer's output with the adapter's part.</summary>
    Tensor Forward(Tensor input, Tensor output, bool training);

    /// <summary>The parameters as the reference names and cuts them; views in the caller's dispose scope.</summary>
    IEnumerable<NamedTensor> Export();
}

/// <summary>A tensor and its name.</summary>
internal readonly record struct NamedTensor(string Name, Tensor Tensor);
