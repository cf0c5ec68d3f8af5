namespace AvUie.Core;

/// <summary>How the answers of a task, or of all tasks of a family, are written and read.</summary>
internal interface IAnswerForm
{
    /// <summary>The answer in its training form; not yet checked to parse back.</summary>
    RenderedAnswer Render(GroundTruth truth);

    /// <summary>The truth in a text that may hold reasoning around the answer.</summary>
    /// <param name="text">The text.</param>
    /// <param name="asked">What was asked; its label is not looked at. Null where it is not known.</param>
    ParsedAnswer Parse(string text, GroundTruth? asked);

    /// <summary>The truth reduced to what an answer states; the rest is what a parser cannot know.</summary>
    GroundTruth Stated(GroundTruth truth) => truth;

    /// <summary>The expected form that the reference's test loader writes; null where a truth has none.</summary>
    string? TestOutput(TaskDefinition task, GroundTruth truth);

    /// <summary>Whether the answer is the whole target, with no reasoning before it.</summary>
    bool StandsAlone => false;
}

/// <summary>What the forms share.</summary>
internal static class AnswerForms
{
    /// <summary>The form of a task: its own, or its family's.</summary>
    public static IAnswerForm Of(TaskDefinition task) => task.AnswerForm ?? task.Family switch
    {
        TaskFamily.Matching => new MatchingAnswers(),
        TaskFamily.Action => new ActionAnswers(),
        TaskFamily.Emotion => new EmotionAnswers(),
        TaskFamily.QuestionAnswering => new QuestionAnswers(),
        TaskFamily.EventLocalization => new SingleEventAnswers(),
        TaskFamily.Segmentation => new SegmentationAnswers(),
        TaskFamily.Captioning => new CaptionAnswers(),
        _ => throw new ArgumentOutOfRangeException(nameof(task), task.Family, "no such family"),
    };

    public static T Expect<T>(GroundTruth truth)
        where T : GroundTruth =>
        truth as T ?? throw new ArgumentException($"expected a {typeof(T).Name}, got a {truth.GetType().Name}", nameof(truth));

    public static RenderedAnswer Unsayable(string detail) => new RenderedAnswer.Failure(ReasonCode.AnswerRoundTrip, detail);
}
