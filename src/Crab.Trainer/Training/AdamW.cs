using Crab.Trainer.Adapters;
using Crab.Trainer.Backend;
using TorchSharp;
using static TorchSharp.torch;

namespace Crab.Trainer.Training;

/// <summary>
/// AdamW (decoupled weight decay, as torch.optim.AdamW) with weights and moments in float32 whatever the model computes in: steps of
/// 1e-4 would vanish in bfloat16's eight bits. A float32 parameter is its own master.
/// </summary>
internal sealed class AdamW : IDisposable
{
    private const double Beta1 = 0.9;
    private const double Beta2 = 0.999;
    private const double Epsilon = 1e-8;
    private static readonly Scalar MeanShare = (1 - Beta1).ToScalar();
    private static readonly Scalar SquareShare = (1 - Beta2).ToScalar();
    private readonly double _weightDecay;

    /// <summary>An optimizer that has taken no step.</summary>
    public AdamW(IReadOnlyList<NamedTensor> parameters, double weightDecay)
    {
        _weightDecay = weightDecay;
        using var quiet = no_grad();
        using var scope = NewDisposeScope();
        Slots = [.. parameters.Select(parameter => new AdamSlot(
            parameter.Name,
            parameter.Tensor,
            parameter.Tensor.detach().to(ScalarType.Float32).DetachFromDisposeScope(),
            zeros_like(parameter.Tensor, dtype: ScalarType.Float32).DetachFromDisposeScope(),
            zeros_like(parameter.Tensor, dtype: ScalarType.Float32).DetachFromDisposeScope()))];
    }

    /// <summary>The state of every parameter.</summary>
    public IReadOnlyList<AdamSlot> Slots { get; }

    /// <summary>Takes a step with the gradients that are there; a parameter without one is left alone, as if it were not trained.</summary>
    public void Step(double rate)
    {
        using var quiet = no_grad();
        foreach (var slot in Slots)
        {
            using var scope = NewDisposeScope();
            if (slot.Parameter.grad is not { } gradient)
            {
                continue;
            }

            gradient = gradient.to(ScalarType.Float32);
            slot.Steps++;
            slot.Mean.Multiply(Beta1).add_(gradient, MeanShare);
            slot.Square.Multiply(Beta2).addcmul_(gradient, gradient, SquareShare);
            var spread = slot.Square.sqrt().Divide(Math.Sqrt(1 - Math.Pow(Beta2, slot.Steps))).Add(Epsilon);
            using var length = (-rate / (1 - Math.Pow(Beta1, slot.Steps))).ToScalar();
            slot.Master.Multiply(1 - rate * _weightDecay).addcdiv_(slot.Mean, spread, length);
            slot.Publish();
        }
    }

    /// <summary>Forgets the gradients.</summary>
    public void ZeroGradients()
    {
        foreach (var slot in Slots)
        {
            slot.Parameter.grad = null;
        }
    }

    /// <summary>Scales the gradients down to a common length of at most <paramref name="limit"/>.</summary>
    /// <returns>Their length before.</returns>
    public double Clip(double limit)
    {
        using var quiet = no_grad();
        using var scope = NewDisposeScope();
        var gradients = Slots.Select(slot => slot.Parameter.grad).OfType<Tensor>().ToArray();
        if (gradients.Length == 0)
        {
            return 0;
        }

        var norm = stack([.. gradients.Select(gradient => gradient.to(ScalarType.Float32).norm())]).norm().item<float>();
        if (norm > limit)
        {
            foreach (var gradient in gradients)
            {
                gradient.Multiply(limit / (norm + 1e-6));
            }
        }

        return norm;
    }

    /// <inheritdoc />
    public void Dispose()
    {
        foreach (var slot in Slots)
        {
            slot.Dispose();
        }
    }
}

/// <summary>A parameter's state in <see cref="AdamW"/>.</summary>
internal sealed class AdamSlot(string name, Tensor parameter, Tensor master, Tensor mean, Tensor square) : IDisposable
{
    /// <summary>Full name.</summary>
    public string Name => name;

    /// <summary>What the model computes with; not owned.</summary>
    public Tensor Parameter => parameter;

    /// <summary>The weight in float32; the parameter's own memory where that is float32.</summary>
    public Tensor Master => master;

    /// <summary>Running mean of the gradient.</summary>
    public Tensor Mean => mean;

    /// <summary>Running mean of its square.</summary>
    public Tensor Square => square;

    /// <summary>Steps taken.</summary>
    public long Steps { get; set; }

    /// <summary>Gives the master's value to the model.</summary>
    public void Publish()
    {
        if (parameter.dtype != ScalarType.Float32)
        {
            parameter.copy_(master);
        }
    }

    /// <inheritdoc />
    public void Dispose()
    {
        master.Dispose();
        mean.Dispose();
        square.Dispose();
    }
}
