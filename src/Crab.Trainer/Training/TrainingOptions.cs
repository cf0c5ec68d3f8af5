using Crab.Trainer.Adapters;
using Crab.Trainer.Backend;
using Crab.Trainer.Model;

namespace Crab.Trainer.Training;

/// <summary>Everything that a training run depends on beside the data.</summary>
internal sealed record TrainingOptions
{
    /// <summary>Steps of the whole training, interruptions included.</summary>
    public int Steps { get; init; } = 20;

    /// <summary>Samples of a step.</summary>
    public int Batch { get; init; } = 4;

    /// <summary>Seed of weights, order and dropout.</summary>
    public int Seed { get; init; }

    /// <summary>Highest learning rate. 1e-4 is published; a tiny model with twenty steps needs more.</summary>
    public double LearningRate { get; init; } = 1e-2;

    /// <summary>Share of the steps in which the rate rises.</summary>
    public double WarmupRatio { get; init; } = 0.03;

    /// <summary>Decoupled weight decay.</summary>
    public double WeightDecay { get; init; }

    /// <summary>Greatest length of the gradient.</summary>
    public double ClipNorm { get; init; } = 1;

    /// <summary>Compute in bfloat16; masters stay in float32.</summary>
    public bool BFloat16 { get; init; }

    /// <summary>What becomes of adapters on the towers.</summary>
    public EncoderAdapters Encoders { get; init; } = EncoderAdapters.Trained;

    /// <summary>Compute each layer's inside again for the gradient instead of keeping it: less memory, a third more arithmetic, the same numbers.</summary>
    public bool Recompute { get; init; }

    /// <summary>Position videos by their true time.</summary>
    public bool TrueTiming { get; init; }

    /// <summary>Folder of a published checkpoint to adapt; null for the tiny model.</summary>
    public string? ModelFolder { get; init; }

    /// <summary>Where a checkpoint's model computes, as <see cref="Devices"/> names it; the tiny model is the processor's.</summary>
    public string Device { get; init; } = Devices.Processor;

    /// <summary>Sizes of the tiny model.</summary>
    public TinyConfig Model { get; init; } = new();

    /// <summary>The adapter.</summary>
    public AdapterOptions Adapter { get; init; } = new();

    /// <summary>A file or folder that the adapter starts from; null for new values.</summary>
    public string? InitialAdapter { get; init; }

    /// <summary>What is wrong with the options; empty if nothing is.</summary>
    public IEnumerable<string> Problems()
    {
        if (Steps is < 1 or > 100_000_000)
        {
            yield return $"--steps is {Steps}; expected 1 to 100000000.";
        }

        if (Batch is < 1 or > 4096)
        {
            yield return $"--batch is {Batch}; expected 1 to 4096.";
        }

        if (Seed < 0)
        {
            yield return $"--seed is {Seed}; expected 0 or more.";
        }

        if (!(LearningRate > 0) || !double.IsFinite(LearningRate))
        {
            yield return $"--learning-rate is {LearningRate}; expected a number above 0, such as 1e-4.";
        }

        if (!(WarmupRatio is >= 0 and <= 1) || !(WeightDecay is >= 0 and < 1) || !(ClipNorm > 0))
        {
            yield return $"warm-up ratio is {WarmupRatio}, weight decay {WeightDecay}, clip norm {ClipNorm}; expected 0 to 1, 0 or more, above 0.";
        }

        if (Device is not (Devices.Processor or Devices.Gpu) || (Device == Devices.Gpu && ModelFolder is null))
        {
            yield return $"--device is '{Device}'; expected {Devices.Processor}, or {Devices.Gpu} together with --model.";
        }

        if (Recompute && AdapterKinds.Find(Adapter.Kind) is { SpansLayers: true })
        {
            yield return
                $"--recompute does not go with adapter {Adapter.Kind}: its layers hand a state on, and a layer computed again by itself would lose the " +
                $"gradient through it. Leave --recompute away, or take another kind.";
        }

        foreach (var problem in Model.Problems().Concat(Adapter.Problems()))
        {
            yield return problem;
        }
    }
}
