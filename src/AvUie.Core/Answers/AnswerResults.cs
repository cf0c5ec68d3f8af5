namespace AvUie.Core;

/// <summary>A rendered answer or the reason why there is none. Closed.</summary>
public abstract record RenderedAnswer
{
    private RenderedAnswer()
    {
    }

    /// <summary>An answer that parses back to its truth.</summary>
    /// <param name="Text">The text.</param>
    public sealed record Success(string Text) : RenderedAnswer;

    /// <summary>No answer: the truth cannot be said in the task's form.</summary>
    /// <param name="Reason">The reason code.</param>
    /// <param name="Detail">What stands in the way, for a person.</param>
    public sealed record Failure(ReasonCode Reason, string Detail) : RenderedAnswer;
}

/// <summary>A parsed answer or the reason why there is none. Closed.</summary>
public abstract record ParsedAnswer
{
    private ParsedAnswer()
    {
    }

    /// <summary>The truth that a text states.</summary>
    /// <param name="Truth">The truth; what an answer never states (question, options, expression) comes from the question.</param>
    public sealed record Success(GroundTruth Truth) : ParsedAnswer;

    /// <summary>The text states none.</summary>
    /// <param name="Detail">What was expected and what was found, for a person.</param>
    public sealed record Failure(string Detail) : ParsedAnswer;
}
