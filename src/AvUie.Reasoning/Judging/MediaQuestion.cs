namespace AvUie.Reasoning;

/// <summary>What a judge is asked about one medium of a sample.</summary>
/// <param name="Medium">The pictures or the sound.</param>
/// <param name="Steps">1-based numbers of the trace's steps about it.</param>
/// <param name="Call">The call; it carries that medium and no other.</param>
internal sealed record MediaQuestion(Modality Medium, IReadOnlyList<int> Steps, ModelCall Call)
{
    /// <summary>The medium in words.</summary>
    public string Words => Medium == Modality.Visual ? "the pictures alone" : "the sound alone";

    /// <summary>Whether the sample has the medium; without it there is nothing to ask.</summary>
    public bool CanBeAsked => Call.Media.Count > 0;
}

/// <summary>What came of the question.</summary>
/// <param name="Question">The question.</param>
/// <param name="Reply">The verdicts; null where no reply could be used.</param>
/// <param name="Entry">The reply as journaled; null where nothing could be asked.</param>
internal sealed record MediaAnswer(MediaQuestion Question, GroundingReply? Reply, JournalEntry? Entry)
{
    /// <summary>In words, for the provenance.</summary>
    public string Result => Reply is null
        ? $"{Question.Words}: no usable reply"
        : FormattableString.Invariant($"{Question.Words}: {Reply.Supported} of {Question.Steps.Count} steps supported");
}
