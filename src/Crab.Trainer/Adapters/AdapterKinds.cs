using Crab.Trainer.Model;

namespace Crab.Trainer.Adapters;

/// <summary>The kinds of adapters.</summary>
internal static class AdapterKinds
{
    /// <summary>All of them.</summary>
    public static IReadOnlyList<IAdapterKind> All { get; } = [new InteractionLora(), new PlainLora(), new HyperLora(), new NeuralTuning()];

    /// <summary>The kind of that name; null if there is none.</summary>
    public static IAdapterKind? Find(string name) => All.FirstOrDefault(kind => kind.Name == name);

    /// <summary>Puts adapters on the layers that the options name.</summary>
    /// <returns>Every trained tensor by its full name.</returns>
    /// <exception cref="InvalidDataException">The model has no such layer.</exception>
    public static IReadOnlyList<NamedTensor> Attach(IEnumerable<FrozenLinear> linears, AdapterOptions options, long seed)
    {
        var kind = Find(options.Kind) ?? throw new ArgumentException($"no adapter kind '{options.Kind}'", nameof(options));
        var all = linears.ToArray();
        kind.Attach(all, options, seed);
        NamedTensor[] parameters =
        [
            .. from linear in all
               where linear.Adapter is not null
               from parameter in linear.Adapter!.Parameters
               select parameter with { Name = $"{linear.Name}.{parameter.Name}" },
        ];
        return parameters.Length > 0
            ? parameters
            : throw new InvalidDataException(
                $"adapter '{kind.Name}' fits none of the model's {all.Length} layers; targets are {string.Join(", ", options.Targets)}, layers such as {all.FirstOrDefault()?.Name}.");
    }
}
