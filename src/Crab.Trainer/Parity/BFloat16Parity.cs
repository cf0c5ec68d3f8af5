using AvUie.Core;
using AvUie.Shards;
using TorchSharp;
using static TorchSharp.torch;

namespace Crab.Trainer.Parity;

/// <summary><c>thinker/bf16</c>: batches with model and inputs in bfloat16.</summary>
internal sealed class BFloat16Parity : IModelParityCheck
{
    /// <inheritdoc />
    public string Name => "thinker/bf16";

    /// <inheritdoc />
    public IEnumerable<ParityResult> Run(string folder, Device device, CancellationToken cancellation)
    {
        using var goldens = ThinkerGoldens.Open(folder);
        if (goldens is null)
        {
            yield break;
        }

        // The reference's numbers are those of its plain attention.
        using var model = goldens.Load(ScalarType.BFloat16, device);
        model.Attention.StepByStep = true;
        foreach (var path in goldens.Files("bf16"))
        {
            cancellation.ThrowIfCancellationRequested();
            using var file = SafetensorsFile.Open(path);
            using var input = SafetensorsFile.Open(goldens.Case(Path.GetFileNameWithoutExtension(path)));
            using var quiet = no_grad();
            using var scope = NewDisposeScope();
            var comparison = new Comparison(Name, file);
            var batch = goldens.Batch(input, comparison.Case);
            yield return comparison.Close("logits_at_labels", model.LogitsAtLabels(batch), Tolerance.BFloat16);
            yield return comparison.Close("loss", model.Loss(batch, training: false), Tolerance.BFloat16);
        }
    }
}
