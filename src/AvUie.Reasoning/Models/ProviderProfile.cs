using System.ComponentModel.DataAnnotations;

namespace AvUie.Reasoning;

/// <summary>A language model that answers over HTTP, what it can do, and what it may be asked for.</summary>
public sealed record ProviderProfile
{
    /// <summary>Name by which writer and judge refer to it.</summary>
    [Required]
    [RegularExpression("[A-Za-z0-9][A-Za-z0-9._-]{0,99}")]
    public string Name { get; init; } = "";

    /// <summary>How it is addressed: openai, any OpenAI-compatible endpoint; azure, an Azure OpenAI resource. Default openai.</summary>
    [AllowedValues("openai", "azure")]
    public string Kind { get; init; } = "openai";

    /// <summary>Base address, such as <c>http://127.0.0.1:8000/v1</c>; of Azure, the resource's.</summary>
    [Required]
    public string Endpoint { get; init; } = "";

    /// <summary>The model's name at the endpoint; of Azure, the deployment's.</summary>
    [Required]
    public string Model { get; init; } = "";

    /// <summary>Which weights they are, where the name does not say: replies of another revision are asked for again. Default none.</summary>
    public string? Revision { get; init; }

    /// <summary>Name of the environment variable that holds the key; the key itself never stands in a file. Default: no key.</summary>
    [RegularExpression("[A-Za-z0-9][A-Za-z0-9._-]{0,99}")]
    public string? ApiKeyEnv { get; init; }

    /// <summary>Whether it sees pictures. Default true.</summary>
    public bool Images { get; init; } = true;

    /// <summary>Whether it hears sound (<c>input_audio</c> parts). Default false.</summary>
    public bool Audio { get; init; }

    /// <summary>Most pictures of one request. Default 32.</summary>
    [Range(1, 1024)]
    public int MaxImages { get; init; } = 32;

    /// <summary>How an answer in JSON is asked for: schema, with a JSON schema; object, as any JSON object; none, in words alone. Default schema.</summary>
    [AllowedValues("schema", "object", "none")]
    public string Json { get; init; } = "schema";

    /// <summary>The field that bounds the answer: max_completion_tokens, or max_tokens for servers that know only the older name. Default max_completion_tokens.</summary>
    [AllowedValues("max_completion_tokens", "max_tokens")]
    public string TokenField { get; init; } = "max_completion_tokens";

    /// <summary>Further fields of the request as one JSON object, such as <c>{"chat_template_kwargs":{"enable_thinking":false}}</c>. Default none.</summary>
    public string? ExtraBody { get; init; }

    /// <summary>Tokens that one 224 × 224 picture counts as, for estimates. Default 85.</summary>
    [Range(1, 100_000)]
    public int TokensPerImage { get; init; } = 85;

    /// <summary>Tokens that one second of sound counts as, for estimates. Default 25.</summary>
    [Range(1, 10_000)]
    public int TokensPerAudioSecond { get; init; } = 25;

    /// <summary>Price of a million tokens read, in the currency of the budget. Default 0.</summary>
    [Range(0.0, 1_000_000.0)]
    public double PriceIn { get; init; }

    /// <summary>Price of a million tokens written. Default 0.</summary>
    [Range(0.0, 1_000_000.0)]
    public double PriceOut { get; init; }

    /// <summary>Requests in flight at the same time. Default 16.</summary>
    [Range(1, 4096)]
    public int Concurrency { get; init; } = 16;

    /// <summary>Requests a minute; 0 for no limit. Default 0.</summary>
    [Range(0, 10_000_000)]
    public int RequestsPerMinute { get; init; }

    /// <summary>Tokens a minute, read and written; 0 for no limit. Default 0.</summary>
    [Range(0, 2_000_000_000)]
    public int TokensPerMinute { get; init; }
}
