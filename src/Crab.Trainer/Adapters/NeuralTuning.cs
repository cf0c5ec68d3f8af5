using System.Globalization;
using System.Text.RegularExpressions;
using Crab.Trainer.Backend;
using Crab.Trainer.Model;
using TorchSharp;
using static TorchSharp.torch;

namespace Crab.Trainer.Adapters;

/// <summary>
/// Neural Tuning (arXiv 2408.03001): a sparse task network beside the attention of each decoder layer from
/// <see cref="AdapterOptions.FirstLayer"/> on, added to q and v whatever the targets. <see cref="AdapterOptions.Rank"/> is its number of
/// neurons.
/// </summary>
/// <remarks>The projections start uniform, as in the source, so that a new network changes the model at once.</remarks>
internal sealed partial class NeuralTuning : IAdapterKind
{
    /// <inheritdoc />
    public string Name => "neural-tuning";

    /// <inheritdoc />
    public bool SpansLayers => true;

    /// <inheritdoc />
    public IEnumerable<string> Problems(AdapterOptions options)
    {
        if (!(options.ActiveRate is > 0 and <= 1) || !(options.ActiveRateSpread is >= 0 and <= 1) || !(options.Smoothing is >= 0 and < 1) || options.FirstLayer < 0)
        {
            yield return
                $"adapter activeRate is {options.ActiveRate}, activeRateSpread {options.ActiveRateSpread}, smoothing {options.Smoothing}, firstLayer {options.FirstLayer}; " +
                "expected more than 0 up to 1, 0 to 1, 0 or more but less than 1, 0 or more.";
        }
    }

    /// <inheritdoc />
    public void Attach(IReadOnlyList<FrozenLinear> linears, AdapterOptions options, long seed)
    {
        SparseTaskNetwork? previous = null;
        var layers = linears.Select(static linear => (linear, match: Projection().Match(linear.Name))).Where(static pair => pair.match.Success)
            .GroupBy(static pair => int.Parse(pair.match.Groups[1].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture))
            .Where(layer => layer.Key >= options.FirstLayer).OrderBy(static layer => layer.Key);
        foreach (var layer in layers)
        {
            var query = layer.Single(static pair => pair.match.Groups[2].Value == "q").linear;
            var value = layer.Single(static pair => pair.match.Groups[2].Value == "v").linear;
            previous = new SparseTaskNetwork(query, value, options, seed, previous);
            (query.Adapter, value.Adapter) = (new Part(previous, isQuery: true), new Part(previous, isQuery: false));
        }
    }

    [GeneratedRegex(@"^model\.layers\.(\d{1,4})\.self_attn\.(q|v)_proj$")]
    private static partial Regex Projection();

    /// <summary>One of the two layers that a network adds to; the query's owns it and names its tensors.</summary>
    private sealed class Part(SparseTaskNetwork network, bool isQuery) : IAdapter
    {
        public IReadOnlyList<NamedTensor> Parameters => isQuery ? network.Parameters : [];

        public Tensor Forward(Tensor input, Tensor output, bool training)
        {
            using var scope = NewDisposeScope();
            return output.add_(network.Take(isQuery, input, training), Arithmetic.One);
        }

        public IEnumerable<NamedTensor> Export() => Parameters.Select(static parameter => parameter with { Name = parameter.Name + ".weight" });

        public void Dispose()
        {
            if (isQuery)
            {
                network.Dispose();
            }
        }
    }
}
