namespace AvUie.Reasoning;

/// <summary>What a call is for.</summary>
internal enum ModelRole
{
    Writer,
    Judge,
    Grounding,

    /// <summary>A writer that is not told the label.</summary>
    Blind,

    /// <summary>A judge that gets the pictures alone.</summary>
    Sight,

    /// <summary>A judge that gets the sound alone.</summary>
    Hearing,
}

/// <summary>Everything that a reply may depend on, and nothing else: the journal's key is a function of it.</summary>
internal sealed record ModelCall
{
    public required ModelRole Role { get; init; }

    public required ProviderProfile Provider { get; init; }

    public required Prompt Prompt { get; init; }

    /// <summary>The system message: the same for all samples of a family, so that servers can keep it.</summary>
    public required string System { get; init; }

    /// <summary>The text of the user's turn; it follows the media.</summary>
    public required string User { get; init; }

    public IReadOnlyList<MediaPart> Media { get; init; } = [];

    public required ReplySchema Schema { get; init; }

    public required double Temperature { get; init; }

    public required double TopP { get; init; }

    public required int MaxTokens { get; init; }

    public required long Seed { get; init; }

    /// <summary><c>low</c>, <c>high</c> or <c>auto</c>.</summary>
    public string ImageDetail { get; init; } = "low";

    /// <summary>0-based candidate; the repair is the one after the last.</summary>
    public int Candidate { get; init; }

    /// <summary>0-based: replies that cannot be used are asked for again.</summary>
    public int Try { get; init; }

    /// <summary>Tokens that the request will be counted as, roughly: four characters a token, media by the profile.</summary>
    public int EstimatedTokensIn
    {
        get
        {
            var text = SplitPieces.Instance.Count(System) + SplitPieces.Instance.Count(User);
            var images = Media.Count(static part => part.Kind == MediaKind.Image) * Provider.TokensPerImage;
            var seconds = Media.Where(static part => part.Kind == MediaKind.Audio).Sum(static part => part.Bytes.Length) / BytesPerSecond;
            return text + images + (int)Math.Ceiling(seconds * Provider.TokensPerAudioSecond);
        }
    }

    private const double BytesPerSecond = 32_000;
}

/// <summary>A form that a reply must have.</summary>
/// <param name="Name">For the wire.</param>
/// <param name="Json">The JSON schema.</param>
/// <param name="Sha256">Hash of <paramref name="Json"/>.</param>
internal sealed record ReplySchema(string Name, string Json, string Sha256)
{
    public static ReplySchema Of(string name, string json) => new(name, json, Sha256Hex.Of(json));
}
