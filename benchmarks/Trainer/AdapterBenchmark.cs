using Crab.Trainer.Adapters;
using Crab.Trainer.Model;
using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Crab.Trainer.Benchmarks;

/// <summary>
/// I-LoRA's cost beyond the frozen layer, forward and backward, fused against the reference's loop over heads. The floor is the products
/// that no form can do without: A, the heads, the router, and their gradients.
/// </summary>
internal static class AdapterBenchmark
{
    private const int Tokens = 512, Heads = 3, Rank = 128;

    public static void Run(int rounds, Action<string> report)
    {
        report("| layer | frozen, ms | loop, ms | fused, ms | floor, ms | overhead fused ÷ loop | overhead fused ÷ floor |");
        report("|---|---|---|---|---|---|---|");
        foreach (var outputs in (int[])[3584, 18944])
        {
            var contest = Compare(3584, outputs, rounds);
            double Overhead(string than) => contest.Median(round => (round("fused") - round("frozen")) / (than == "floor" ? round("floor") : round(than) - round("frozen")));
            report(Text.Line(
                $"| 3584 → {outputs} | {contest.Median("frozen"):F0} | {contest.Median("loop"):F0} | {contest.Median("fused"):F0} | {contest.Median("floor"):F0} | **{Overhead("loop"):F2}** (≤ 0.55) | {Overhead("floor"):F2} |"));
        }
    }

    private static Contest Compare(int inputs, int outputs, int rounds)
    {
        using var scope = NewDisposeScope();
        var options = new AdapterOptions { Rank = Rank, Alpha = 2 * Rank, Heads = Heads, Dropout = 0 };
        using var frozen = FrozenLinear.Seeded(1, "q_proj", inputs, outputs, ScalarType.Float32);
        using var fused = new FrozenLinear("q_proj", frozen.Weight.alias().DetachFromDisposeScope());
        fused.Adapter = new InteractionLora().Create(frozen, options, seed: 1);
        var (route, down, up) = (fused.Adapter.Parameters[0].Tensor, fused.Adapter.Parameters[1].Tensor, fused.Adapter.Parameters[2].Tensor);
        using (no_grad())
        {
            up.copy_(randn(outputs, Heads * Rank) * 0.02);
        }

        Tensor[] heads = [.. Enumerable.Range(0, Heads).Select(head => up.detach().narrow(1, head * Rank, Rank).contiguous().clone().requires_grad_(true))];
        var input = randn(Tokens, inputs);
        var gradient = randn(Tokens, outputs);
        void Step(Func<Tensor, Tensor> forward)
        {
            using var step = NewDisposeScope();
            using var start = input.detach().requires_grad_(true);
            forward(start).backward([gradient]);
            foreach (var parameter in heads.Concat([start, route, down, up]))
            {
                parameter.grad = null;
            }
        }

        Tensor Loop(Tensor x)
        {
            var result = functional.linear(x, frozen.Weight);
            var weights = functional.softmax(functional.linear(x, route), -1, ScalarType.Float32).to(result.dtype);
            var shared = functional.linear(x, down);
            for (var head = 0; head < Heads; head++)
            {
                // Python lets go of what the gradient does not need at once.
                using var sum = result;
                using var weighted = weights.select(-1, head).unsqueeze(-1) * functional.linear(shared, heads[head]);
                using var scaled = weighted * (options.Alpha / options.Rank);
                result = sum + scaled;
            }

            return result;
        }

        var (wide, narrow) = (randn(Tokens, Heads * Rank), randn(Tokens, Rank));
        return new Contest(rounds)
            .Add("frozen", () => Step(x => functional.linear(x, frozen.Weight)))
            .Add("loop", () => Step(Loop))
            .Add("fused", () => Step(x => fused.Forward(x, training: true)))
            .Add("floor", () =>
            {
                using var products = NewDisposeScope();
                using var quiet = no_grad();
                _ = (input.mm(down.t()), wide.mm(up.t()), gradient.mm(up), gradient.t().mm(wide), narrow.mm(down), narrow.t().mm(input));
            })
            .Run();
    }
}
