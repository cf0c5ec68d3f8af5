using TorchSharp;
using static TorchSharp.torch;

namespace Crab.Trainer.Weights;

/// <summary>Where a model's parameters come from. A model asks for each by its name in the published checkpoint and its shape.</summary>
internal interface IWeights
{
    /// <summary>What the model computes in.</summary>
    ScalarType Type { get; }

    /// <summary>Where it computes.</summary>
    Device Device { get; }

    /// <summary>A parameter of <see cref="Type"/> on <see cref="Device"/>, in no dispose scope; the caller owns it.</summary>
    Tensor Take(string name, params long[] shape);
}
