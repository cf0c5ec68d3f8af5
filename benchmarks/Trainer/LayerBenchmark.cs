using Crab.Trainer.Model;
using Crab.Trainer.Speed;
using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Crab.Trainer.Benchmarks;

/// <summary>A decoder layer at the published width, forward and backward to its input, against its matrix products alone.</summary>
internal static class LayerBenchmark
{
    private const int Tokens = 1024;

    public static void Run(int rounds, Action<string> report)
    {
        using var scope = NewDisposeScope();
        var config = new DecoderShape(Hidden: 3584, Intermediate: 18944, Layers: 1, Heads: 28, KeyValueHeads: 4, Vocabulary: 1).ToConfig();
        using var layer = new DecoderLayer(config, 0, new DrawnWeights(ScalarType.Float32, CPU), new Attention());
        using var rotary = new Rotary(config, ScalarType.Float32, CPU);
        var (cosine, sine) = rotary.Of(arange(Tokens).expand(3, 1, Tokens), ScalarType.Float32);
        var input = randn(1, Tokens, config.Hidden);
        var gradient = randn(1, Tokens, config.Hidden);
        var linears = layer.Linears.Select(linear => (linear.Weight, In: randn(Tokens, linear.Weight.shape[1]), Out: randn(Tokens, linear.Weight.shape[0]))).ToArray();
        var (heads, scores) = (randn(config.Heads, Tokens, config.HeadSize), randn(config.Heads, Tokens, Tokens));
        var contest = new Contest(rounds)
            .Add("layer", () =>
            {
                using var step = NewDisposeScope();
                var start = input.detach().requires_grad_(true);
                layer.Forward(start, cosine, sine, training: true).backward([gradient]);
            })
            .Add("products", () =>
            {
                using var step = NewDisposeScope();
                using var quiet = no_grad();
                foreach (var (weight, from, to) in linears)
                {
                    functional.linear(from, weight).Dispose();
                    to.mm(weight).Dispose();
                }

                // Causal attention needs half of each: forward two, backward the scores again and four.
                for (var product = 0; product < 7; product++)
                {
                    using var half = product % 2 == 0
                        ? heads.narrow(1, 0, Tokens / 2).bmm(heads.transpose(1, 2))
                        : scores.narrow(1, 0, Tokens / 2).bmm(heads);
                }
            })
            .Run();
        report("| layer, ms | its products (the floor), ms | ratio |");
        report("|---|---|---|");
        report(Text.Line($"| {contest.Median("layer"):F0} | {contest.Median("products"):F0} | **{contest.Median(round => round("layer") / round("products")):F2}** (≤ 1.3) |"));
    }
}
