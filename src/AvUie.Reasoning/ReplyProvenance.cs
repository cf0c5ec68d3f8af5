namespace AvUie.Reasoning;

/// <summary>The reply of a language model that a trace was read from. What a clock said is copied from the journal, so that a rebuild gives the same bytes.</summary>
public sealed record ReplyProvenance
{
    /// <summary>Name of the provider profile that was asked.</summary>
    public required string Provider { get; init; }

    /// <summary>The model as the reply names it.</summary>
    public string? ModelServed { get; init; }

    /// <summary>The revision that the profile declares.</summary>
    public string? Revision { get; init; }

    /// <summary>The provider's mark of its software.</summary>
    public string? SystemFingerprint { get; init; }

    /// <summary>Prompt and version, such as <c>action/1</c>.</summary>
    public required string PromptId { get; init; }

    /// <summary>Hash of the prompt's files.</summary>
    public required string PromptSha256 { get; init; }

    /// <summary>Hash of the JSON schema of the reply.</summary>
    public required string SchemaSha256 { get; init; }

    /// <summary>Temperature.</summary>
    public required double Temperature { get; init; }

    /// <summary>Nucleus.</summary>
    public required double TopP { get; init; }

    /// <summary>Most tokens of the reply.</summary>
    public required int MaxTokens { get; init; }

    /// <summary>Seed sent.</summary>
    public required long Seed { get; init; }

    /// <summary>0-based candidate.</summary>
    public required int Candidate { get; init; }

    /// <summary>HTTP attempts that the reply took.</summary>
    public required int Attempt { get; init; }

    /// <summary><c>blind</c>: the label was not given, and the answer was the label; <c>hinted</c>: the label was given as hidden target; <c>repair</c>: likewise, with the failed checks named.</summary>
    public required string Route { get; init; }

    /// <summary>Hashes of the media sent, in order.</summary>
    public required IReadOnlyList<string> MediaSha256 { get; init; }

    /// <summary>Tokens read from the provider's cache.</summary>
    public int TokensCached { get; init; }

    /// <summary>Milliseconds of the attempt that brought the reply.</summary>
    public required long LatencyMilliseconds { get; init; }

    /// <summary>The provider's reason for ending.</summary>
    public string? FinishReason { get; init; }

    /// <summary>Key of the reply in the journal.</summary>
    public required string ResponseKey { get; init; }

    /// <summary>When the reply came, ISO 8601.</summary>
    public required string Utc { get; init; }

    /// <summary>Version of the software that read the reply.</summary>
    public required string CodeVersion { get; init; }

    /// <summary>Names of the checks that the trace passed, in order.</summary>
    public required IReadOnlyList<string> Checks { get; init; }

    /// <summary>Who judged it besides the rules; empty where nobody did.</summary>
    public IReadOnlyList<JudgeProvenance> Judges { get; init; } = [];
}

/// <summary>A model that judged a trace.</summary>
/// <param name="Check"><c>judge_answer</c> or <c>grounding</c>.</param>
/// <param name="Model">The model asked.</param>
/// <param name="ModelServed">The model as the reply names it.</param>
/// <param name="PromptId">Prompt and version.</param>
/// <param name="PromptSha256">Hash of the prompt.</param>
/// <param name="Result">What it found, such as <c>3 of 3 steps supported</c>.</param>
/// <param name="ResponseKey">Key of its reply in the journal.</param>
public sealed record JudgeProvenance(
    string Check, string Model, string? ModelServed, string PromptId, string PromptSha256, string Result, string ResponseKey);
