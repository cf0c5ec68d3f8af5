using Crab.Trainer.Model;

namespace Crab.Trainer.Adapters;

/// <summary>The kinds of adapters.</summary>
internal static class AdapterKinds
{
    /// <summary>All of them.</summary>
    public static IReadOnlyList<IAdapterKind> All { get; } = [new InteractionLora()];

    /// <summary>The kind of that name; null if there is none.</summary>
    public static IAdapterKind? Find(string name) => All.FirstOrDefault(kind => kind.Name == name);

    /// <summary>Puts adapters on the layers that the options name.</summary>
    /// <returns>Every trained tensor by its full name.</returns>
    public static IReadOnlyList<NamedTensor> Attach(IEnumerable<FrozenLinear> linears, AdapterOptions options, long seed)
    {
        var kind = Find(options.Kind) ?? throw new ArgumentException($"no adapter kind '{options.Kind}'", nameof(options));
        var parameters = new List<NamedTensor>();
        foreach (var linear in linears.Where(linear => options.Targets.Any(target => linear.Name.EndsWith(target, StringComparison.Ordinal))))
        {
            linear.Adapter = kind.Create(linear, options, seed);
            parameters.AddRange(linear.Adapter.Parameters.Select(parameter => parameter with { Name = $"{linear.Name}.{parameter.Name}" }));
        }

        return parameters;
    }
}
