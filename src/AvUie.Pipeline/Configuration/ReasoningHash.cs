using System.Text.Json;
using AvUie.Reasoning;

namespace AvUie.Pipeline.Configuration;

/// <summary>
/// What of the reasoning section can change a byte of the output: prompts, models, settings of writer and judge. Left out are endpoints,
/// keys, prices, rates, budget, waits and where the journal lies; and all of it where no language model is asked.
/// </summary>
internal static class ReasoningHash
{
    public static void Write(Utf8JsonWriter json, ReasoningSettings settings)
    {
        if (settings is not { Reasoner: ReasoningSettings.LanguageModel, Writer: { } writer })
        {
            return;
        }

        json.WriteString("prompts", PromptLibrary.Load(settings.Prompts).Sha256);
        if (settings.Tokenizer is { } tokenizer)
        {
            json.WriteString("tokenizer", QwenTokenCounter.Load(tokenizer).Sha256);
        }

        json.WriteString("on_failure", settings.OnFailure);
        json.WriteStartObject("writer");
        Write(json, settings.Providers, writer.Provider);
        json.WriteNumber("candidates", writer.Candidates);
        json.WriteNumber("blind", writer.Blind);
        json.WriteNumber("tries", writer.Tries);
        json.WriteBoolean("repair", writer.Repair);
        json.WriteBoolean("styles", writer.Styles);
        json.WriteNumber("temperature", writer.Temperature);
        json.WriteNumber("top_p", writer.TopP);
        json.WriteNumber("max_tokens", writer.MaxTokens);
        json.WriteNumber("seed", writer.Seed);
        json.WriteBoolean("send_images", writer.SendImages);
        json.WriteBoolean("send_audio", writer.SendAudio);
        json.WriteString("image_detail", writer.ImageDetail);
        json.WriteEndObject();
        if (settings.Judge is { } judge)
        {
            json.WriteStartObject("judge");
            Write(json, settings.Providers, judge.Provider);
            json.WriteBoolean("answer", judge.Answer);
            json.WriteBoolean("grounding", judge.Grounding);
            json.WriteNumber("media_share", judge.MediaShare);
            json.WriteNumber("supported_share", judge.SupportedShare);
            json.WriteNumber("seed", judge.Seed);
            json.WriteNumber("max_tokens", judge.MaxTokens);
            json.WriteNumber("wrong_options", judge.WrongOptions);
            json.WriteEndObject();
        }
    }

    // The name of the profile stands in every row's provenance.
    private static void Write(Utf8JsonWriter json, IReadOnlyList<ProviderProfile> providers, string name)
    {
        var provider = providers.First(provider => provider.Name == name);
        json.WriteString("provider", provider.Name);
        json.WriteString("model", provider.Model);
        json.WriteString("revision", provider.Revision);
        json.WriteString("json", provider.Json);
        json.WriteString("extra_body", provider.ExtraBody);
    }
}
