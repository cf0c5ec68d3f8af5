using Crab.Trainer.Model;
using Crab.Trainer.Training;
using TorchSharp;
using static TorchSharp.torch;

namespace Crab.Trainer.Adapters;

/// <summary>Adapters on disk, in every form that is known.</summary>
internal static class AdapterFiles
{
    /// <summary>All forms.</summary>
    public static IReadOnlyList<IAdapterFormat> Formats { get; } = [new SafetensorsAdapterFormat(), new TorchAdapterFormat(), new PeftAdapterFormat()];

    /// <summary>Opens an adapter of any form.</summary>
    /// <exception cref="InvalidDataException">It is of none, or damaged.</exception>
    public static IAdapterSource Open(string path)
    {
        if (!File.Exists(path) && !Directory.Exists(path))
        {
            throw new InvalidDataException($"{path}: no such file or folder. Name an adapter: {Known}.");
        }

        var format = Formats.FirstOrDefault(format => format.Recognizes(path)) ??
            throw new InvalidDataException($"{path}: not an adapter in a known form. Known are {Known}.");
        return format.Open(path);
    }

    /// <summary>The form that a name to be written asks for; null for none.</summary>
    public static IAdapterFormat? FormatFor(string path) => Formats.FirstOrDefault(format => format.IsAskedForBy(path));

    /// <summary>The forms for messages.</summary>
    public static string Known => string.Join(", ", Formats.Select(static format => format.Name));

    /// <summary>The weights of the adapters on a model's layers, under the names of the reference. Views: valid in the caller's dispose scope.</summary>
    public static IEnumerable<NamedTensor> Export(IEnumerable<FrozenLinear> linears) =>
        from linear in linears
        where linear.Adapter is not null
        from weight in linear.Adapter!.Export()
        select weight with { Name = $"{AdapterDescription.Prefix}{linear.Name}.{weight.Name}" };

    /// <summary>Gives the adapters on a model's layers what a file holds: all of it, or nothing.</summary>
    /// <exception cref="InvalidDataException">A tensor is missing, superfluous or of another shape; all are listed and none is copied.</exception>
    public static void Fill(IEnumerable<FrozenLinear> linears, IAdapterSource source)
    {
        using var scope = NewDisposeScope();
        var own = Export(linears).ToArray();
        var stored = source.Weights.ToDictionary(static weight => weight.Name, StringComparer.Ordinal);
        var problems = new AdapterProblems(source.Path);
        foreach (var weight in own)
        {
            if (!stored.TryGetValue(weight.Name, out var found))
            {
                problems.Add($"'{weight.Name}' is missing");
            }
            else
            {
                problems.AddIf(
                    !found.Shape.SequenceEqual(weight.Tensor.shape),
                    $"'{weight.Name}' is [{string.Join(", ", found.Shape)}], the model's is [{string.Join(", ", weight.Tensor.shape)}]");
            }
        }

        var known = own.Select(static weight => weight.Name).ToHashSet(StringComparer.Ordinal);
        foreach (var weight in source.Weights.Where(weight => !known.Contains(weight.Name)))
        {
            problems.Add($"'{weight.Name}' belongs to nothing that is adapted here");
        }

        var description = source.Description;
        problems.Throw(
            $"The file is {description.Kind} of rank {description.Rank} with {description.Heads} heads on {string.Join(", ", description.Targets)}; give the adapter the same kind, rank, heads and targets.");
        using var quiet = no_grad();
        foreach (var weight in own)
        {
            using var part = NewDisposeScope();
            var found = stored[weight.Name];
            weight.Tensor.copy_(TensorBytes.Tensor(found.Type, found.Shape, found.Read()));
        }
    }
}
