using AvUie.Core;
using AvUie.Shards;
using Crab.Trainer.Adapters;
using Crab.Trainer.Backend;
using Crab.Trainer.Model;
using Crab.Trainer.Processing;
using Crab.Trainer.Weights;
using TorchSharp;
using static TorchSharp.torch;

namespace Crab.Trainer.Parity;

/// <summary><c>thinker/wide</c>: the published width with weights by formula, forward, and backward through adapters of the published size.</summary>
internal sealed class WideParity : IModelParityCheck
{
    private const string Adapted = "ilora_", Norm = "grad_norm.", Head = "grad_head.", Every8th = "_every_8th";

    /// <inheritdoc />
    public string Name => "thinker/wide";

    /// <inheritdoc />
    public IEnumerable<ParityResult> Run(string folder, Device device, CancellationToken cancellation)
    {
        using var goldens = ThinkerGoldens.Open(folder);
        var config = Path.Combine(folder, Name, ModelFolder.ConfigName);
        if (goldens is null || !File.Exists(config))
        {
            yield break;
        }

        var files = goldens.Files("wide").ToLookup(static path => Path.GetFileName(path).StartsWith(Adapted, StringComparison.Ordinal));
        var check = WideWeights.Read(Path.Combine(folder, Name), [.. files[true]]);
        var weights = new FormulaWeights(check.Salt, device);
        var sizes = ConfigReader.Read(config).Config;
        foreach (var result in check.Compare(Name, weights, sizes))
        {
            yield return result;
        }

        using var model = new Thinker(sizes, weights);
        foreach (var path in files[false])
        {
            cancellation.ThrowIfCancellationRequested();
            foreach (var result in Forward(model, goldens, path, device))
            {
                yield return result;
            }
        }

        if (!files[true].Any())
        {
            yield break;
        }

        AdapterKinds.Attach(model.Linears, check.Adapter, seed: 0);
        using (no_grad())
        {
            foreach (var weight in AdapterFiles.Export(model.Linears))
            {
                using var scope = NewDisposeScope();
                var values = empty(weight.Tensor.shape);
                weights.Fill(values, weight.Name);
                weight.Tensor.copy_(values);
            }
        }

        foreach (var path in files[true])
        {
            cancellation.ThrowIfCancellationRequested();
            foreach (var result in Backward(model, goldens, path, device))
            {
                yield return result;
            }
        }
    }

    private List<ParityResult> Forward(Thinker model, ThinkerGoldens goldens, string path, Device device)
    {
        using var quiet = no_grad();
        using var scope = NewDisposeScope();
        using var file = SafetensorsFile.Open(path);
        var comparison = new Comparison(Name, file);
        var batch = goldens.Batch(file, comparison.Case);
        var tolerance = Tolerance.Forward(device);
        List<ParityResult> results = [];
        var (seen, heard) = model.Encode(batch);
        if (comparison.Has("audio_tower_head"))
        {
            results.Add(comparison.Close("audio_tower_head", heard!.narrow(0, 0, file["audio_tower_head"].Shape[0]), tolerance));
        }

        foreach (var name in file.Tensors.Keys.Where(static name => name.EndsWith(Every8th, StringComparison.Ordinal)))
        {
            results.Add(comparison.Close(name, seen!.slice(0, 0, seen.shape[0], 8), tolerance));
        }

        var hidden = model.Hidden(batch).view(-1, model.Config.Text.Hidden);
        var labels = tensor(batch.Targets().Positions).to(device);
        results.Add(comparison.Close("hidden_at_labels", hidden.index_select(0, labels), tolerance));
        results.Add(comparison.Close("logits_at_labels", model.LogitsAtLabels(batch), tolerance));
        results.Add(comparison.Close("logsumexp", model.Logits(hidden).logsumexp(-1), tolerance));
        results.Add(comparison.Close("loss", model.Loss(batch, training: false), tolerance));
        return results;
    }

    private List<ParityResult> Backward(Thinker model, ThinkerGoldens goldens, string path, Device device)
    {
        using var scope = NewDisposeScope();
        using var file = SafetensorsFile.Open(path);
        var comparison = new Comparison(Name, file);
        var name = comparison.Case[Adapted.Length..];
        using var input = SafetensorsFile.Open(goldens.Case(name));
        var batch = goldens.Batch(input, name);
        List<ParityResult> results = [];
        using (no_grad())
        {
            results.Add(comparison.Close("logits_at_labels", model.LogitsAtLabels(batch), Tolerance.Forward(device)));
        }

        results.Add(comparison.Close("loss", tensor(model.Backward(batch, recompute: false, seed: 0)), Tolerance.Forward(device)));
        foreach (var gradient in AdapterGradients.Of(model))
        {
            var flat = gradient.Tensor.reshape(-1);
            results.Add(comparison.Close(Norm + gradient.Name, flat.norm().view(1), Tolerance.Gradient));

            // The largest element of the whole tensor is not in the file, but its length is: a head may be small beside the rest.
            var head = flat.narrow(0, 0, file[Head + gradient.Name].Shape[0]).cpu();
            var golden = comparison.Golden(Head + gradient.Name);
            var typical = comparison.Golden(Norm + gradient.Name).Over(Math.Sqrt(flat.numel()));
            results.Add(comparison.Close(Head + gradient.Name, cat([head, typical]), cat([golden, typical]), Tolerance.Gradient));
        }

        return results;
    }
}
