using Crab.Trainer.Backend;
using Crab.Trainer.Model;
using TorchSharp;
using static TorchSharp.torch;

namespace Crab.Trainer.Generation;

/// <summary>
/// Chooses a row's next token. Every draw has a seed of its own, made of the options' seed, the row's id and the place in the answer, so
/// that an answer does not depend on what else is in the batch.
/// </summary>
internal sealed class TokenChoice(GenerationOptions options)
{
    /// <summary>The next token.</summary>
    /// <param name="logits">[vocabulary].</param>
    /// <param name="row">The row's id.</param>
    /// <param name="place">Tokens of the answer so far.</param>
    public int Choose(Tensor logits, string row, int place)
    {
        using var scope = NewDisposeScope();
        if (options.Temperature == 0)
        {
            return (int)logits.argmax().item<long>();
        }

        var (sorted, ids) = logits.to(ScalarType.Float32).cpu().Over(options.Temperature).sort(descending: true);
        var chances = sorted.softmax(-1).data<float>().ToArray();
        var kept = Kept(chances);
        using var generator = new Generator(SeededTensors.Mix(options.Seed, $"{row} {place}"));
        var drawn = rand(1, generator: generator).item<float>() * chances.AsSpan(0, kept).ToArray().Sum(static chance => (double)chance);
        var at = 0;
        for (var sum = (double)chances[0]; sum < drawn && at < kept - 1; sum += chances[at])
        {
            at++;
        }

        return (int)ids[at].item<long>();
    }

    /// <summary>How many of the likeliest may be drawn; one at least.</summary>
    private int Kept(float[] chances)
    {
        var most = options.TopK == 0 ? chances.Length : Math.Min(options.TopK, chances.Length);
        var kept = 0;
        for (var sum = 0.0; kept < most && (kept == 0 || sum < options.TopP); kept++)
        {
            sum += chances[kept];
        }

        return kept;
    }
}
