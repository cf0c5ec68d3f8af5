using System.Text.Json.Serialization;
using AvUie.Core;
using AvUie.Shards;
using Crab.Trainer.Generation;
using Crab.Trainer.Processing;
using TorchSharp;
using static TorchSharp.torch;

namespace Crab.Trainer.Parity;

/// <summary>
/// <c>thinker/generation.json</c>: greedy continuations of the cases' prompts, one at a time; and all of them side by side, which has to
/// give the same.
/// </summary>
internal sealed class GenerationParity : IModelParityCheck
{
    /// <inheritdoc />
    public string Name => "thinker/generation.json";

    /// <inheritdoc />
    public IEnumerable<ParityResult> Run(string folder, Device device, CancellationToken cancellation)
    {
        using var goldens = ThinkerGoldens.Open(folder);
        var path = Path.Combine(folder, Name);
        if (goldens is null || !File.Exists(path))
        {
            yield break;
        }

        var golden = ModelParityFile.Read<Dictionary<string, Continuation>>(path);
        if (golden.Count == 0)
        {
            yield break;
        }

        using var model = goldens.Load(ScalarType.Float32, device);
        var prompts = golden.ToDictionary(static one => one.Key, one =>
        {
            using var input = SafetensorsFile.Open(goldens.Case(one.Key));
            return AnswerGenerator.Prompt(goldens.Samples(input, one.Key).Single(), one.Value.PromptLength);
        });
        var options = new GenerationOptions
        {
            MaxTokens = golden.Values.Max(static one => one.NewTokens.Count),
            Stops = goldens.Config.Tokens.End is { } end ? [end] : [],
        };
        foreach (var (name, one) in golden)
        {
            cancellation.ThrowIfCancellationRequested();
            var alone = AnswerGenerator.Generate(model, [prompts[name]], options with { MaxTokens = one.NewTokens.Count }, cancellation)[0];
            yield return Compare(name, alone, one);
        }

        var together = AnswerGenerator.Generate(model, [.. prompts.Values], options, cancellation);
        foreach (var ((name, one), row) in golden.Zip(together))
        {
            yield return Compare($"{name}, all side by side", [.. row.Take(one.NewTokens.Count)], one);
        }
    }

    private ParityResult Compare(string name, IReadOnlyList<int> ours, Continuation golden) => ParityResult.Equal(
        Name, name, golden.NewTokens.Count, ours.SequenceEqual(golden.NewTokens) ? [] : [$"{string.Join(' ', ours)}, expected {string.Join(' ', golden.NewTokens)}"]);

    private sealed record Continuation(
        [property: JsonPropertyName("prompt_length")] int PromptLength, [property: JsonPropertyName("new_tokens")] IReadOnlyList<int> NewTokens);
}
