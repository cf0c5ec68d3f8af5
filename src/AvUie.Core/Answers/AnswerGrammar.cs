namespace AvUie.Core;

/// <summary>
/// The answers of all tasks: written from ground truth, read back from a model's text. One grammar for building, checking and scoring.
/// </summary>
/// <remarks>
/// A label is written as it is, never escaped, because a model learns what stands there. A label that the grammar could not read back
/// (it holds one of its own tags, coordinates where coordinates count, a special token) is a failure with a reason, not another label.
/// </remarks>
public static class AnswerGrammar
{
    private const string SpecialToken = "<|";
    private const string EndOfText = "</s>";

    /// <summary>The answer alone, in its training form; a truth that is a finished text is its own answer.</summary>
    /// <exception cref="ArgumentException">There is no such task, or the truth is of another kind than the task's.</exception>
    public static RenderedAnswer Render(string task, GroundTruth truth)
    {
        var form = AnswerForms.Of(TaskTable.Get(task));
        if (truth is TextTruth text)
        {
            return new RenderedAnswer.Success(text.Text);
        }

        var rendered = form.Render(truth);
        return rendered is RenderedAnswer.Success answer ? Checked(form, answer.Text, truth) : rendered;
    }

    /// <summary>Reasoning, a space and the answer; the answer alone where a task's answer is the whole target (captions).</summary>
    /// <remarks>Checked as a whole: reasoning that would change what the text is read as ends as a failure.</remarks>
    public static RenderedAnswer RenderTarget(string task, GroundTruth truth, string reasoning)
    {
        var form = AnswerForms.Of(TaskTable.Get(task));
        var rendered = Render(task, truth);
        return rendered is RenderedAnswer.Success answer && !form.StandsAlone && truth is not TextTruth && reasoning.Length > 0
            ? Checked(form, $"{reasoning} {answer.Text}", truth)
            : rendered;
    }

    /// <summary>Whether the task's answer is the whole target, with no reasoning before it.</summary>
    public static bool StandsAlone(string task) => AnswerForms.Of(TaskTable.Get(task)).StandsAlone;

    /// <summary>The truth that a text states; text around the answer is passed over, v1's forms are accepted.</summary>
    /// <param name="task">Name of the task.</param>
    /// <param name="text">The text; what follows an end-of-text mark is ignored.</param>
    /// <param name="asked">
    /// A truth of the same question, from which the question, the options, the events shown and the expression are taken (an answer
    /// does not repeat them) and nothing that the answer has to state; null where it is not known.
    /// </param>
    public static ParsedAnswer Parse(string task, string text, GroundTruth? asked = null)
    {
        var end = text.IndexOf(EndOfText, StringComparison.Ordinal);
        return AnswerForms.Of(TaskTable.Get(task)).Parse(end < 0 ? text : text[..end], asked);
    }

    /// <summary>
    /// The truth reduced to what the task's answer states: arig's region without points, an absent object without a name. Parsing a
    /// rendered answer gives exactly this.
    /// </summary>
    public static GroundTruth Stated(string task, GroundTruth truth) =>
        truth is TextTruth ? truth : AnswerForms.Of(TaskTable.Get(task)).Stated(truth);

    /// <summary>The expected answer as the reference's test loader writes it (<c>metadata.output</c>); null where it has no test form.</summary>
    public static string? TestOutput(string task, GroundTruth truth)
    {
        var definition = TaskTable.Get(task);
        return !definition.HasTest ? null
            : truth is TextTruth text ? text.Text
            : AnswerForms.Of(definition).TestOutput(definition, truth);
    }

    private static RenderedAnswer Checked(IAnswerForm form, string text, GroundTruth truth)
    {
        foreach (var reserved in (string[])[SpecialToken, EndOfText])
        {
            if (text.Contains(reserved, StringComparison.Ordinal))
            {
                return AnswerForms.Unsayable($"the text holds '{reserved}', which a tokenizer or evaluator takes for its own: {text}");
            }
        }

        return form.Parse(text, truth) switch
        {
            ParsedAnswer.Success parsed when parsed.Truth == form.Stated(truth) => new RenderedAnswer.Success(text),
            ParsedAnswer.Success parsed => AnswerForms.Unsayable($"'{text}' reads as {parsed.Truth}, not as {form.Stated(truth)}"),
            ParsedAnswer.Failure failure => AnswerForms.Unsayable($"'{text}' cannot be read back: {failure.Detail}"),
            _ => throw new InvalidOperationException("a parsed answer is a success or a failure"),
        };
    }
}
