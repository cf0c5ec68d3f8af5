using System.Globalization;
using AvUie.Core;
using AvUie.Shards;
using Crab.Trainer.Adapters;
using Crab.Trainer.Backend;
using Crab.Trainer.Model;
using TorchSharp;
using static TorchSharp.torch;

namespace Crab.Trainer.Parity;

/// <summary>
/// <c>thinker/neural_tuning.safetensors</c>: layers of Neural Tuning's network in a row, in training and in inference form, with the
/// gradients of mean(square([dq | dv])) of each layer.
/// </summary>
internal sealed class NeuralTuningParity : IModelParityCheck
{
    private const double Tolerance = 1e-4, GradientTolerance = 1e-3;

    /// <inheritdoc />
    public string Name => "thinker/neural_tuning.safetensors";

    /// <inheritdoc />
    public IEnumerable<ParityResult> Run(string folder, Device device, CancellationToken cancellation)
    {
        var path = Path.Combine(folder, Name);
        if (!File.Exists(path))
        {
            return [];
        }

        using var file = SafetensorsFile.Open(path);
        using var scope = NewDisposeScope();
        double Metadata(string name) => double.Parse(file.Metadata[name], CultureInfo.InvariantCulture);
        var options = new AdapterOptions
        {
            Kind = new NeuralTuning().Name,
            Rank = (int)file["0.down.weight"].Shape[0],
            ActiveRate = Metadata("active_rate"),
            ActiveRateSpread = 0,
            Smoothing = Metadata("ema"),
            Dropout = 0,
        };
        var results = new List<ParityResult>();
        foreach (var (form, training) in (ReadOnlySpan<(string, bool)>)[("train", true), ("infer", false)])
        {
            results.AddRange(Layers(file, options, form, training, device));
        }

        return results;
    }

    private List<ParityResult> Layers(SafetensorsFile file, AdapterOptions options, string form, bool training, Device device)
    {
        var results = new List<ParityResult>();
        FrozenLinear Frozen(int layer, string projection, long outputs) => new(
            $"model.layers.{layer}.self_attn.{projection}_proj", zeros([outputs, file[$"{layer}.hidden"].Shape[^1]], device: device));
        var linears = Enumerable.Range(0, file.Tensors.Keys.Count(static key => key.EndsWith(".hidden", StringComparison.Ordinal)))
            .Select(layer => (Query: Frozen(layer, "q", file[$"{layer}.{form}.dq"].Shape[^1]), Value: Frozen(layer, "v", file[$"{layer}.{form}.dv"].Shape[^1]))).ToArray();
        new NeuralTuning().Attach([.. linears.SelectMany(static pair => new[] { pair.Query, pair.Value })], options, seed: 0);
        for (var layer = 0; layer < linears.Length; layer++)
        {
            var (query, value) = linears[layer];
            var parameters = query.Adapter!.Parameters;
            Tensor Stored(string name) => tensor(file.ReadSingles($"{layer}.{name}"), [.. file[$"{layer}.{name}"].Shape]).to(device);
            static string Short(NamedTensor parameter) => parameter.Name["stn_".Length..];
            using (no_grad())
            {
                foreach (var parameter in parameters)
                {
                    parameter.Tensor.copy_(Stored(Short(parameter) + ".weight"));
                }
            }

            var hidden = Stored("hidden");
            var (dq, dv) = (query.Forward(hidden, training), value.Forward(hidden, training));
            void Add(string name, Tensor ours, double tolerance) => results.Add(ParityResult.Relative(
                Name, $"{layer}.{name}", ours.detach().cpu().contiguous().data<float>().ToArray(), file.ReadSingles($"{layer}.{name}"), tolerance));
            Add(form + ".dq", dq, Tolerance);
            Add(form + ".dv", dv, Tolerance);
            if (!training)
            {
                continue;
            }

            var gradients = autograd.grad([cat([dq, dv], -1).Squared().mean()], [.. parameters.Select(static parameter => parameter.Tensor)], retain_graph: true);
            foreach (var (parameter, gradient) in parameters.Zip(gradients))
            {
                Add("grad." + Short(parameter), gradient, GradientTolerance);
            }
        }

        foreach (var (query, value) in linears)
        {
            query.Dispose();
            value.Dispose();
        }

        return results;
    }
}
