using Crab.Trainer.Adapters;
using Crab.Trainer.Data;
using Crab.Trainer.Model;
using Crab.Trainer.Processing;
using TorchSharp;
using static TorchSharp.torch;

namespace Crab.Trainer.Training;

/// <summary>Model, adapter and optimizer, and what a step does with them. One thread only: dispose scopes belong to a thread.</summary>
internal sealed class Learner : IDisposable
{
    private readonly TrainingOptions _options;
    private readonly CosineSchedule _schedule;

    /// <summary>A learner before its first step, of the model that the options name.</summary>
    public Learner(TrainingOptions options, ITokenizer tokenizer)
        : this(options, Models.Of(options, tokenizer))
    {
    }

    /// <summary>A learner before its first step; takes the model over.</summary>
    public Learner(TrainingOptions options, Thinker model)
    {
        _options = options;
        _schedule = new CosineSchedule(options.LearningRate, options.Steps, options.WarmupRatio);
        Model = model;
        Parameters = AdapterKinds.Attach(options.Encoders == EncoderAdapters.None ? Model.DecoderLinears : Model.Linears, options.Adapter, options.Seed);
        Model.TrainsEncoders = options.Encoders == EncoderAdapters.Trained;
        if (options.InitialAdapter is { } path)
        {
            using var source = AdapterFiles.Open(path);
            AdapterFiles.Fill(Model.Linears, source);
        }

        Optimizer = new AdamW(Parameters, options.WeightDecay);
    }

    /// <summary>What is trained.</summary>
    public IReadOnlyList<NamedTensor> Parameters { get; }

    /// <summary>The model.</summary>
    public Thinker Model { get; }

    /// <summary>The optimizer.</summary>
    public AdamW Optimizer { get; }

    /// <summary>Takes a step, counted from 0: a function of state, batch and step, since dropout is seeded by the step.</summary>
    public (double Loss, double Rate, double GradientNorm) Step(int step, Batch batch)
    {
        using var scope = NewDisposeScope();
        Optimizer.ZeroGradients();
        var value = Model.Backward(batch, _options.Recompute, (long)SeededTensors.Mix(_options.Seed, $"step {step}"));
        var norm = Optimizer.Clip(_options.ClipNorm);
        var rate = _schedule.Rate(step);
        if (!float.IsFinite(value) || !double.IsFinite(norm))
        {
            throw new TrainingException(
                $"step {step + 1}: loss {value}, gradient norm {norm} on samples {string.Join(", ", batch.Ids)}. Lower --learning-rate, or look at the samples.");
        }

        Optimizer.Step(rate);
        return (value, rate, norm);
    }

    /// <inheritdoc />
    public void Dispose()
    {
        Optimizer.ZeroGradients();
        Optimizer.Dispose();
        Model.Dispose();
    }
}

/// <summary>Training cannot go on.</summary>
internal sealed class TrainingException(string message) : Exception(message);
