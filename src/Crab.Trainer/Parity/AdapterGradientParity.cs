using AvUie.Core;
using AvUie.Shards;
using Crab.Trainer.Adapters;
using Crab.Trainer.Model;
using Crab.Trainer.Training;
using TorchSharp;
using static TorchSharp.torch;

namespace Crab.Trainer.Parity;

/// <summary><c>thinker/ilora/*.safetensors</c> with gradients: loss, logits and the gradient of every adapter tensor.</summary>
internal sealed class AdapterGradientParity : IModelParityCheck
{
    private const string Gradient = "grad.";

    /// <inheritdoc />
    public string Name => "thinker/ilora gradients";

    /// <inheritdoc />
    public IEnumerable<ParityResult> Run(string folder, Device device, CancellationToken cancellation)
    {
        using var goldens = ThinkerGoldens.Open(folder);
        if (goldens is null || TrainingGoldens.Open(goldens) is not { } training)
        {
            yield break;
        }

        using var learner = training.Learner(goldens, device);
        foreach (var path in goldens.Files(TrainingGoldens.Part))
        {
            cancellation.ThrowIfCancellationRequested();
            using var file = SafetensorsFile.Open(path);
            if (!file.Tensors.ContainsKey("loss"))
            {
                continue;
            }

            foreach (var result in Compare(learner, goldens, file, device))
            {
                yield return result;
            }
        }
    }

    private List<ParityResult> Compare(Learner learner, ThinkerGoldens goldens, SafetensorsFile file, Device device)
    {
        using var scope = NewDisposeScope();
        var comparison = new Comparison(Name, file);
        using var input = SafetensorsFile.Open(goldens.Case(comparison.Case));
        var batch = goldens.Batch(input, comparison.Case);
        var forward = Tolerance.Forward(device);
        List<ParityResult> results = [];
        using (no_grad())
        {
            results.Add(comparison.Close("logits_at_labels", learner.Model.LogitsAtLabels(batch), forward));
        }

        learner.Optimizer.ZeroGradients();
        var loss = learner.Model.Backward(batch, recompute: false, seed: 0);
        results.Add(comparison.Close("loss", tensor(loss), forward));
        foreach (var gradient in AdapterGradients.Of(learner.Model))
        {
            results.Add(comparison.Close(Gradient + gradient.Name, gradient.Tensor, Tolerance.Gradient));
        }

        return results;
    }
}

/// <summary>Gradients of adapters under the names of the reference.</summary>
internal static class AdapterGradients
{
    /// <summary>
    /// The gradients, in the caller's dispose scope. An adapter cuts its own parameters into the reference's; so each lends its
    /// parameters the gradients' values for that moment.
    /// </summary>
    public static IReadOnlyList<NamedTensor> Of(Thinker model)
    {
        using var quiet = no_grad();
        var gradients = new List<NamedTensor>();
        foreach (var linear in model.Linears.Where(static linear => linear.Adapter is not null))
        {
            using var scope = NewDisposeScope();
            var parameters = linear.Adapter!.Parameters;
            Tensor[] kept = [.. parameters.Select(static parameter => parameter.Tensor.clone())];
            foreach (var parameter in parameters)
            {
                parameter.Tensor.copy_(parameter.Tensor.grad ?? zeros_like(parameter.Tensor));
            }

            gradients.AddRange(AdapterFiles.Export([linear]).Select(static part => part with { Tensor = part.Tensor.clone().MoveToOuterDisposeScope() }));
            foreach (var (parameter, values) in parameters.Zip(kept))
            {
                parameter.Tensor.copy_(values);
            }
        }

        return gradients;
    }
}
