using AvUie.Core;
using AvUie.Reasoning;

namespace AvUie.Pipeline.Configuration;

/// <summary>Whether the reasoning section goes together, with itself and with the tasks to be built.</summary>
internal sealed class ReasoningChecks(ConfigBinder binder)
{
    private const string Section = "reasoning";

    /// <summary>Errors go to the binder. Without a language model nothing but the form and the tokenizer matters.</summary>
    public void Run(ReasoningSettings settings, string output, IReadOnlyCollection<string> tasks)
    {
        CheckTokenizer(settings.Tokenizer);
        if (settings.Reasoner != ReasoningSettings.LanguageModel || settings.Providers.Any(static provider => provider is null))
        {
            return;
        }

        foreach (var problem in LanguageModelChecks.Problems(settings.Providers, settings.Writer, settings.Judge, settings.Budget, tasks))
        {
            if (binder.IsSound($"{Section}.{problem.Path}"))
            {
                binder.Fail($"{Section}.{problem.Path}", problem.Found, problem.Expected);
            }
        }

        if (Directory.Exists(settings.Journal))
        {
            binder.Fail($"{Section}.journal", $"a folder at {Printable.Of(settings.Journal)}", "a file, or a name for one to be made");
        }
        else if (Path.GetDirectoryName(settings.Journal) is { } folder && (folder + '/').StartsWith(Path.TrimEndingDirectorySeparator(output) + '/', StringComparison.Ordinal))
        {
            binder.Fail($"{Section}.journal", $"{Printable.Of(settings.Journal)}, inside the output folder", "a place outside: the journal outlives the shards and is not given away with them");
        }

        CheckPrompts(settings.Prompts);
    }

    private void CheckTokenizer(string? folder)
    {
        if (folder is null)
        {
            return;
        }

        try
        {
            QwenTokenCounter.Load(folder);
        }
        catch (InvalidDataException error)
        {
            binder.Fail($"{Section}.tokenizer", Printable.Of(error.Message, 600), "the folder of the model's tokenizer, or no such key");
        }
    }

    private void CheckPrompts(string? folder)
    {
        if (folder is null)
        {
            return;
        }

        if (!Directory.Exists(folder))
        {
            binder.Fail($"{Section}.prompts", $"no folder at {Printable.Of(folder)}", "the folder of the build's own prompts");
            return;
        }

        try
        {
            PromptLibrary.Load(folder);
        }
        catch (Exception error) when (error is InvalidDataException or IOException or UnauthorizedAccessException)
        {
            binder.Fail($"{Section}.prompts", Printable.Of(error.Message, 600), "prompts as docs/reasoning.md describes them");
        }
    }
}
