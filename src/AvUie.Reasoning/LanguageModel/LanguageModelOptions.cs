using System.ComponentModel.DataAnnotations;

namespace AvUie.Reasoning;

/// <summary>How traces are asked for.</summary>
public sealed record WriterOptions
{
    /// <summary>Name of the provider profile.</summary>
    [Required]
    public string Provider { get; init; } = "";

    /// <summary>Traces asked for per sample, of which the best is kept. Default 1.</summary>
    [Range(1, 16)]
    public int Candidates { get; init; } = 1;

    /// <summary>
    /// Traces asked for without the label beforehand; where one comes to the label by itself and passes the checks, the label-hinted ones are
    /// not asked for. Default 0, none.
    /// </summary>
    [Range(0, 16)]
    public int Blind { get; init; }

    /// <summary>Times a reply that cannot be used (cut off, refused, of another form) is asked for again, the first included. Default 3.</summary>
    [Range(1, 10)]
    public int Tries { get; init; } = 3;

    /// <summary>Whether a rejected trace is asked for once more with the failed checks named. Default true.</summary>
    public bool Repair { get; init; } = true;

    /// <summary>Whether each trace is asked for in one of the styles of <c>styles.yaml</c>, chosen by sample, candidate and seed. Default true.</summary>
    public bool Styles { get; init; } = true;

    /// <summary>Temperature. Default 0.2; 0.6 to 0.8 with several candidates.</summary>
    [Range(0.0, 2.0)]
    public double Temperature { get; init; } = 0.2;

    /// <summary>Nucleus. Default 0.9.</summary>
    [Range(0.01, 1.0)]
    public double TopP { get; init; } = 0.9;

    /// <summary>Most tokens of a reply. Default 800.</summary>
    [Range(64, 32_768)]
    public int MaxTokens { get; init; } = 800;

    /// <summary>Seed of the first candidate and try; the others count on from it. Default 0.</summary>
    [Range(0, 2_000_000_000)]
    public int Seed { get; init; }

    /// <summary>Whether the model is shown the pictures. Default true.</summary>
    public bool SendImages { get; init; } = true;

    /// <summary>Whether the model is played the sound. Default true.</summary>
    public bool SendAudio { get; init; } = true;

    /// <summary>How closely pictures are looked at where a provider lets one choose: low, high, auto. Default low.</summary>
    [AllowedValues("low", "high", "auto")]
    public string ImageDetail { get; init; } = "low";
}

/// <summary>How traces are judged by a model, besides the rule checks.</summary>
public sealed record JudgeOptions
{
    /// <summary>Name of the provider profile; another model than the writer's is best.</summary>
    [Required]
    public string Provider { get; init; } = "";

    /// <summary>Whether the judge must recover the answer from the masked trace. Default true.</summary>
    public bool Answer { get; init; } = true;

    /// <summary>Whether every step is weighed against the evidence. Default true.</summary>
    public bool Grounding { get; init; } = true;

    /// <summary>
    /// Share of the samples whose steps are also held against the media: those about pictures against the pictures alone, those about sound
    /// against the sound alone. Which samples follows from their ids and <see cref="Seed"/>. Default 0, none.
    /// </summary>
    [Range(0.0, 1.0)]
    public double MediaShare { get; init; }

    /// <summary>Share of the steps that the evidence must support; likewise the media where they are asked. Default 0.9.</summary>
    [Range(0.0, 1.0)]
    public double SupportedShare { get; init; } = 0.9;

    /// <summary>Seed of the judge's calls and of the draw of <see cref="MediaShare"/>. Default 0.</summary>
    [Range(0, 2_000_000_000)]
    public int Seed { get; init; }

    /// <summary>Most tokens of a reply. Default 400.</summary>
    [Range(64, 32_768)]
    public int MaxTokens { get; init; } = 400;

    /// <summary>Wrong options shown beside the right one. Default 7.</summary>
    [Range(1, 100)]
    public int WrongOptions { get; init; } = 7;
}

/// <summary>What may be spent, counted over all runs that share a journal.</summary>
public sealed record BudgetOptions
{
    /// <summary>Most money, in the currency of the prices. Default no limit.</summary>
    [Range(0.0, 1_000_000_000.0)]
    public double? Money { get; init; }

    /// <summary>Most tokens, read and written. Default no limit.</summary>
    [Range(typeof(long), "0", "9007199254740991")]
    public long? Tokens { get; init; }
}

/// <summary>How long and how often a reply is waited for. Nothing here shapes the output.</summary>
public sealed record CallOptions
{
    /// <summary>Attempts of a call, the first included. Default 8.</summary>
    [Range(1, 100)]
    public int Attempts { get; init; } = 8;

    /// <summary>Seconds of one attempt. Default 180.</summary>
    [Range(0.1, 3600.0)]
    public double AttemptSeconds { get; init; } = 180;

    /// <summary>Seconds of a call with all its attempts and its waiting. Default 3600.</summary>
    [Range(1.0, 86_400.0)]
    public double DeadlineSeconds { get; init; } = 3600;

    /// <summary>Seconds before the second attempt; doubled for each further one. Default 1.</summary>
    [Range(0.001, 600.0)]
    public double FirstRetrySeconds { get; init; } = 1;

    /// <summary>Most seconds between two attempts, whatever a provider asks for. Default 60.</summary>
    [Range(0.001, 3600.0)]
    public double MaxRetrySeconds { get; init; } = 60;

    /// <summary>Seconds in which replies under way are waited for when a run stops. Default 60.</summary>
    [Range(0.0, 3600.0)]
    public double DrainSeconds { get; init; } = 60;
}

/// <summary>Everything that the language-model reasoner needs; checked by <see cref="LanguageModelChecks"/>.</summary>
public sealed record LanguageModelOptions
{
    /// <summary>The profiles that writer and judge name.</summary>
    public required IReadOnlyList<ProviderProfile> Providers { get; init; }

    /// <summary>The writer.</summary>
    public required WriterOptions Writer { get; init; }

    /// <summary>The judge; null for rule checks alone.</summary>
    public JudgeOptions? Judge { get; init; }

    /// <summary>The budget.</summary>
    public BudgetOptions Budget { get; init; } = new();

    /// <summary>Waiting and retrying.</summary>
    public CallOptions Calls { get; init; } = new();

    /// <summary>The journal's file; made where it is absent.</summary>
    public required string Journal { get; init; }

    /// <summary>Folder of prompts that replace embedded ones; null for none.</summary>
    public string? PromptFolder { get; init; }

    /// <summary>Counts the lengths of targets: exactly, or in pieces.</summary>
    public ITokenCounter Tokens { get; init; } = SplitPieces.Instance;

    /// <summary>Whether the network stays off: a reply that the journal lacks stops the run.</summary>
    public bool Offline { get; init; }

    /// <summary>Whether a sample without an acceptable trace gets the template's, marked as such, instead of a line in the ledger.</summary>
    public bool TemplateOnFailure { get; init; }

    /// <summary>How trace and answer become one target; checks see the whole target.</summary>
    public TraceStyle Style { get; init; } = TraceStyle.V2;

    /// <summary>The value of an environment variable; asked for the profiles' keys only.</summary>
    public Func<string, string?> EnvironmentVariable { get; init; } = Environment.GetEnvironmentVariable;
}
