using System.ComponentModel.DataAnnotations;
using AvUie.Reasoning;

namespace AvUie.Pipeline.Configuration;

/// <summary>How reasoning traces are made.</summary>
internal sealed record ReasoningSettings
{
    /// <summary>The reasoner that asks a language model.</summary>
    public const string LanguageModel = "llm";

    /// <summary>Who writes them: template, sentences about what was measured, no model; llm, a language model. Default template.</summary>
    [AllowedValues("llm", "template")]
    public string Reasoner { get; init; } = "template";

    /// <summary>How trace and answer are joined: v2, free text before the answer; think, in a think block. Default v2.</summary>
    [AllowedValues("v2", "think")]
    public string Style { get; init; } = "v2";

    /// <summary>The language models that writer and judge may name.</summary>
    public IReadOnlyList<ProviderProfile> Providers { get; init; } = [];

    /// <summary>How traces are asked for; needed where the reasoner is llm.</summary>
    public WriterOptions? Writer { get; init; }

    /// <summary>How a model judges traces besides the rule checks. Default: none does.</summary>
    public JudgeOptions? Judge { get; init; }

    /// <summary>What may be spent, over all runs that share the journal. Default: no limit.</summary>
    public BudgetOptions Budget { get; init; } = new();

    /// <summary>How long and how often a reply is waited for.</summary>
    public CallOptions Calls { get; init; } = new();

    /// <summary>The journal of replies, relative to the build file. Default reasoning-journal.sqlite.</summary>
    public string Journal { get; init; } = "reasoning-journal.sqlite";

    /// <summary>Folder of prompts that replace embedded ones, relative to the build file. Default: none.</summary>
    public string? Prompts { get; init; }

    /// <summary>Folder with vocab.json, merges.txt and tokenizer_config.json, relative to the build file: lengths of targets are counted exactly. Default: counted in pieces.</summary>
    public string? Tokenizer { get; init; }

    /// <summary>What a sample without an acceptable trace becomes: ledger, a line in the ledger; template, a row with a template's trace, marked as such. Default ledger.</summary>
    [AllowedValues("ledger", "template")]
    public string OnFailure { get; init; } = "ledger";
}

/// <summary>What the settings say, in the terms of the reasoner.</summary>
internal static class ReasoningSettingsValues
{
    /// <summary>The style of targets.</summary>
    public static TraceStyle TraceStyle(this ReasoningSettings settings) => settings.Style == "think" ? Reasoning.TraceStyle.Think : Reasoning.TraceStyle.V2;

    /// <summary>Counts the lengths of targets.</summary>
    /// <exception cref="InvalidDataException">The tokenizer's folder cannot be used.</exception>
    public static ITokenCounter TokenCounter(this ReasoningSettings settings) =>
        settings.Tokenizer is { } folder ? QwenTokenCounter.Load(folder) : SplitPieces.Instance;

    /// <summary>The options of the language model; null where none is asked.</summary>
    /// <param name="settings">Checked settings with absolute paths.</param>
    /// <param name="offline">Whether the network stays off.</param>
    /// <param name="variable">The environment.</param>
    public static LanguageModelOptions? LanguageModelOptions(this ReasoningSettings settings, bool offline, Func<string, string?> variable) =>
        settings.Reasoner != ReasoningSettings.LanguageModel ? null : new LanguageModelOptions
        {
            Providers = settings.Providers,
            Writer = settings.Writer!,
            Judge = settings.Judge,
            Budget = settings.Budget,
            Calls = settings.Calls,
            Journal = settings.Journal,
            PromptFolder = settings.Prompts,
            Tokens = settings.TokenCounter(),
            Offline = offline,
            TemplateOnFailure = settings.OnFailure == "template",
            Style = settings.TraceStyle(),
            EnvironmentVariable = variable,
        };
}
