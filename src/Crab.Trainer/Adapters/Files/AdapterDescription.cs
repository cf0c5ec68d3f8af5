using System.Globalization;
using System.Text.RegularExpressions;

namespace Crab.Trainer.Adapters;

/// <summary>What an adapter is. Rank, heads and targets show in its tensors; alpha and dropout do not.</summary>
internal sealed partial record AdapterDescription
{
    /// <summary>Before every layer's name in the reference's files.</summary>
    public const string Prefix = "base_model.model.";

    private const string KindKey = "kind", AlphaKey = "alpha", DropoutKey = "dropout";

    /// <summary>Name of the kind; i-lora where it might as well be hyper-lora.</summary>
    public required string Kind { get; init; }

    /// <summary>Rank.</summary>
    public required long Rank { get; init; }

    /// <summary>Heads.</summary>
    public required long Heads { get; init; }

    /// <summary>Alpha; null where nothing says it.</summary>
    public double? Alpha { get; init; }

    /// <summary>Dropout; null where nothing says it.</summary>
    public double? Dropout { get; init; }

    /// <summary>The adapted layers.</summary>
    public required IReadOnlyList<string> Layers { get; init; }

    /// <summary>The last parts of the layers' names, by which they are found.</summary>
    public IReadOnlyList<string> Targets => [.. Layers.Select(static layer => layer[(layer.LastIndexOf('.') + 1)..]).Distinct().Order(StringComparer.Ordinal)];

    /// <summary>What a file's tensors show, and what its metadata add.</summary>
    /// <exception cref="InvalidDataException">They are no adapter's, or not of one size.</exception>
    public static AdapterDescription Of(string path, IReadOnlyList<AdapterWeight> weights, IReadOnlyDictionary<string, string>? metadata = null)
    {
        var problems = new AdapterProblems(path);
        var named = new List<(string Layer, string Part, AdapterWeight Weight)>();
        foreach (var weight in weights)
        {
            if (WeightName().Match(weight.Name) is { Success: true } match && weight.Shape.Count is 1 or 2)
            {
                named.Add((match.Groups[1].Value, match.Groups[2].Value, weight));
            }
            else
            {
                problems.Add($"'{weight.Name}' [{string.Join(", ", weight.Shape)}] is no tensor of an adapter");
            }
        }

        var parts = named.Select(static one => one.Part).ToHashSet(StringComparer.Ordinal);
        var (neural, routed) = (parts.Contains("stn_down"), parts.Contains("lora_route"));
        long Common(string part, int axis)
        {
            var sizes = named.Where(one => one.Part == part).Select(one => one.Weight.Shape[axis]).Distinct().ToArray();
            problems.AddIf(sizes.Length != 1, $"{part} has {(sizes.Length == 0 ? "no tensor" : $"sizes {string.Join(", ", sizes)}")}; expected one size in all layers");
            return sizes.FirstOrDefault();
        }

        var rank = Common(neural ? "stn_down" : "lora_A", 0);
        var heads = routed ? Common("lora_route", 0) : 1;
        string[] expected = neural ? ["stn_down", "stn_up", "stn_norm"]
            : routed ? ["lora_A", "lora_route", .. Enumerable.Range(0, (int)Math.Min(heads, 1000)).Select(static head => $"lora_B{head}")]
            : ["lora_A", "lora_B"];
        foreach (var layer in named.GroupBy(static one => one.Layer))
        {
            var has = layer.Select(static one => one.Part).ToHashSet(StringComparer.Ordinal);
            problems.AddIf(!has.SetEquals(expected), $"{layer.Key} has {string.Join(", ", has.Order(StringComparer.Ordinal))}; expected {string.Join(", ", expected)}");
        }

        problems.Throw("It is no adapter of one kind and size.");
        double? Number(string key) => metadata?.GetValueOrDefault(key) is { } text && double.TryParse(text, CultureInfo.InvariantCulture, out var value) ? value : null;
        return new AdapterDescription
        {
            Kind = metadata?.GetValueOrDefault(KindKey) is { } kind && AdapterKinds.Find(kind) is not null ? kind : neural ? "neural-tuning" : routed ? InteractionLora.KindName : "lora",
            Rank = rank,
            Heads = heads,
            Alpha = Number(AlphaKey),
            Dropout = Number(DropoutKey),
            Layers = [.. named.Select(static one => one.Layer).Distinct()],
        };
    }

    /// <summary>What the metadata of a safetensors file say of an adapter.</summary>
    public static Dictionary<string, string> Metadata(string kind, double? alpha, double? dropout)
    {
        var metadata = new Dictionary<string, string>(StringComparer.Ordinal) { ["format"] = "pt", [KindKey] = kind };
        void Add(string key, double? value)
        {
            if (value is { } number)
            {
                metadata[key] = number.ToString(CultureInfo.InvariantCulture);
            }
        }

        Add(AlphaKey, alpha);
        Add(DropoutKey, dropout);
        return metadata;
    }

    [GeneratedRegex(@"^base_model\.model\.([A-Za-z0-9_.]{1,200})\.(lora_A|lora_route|lora_B\d{0,3}|stn_down|stn_up|stn_norm)\.weight$")]
    private static partial Regex WeightName();
}
