using System.CommandLine;
using System.Globalization;
using AvUie.Core;
using Crab.Trainer.Adapters;

namespace Crab.Trainer.Cli;

/// <summary><c>crab adapter</c>: adapters on disk.</summary>
internal static class AdapterCommand
{
    private static readonly Argument<string> File = new("FILE") { Description = "An adapter: NAME.safetensors, NAME.bin of torch.save, or PEFT's folder." };
    private static readonly Argument<string> In = new("IN") { Description = File.Description };
    private static readonly Argument<string> Out = new("OUT") { Description = "What to write; its name says in which form. It must not be there yet." };
    private static readonly Option<double?> Alpha = new("--alpha") { Description = "Alpha, where the adapter does not say it (published: 256)." };
    private static readonly Option<double?> Dropout = new("--dropout") { Description = "Dropout, where the adapter does not say it." };

    /// <summary>The command.</summary>
    public static Command Create(TextWriter output)
    {
        var info = new Command("info", $"Says what an adapter is.\n\n{ExitCodes.Help}") { File };
        info.SetAction(parsed => Info(parsed.GetRequiredValue(File), output));
        var convert = new Command("convert", $"Writes an adapter in another form; tensors keep their bytes.\n\n{ExitCodes.Help}") { In, Out, Alpha, Dropout };
        convert.SetAction(parsed => Convert(parsed.GetRequiredValue(In), parsed.GetRequiredValue(Out), parsed.GetValue(Alpha), parsed.GetValue(Dropout), output));
        return new Command("adapter", $"Adapters on disk, in the reference's form and in others.\n\n{ExitCodes.Help}") { info, convert };
    }

    private static int Info(string path, TextWriter output)
    {
        using var source = AdapterFiles.Open(path);
        var (description, weights) = (source.Description, source.Weights);
        void Line(string name, string value) => output.WriteLine($"{name,-10} {Printable.Of(value)}");
        string Number(double? value) => value?.ToString(CultureInfo.InvariantCulture) ?? "not said";
        Line("kind", description.Kind);
        Line("rank", description.Rank.ToString(CultureInfo.InvariantCulture));
        Line("heads", description.Heads.ToString(CultureInfo.InvariantCulture));
        Line("alpha", Number(description.Alpha));
        Line("dropout", Number(description.Dropout));
        Line("type", string.Join(", ", weights.Select(static weight => weight.Type).Distinct()));
        Line("tensors", weights.Count.ToString("N0", CultureInfo.InvariantCulture));
        Line("parameters", weights.Sum(static weight => weight.Elements).ToString("N0", CultureInfo.InvariantCulture));
        Line("targets", string.Join(", ", description.Targets));
        foreach (var part in description.Layers.GroupBy(static layer => layer.Split('.')[0]).OrderBy(static part => part.Key, StringComparer.Ordinal))
        {
            Line("layers", string.Create(CultureInfo.InvariantCulture, $"{part.Count()} of {part.Key}"));
        }

        return ExitCodes.Done;
    }

    private static int Convert(string from, string to, double? alpha, double? dropout, TextWriter output)
    {
        var format = AdapterFiles.FormatFor(to) ?? throw new UsageException($"{to}: says no form. Known are {AdapterFiles.Known}.");
        if (System.IO.File.Exists(to) || Directory.Exists(to))
        {
            throw new UsageException($"{to}: is there already. Remove it, or name another.");
        }

        if (alpha is <= 0 or double.NaN || dropout is < 0 or >= 1 or double.NaN)
        {
            throw new UsageException($"--alpha is {alpha}, --dropout {dropout}; expected more than 0, and 0 or more but less than 1.");
        }

        using var source = AdapterFiles.Open(from);
        var said = source.Description;
        if ((alpha is { } givenAlpha && said.Alpha is { } saidAlpha && givenAlpha != saidAlpha) || (dropout is { } givenDropout && said.Dropout is { } saidDropout && givenDropout != saidDropout))
        {
            throw new UsageException(string.Create(
                CultureInfo.InvariantCulture, $"{from}: says alpha {said.Alpha}, dropout {said.Dropout}; --alpha and --dropout say otherwise. Leave them out."));
        }

        format.Write(to, said with { Alpha = alpha ?? said.Alpha, Dropout = dropout ?? said.Dropout }, source.Weights);
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{to}: {source.Weights.Count} tensors of {said.Kind}, rank {said.Rank}, {said.Heads} heads"));
        return ExitCodes.Done;
    }
}
