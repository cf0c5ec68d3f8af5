using Crab.Trainer.Model;
using Crab.Trainer.Processing;
using static TorchSharp.torch;

namespace Crab.Trainer.Generation;

/// <summary>Continues prompts, several side by side: the prompt goes through the model once, then a token of each row at a time.</summary>
internal static class AnswerGenerator
{
    /// <summary>Continues samples whose tokens end where the answer begins.</summary>
    /// <param name="model">The model.</param>
    /// <param name="prompts">The rows.</param>
    /// <param name="options">How tokens are chosen.</param>
    /// <param name="cancellation">Ends the work between two tokens.</param>
    /// <returns>The new tokens of each row, with the one that ended it.</returns>
    public static IReadOnlyList<IReadOnlyList<int>> Generate(
        Thinker model, IReadOnlyList<ProcessedSample> prompts, GenerationOptions options, CancellationToken cancellation)
    {
        var batch = Collation.Collate(prompts, model.Config.Tokens.Padding, left: true);
        var next = prompts.Select(RotaryIndex.Next).ToArray();
        var choice = new TokenChoice(options);
        var answers = prompts.Select(static _ => new List<int>()).ToArray();
        bool Ended(int row) => answers[row] is [.., var last] && options.Stops.Contains(last);

        using var quiet = no_grad();
        using var scope = NewDisposeScope();
        using var cache = model.NewCache(batch, options.MaxTokens);
        var hidden = model.Hidden(batch, cache);
        for (var place = 0; ; place++)
        {
            using var step = NewDisposeScope();
            var logits = model.Logits(hidden.select(1, hidden.shape[1] - 1));
            for (var row = 0; row < answers.Length; row++)
            {
                if (!Ended(row))
                {
                    answers[row].Add(choice.Choose(logits[row], prompts[row].Id, place));
                }
            }

            if (place + 1 == options.MaxTokens || Enumerable.Range(0, answers.Length).All(Ended))
            {
                return answers;
            }

            cancellation.ThrowIfCancellationRequested();

            // A row that has ended goes on with its last token; nothing of it is kept.
            hidden.Dispose();
            hidden = model.Continue([.. answers.Select(static answer => (long)answer[^1])], [.. next.Select(position => position + place)], cache).MoveToOuterDisposeScope();
        }
    }

    /// <summary>A sample cut down to its first tokens, as a prompt; media beyond them must be none.</summary>
    public static ProcessedSample Prompt(ProcessedSample sample, int tokens) => sample with
    {
        Tokens = sample.Tokens[..tokens],
        LabelStart = tokens,
        LabelEnd = tokens,
    };
}
