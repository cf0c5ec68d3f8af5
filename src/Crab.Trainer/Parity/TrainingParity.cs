using AvUie.Core;
using AvUie.Shards;
using Crab.Trainer.Adapters;
using Crab.Trainer.Data;
using TorchSharp;
using static TorchSharp.torch;

namespace Crab.Trainer.Parity;

/// <summary><c>thinker/ilora/training.json</c>: the steps of a training, and the adapters after it.</summary>
internal sealed class TrainingParity : IModelParityCheck
{
    private const string After = "after_*_steps.safetensors";

    /// <inheritdoc />
    public string Name => "thinker/ilora training";

    /// <inheritdoc />
    public IEnumerable<ParityResult> Run(string folder, Device device, CancellationToken cancellation)
    {
        using var goldens = ThinkerGoldens.Open(folder);
        if (goldens is null || TrainingGoldens.Open(goldens) is not { } training)
        {
            yield break;
        }

        using var learner = training.Learner(goldens, device);
        var batches = new Dictionary<string, Batch>(StringComparer.Ordinal);
        var steps = new List<(double Loss, double Rate, double GradientNorm)>();
        foreach (var step in training.Log)
        {
            cancellation.ThrowIfCancellationRequested();
            if (!batches.TryGetValue(step.Batch, out var batch))
            {
                using var input = SafetensorsFile.Open(goldens.Case(step.Batch));
                batches.Add(step.Batch, batch = goldens.Batch(input, step.Batch));
            }

            steps.Add(learner.Step(steps.Count, batch));
        }

        yield return Series("loss of every step", steps.Select(static step => step.Loss), training.Log.Select(static step => step.Loss), Tolerance.Forward(device));
        yield return Series("learning rate", steps.Select(static step => step.Rate), training.Log.Select(static step => step.Rate), Tolerance.Forward(CPU));
        yield return Series("gradient norm", steps.Select(static step => step.GradientNorm), training.Log.Select(static step => step.GradientNorm), Tolerance.Gradient);
        foreach (var path in Directory.EnumerateFiles(Path.Combine(goldens.Folder, TrainingGoldens.Part), After))
        {
            foreach (var result in Weights(path, learner))
            {
                yield return result;
            }
        }
    }

    private ParityResult Series(string name, IEnumerable<double> ours, IEnumerable<double> golden, double tolerance) => ParityResult.Relative(
        Name, name, [.. ours.Select(static value => (float)value)], [.. golden.Select(static value => (float)value)], tolerance);

    private List<ParityResult> Weights(string path, Training.Learner learner)
    {
        using var file = SafetensorsFile.Open(path);
        using var scope = NewDisposeScope();
        var comparison = new Comparison(Name, file);
        return [.. AdapterFiles.Export(learner.Model.Linears).Select(weight => comparison.Close(weight.Name, weight.Tensor, Tolerance.Gradient))];
    }
}
