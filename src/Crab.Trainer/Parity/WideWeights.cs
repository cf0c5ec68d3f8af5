using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using AvUie.Core;
using AvUie.Shards;
using Crab.Trainer.Adapters;
using Crab.Trainer.Model;
using TorchSharp;

namespace Crab.Trainer.Parity;

/// <summary><c>thinker/wide/hash_check.json</c>: the salt of the weights by formula and the first values of some of them; and the adapters' sizes.</summary>
/// <param name="Salt">Before every parameter's name.</param>
/// <param name="First">First values by the parameter's name.</param>
/// <param name="Adapter">Of the files with gradients.</param>
internal sealed partial record WideWeights(string Salt, IReadOnlyDictionary<string, float[]> First, AdapterOptions Adapter)
{
    private const string FileName = "hash_check.json", SaltName = "salt", Rank = "rank", Alpha = "alpha";
    private const double Tolerance = 1e-6;

    /// <summary>Reads the file.</summary>
    /// <param name="folder">The part's folder.</param>
    /// <param name="adapted">The part's files with gradients of adapters.</param>
    /// <exception cref="InvalidDataException">It is of another form.</exception>
    public static WideWeights Read(string folder, IReadOnlyList<string> adapted)
    {
        var path = Path.Combine(folder, FileName);
        using var document = JsonDocument.Parse(File.ReadAllBytes(path));
        if (document.RootElement.ValueKind != JsonValueKind.Object)
        {
            throw new InvalidDataException($"{path}: expected an object of parameters with their first values, and \"{SaltName}\".");
        }

        var root = document.RootElement;
        return new WideWeights(
            root.TryGetProperty(SaltName, out var salt) ? salt.GetString() ?? string.Empty : string.Empty,
            root.EnumerateObject().Where(static entry => entry.Value.ValueKind == JsonValueKind.Array)
                .ToDictionary(static entry => entry.Name, static entry => entry.Value.EnumerateArray().Select(static value => value.GetSingle()).ToArray(), StringComparer.Ordinal),
            AdapterOf(adapted, root));
    }

    /// <summary>The formula's values against the file's.</summary>
    public IEnumerable<ParityResult> Compare(string check, FormulaWeights weights, ThinkerConfig config)
    {
        if (First.Count == 0)
        {
            yield break;
        }

        var shapes = new Dictionary<string, long[]>(Thinker.Parameters(config).Shapes, StringComparer.Ordinal);
        using (var model = new Thinker(config, new Weights.ParameterList()))
        using (torch.no_grad())
        using (torch.NewDisposeScope())
        {
            AdapterKinds.Attach(model.Linears, Adapter, seed: 0);
            foreach (var weight in AdapterFiles.Export(model.Linears))
            {
                shapes.Add(weight.Name, weight.Tensor.shape);
            }
        }

        foreach (var (name, theirs) in First)
        {
            yield return shapes.TryGetValue(name, out var shape)
                ? ParityResult.Relative(check, $"{FileName} {name}", weights.First(name, shape, theirs.Length), theirs, Tolerance)
                : ParityResult.Equal(check, $"{FileName} {name}", theirs.Length, ["no parameter of this configuration has that name"]);
        }
    }

    /// <summary>
    /// Heads by the tensors' names. Rank and alpha as the files' metadata or the check's file state them: gradients are cut to their
    /// first elements and do not show the rank. Where neither states them, the published sizes, which are those of the goldens' form.
    /// </summary>
    private static AdapterOptions AdapterOf(IReadOnlyList<string> adapted, JsonElement root)
    {
        var options = AdapterOptions.Published with { Dropout = 0 };
        var metadata = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var path in adapted)
        {
            using var file = SafetensorsFile.Open(path);
            var heads = file.Tensors.Keys.Select(static name => Head().Match(name)).Where(static match => match.Success)
                .Select(static match => int.Parse(match.Groups[1].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture) + 1).DefaultIfEmpty(options.Heads).Max();
            options = options with { Heads = heads };
            foreach (var (key, value) in file.Metadata)
            {
                metadata[key] = value;
            }
        }

        double Stated(string name, double otherwise) =>
            metadata.TryGetValue(name, out var text) && double.TryParse(text, CultureInfo.InvariantCulture, out var value) ? value
            : root.TryGetProperty(name, out var number) && number.TryGetDouble(out value) ? value
            : otherwise;
        return options with { Rank = (int)Stated(Rank, options.Rank), Alpha = Stated(Alpha, options.Alpha) };
    }

    [GeneratedRegex(@"\.lora_B(\d{1,3})\.")]
    private static partial Regex Head();
}
