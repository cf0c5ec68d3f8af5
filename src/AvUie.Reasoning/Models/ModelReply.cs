namespace AvUie.Reasoning;

/// <summary>What became of a call, as the journal keeps it.</summary>
internal enum ReplyStatus
{
    /// <summary>The model spoke to the end.</summary>
    Complete,

    /// <summary>It was cut off at the token limit.</summary>
    Length,

    /// <summary>It declined.</summary>
    Refusal,

    /// <summary>The provider's filter held it back.</summary>
    ContentFilter,

    /// <summary>It said nothing.</summary>
    Empty,

    /// <summary>The provider does not take this request (400, 413, 422), though it takes others.</summary>
    RequestRefused,

    /// <summary>No reply after all attempts, though the provider answered others meanwhile.</summary>
    GaveUp,
}

/// <summary>A reply of a model, whatever its use.</summary>
internal sealed record ModelReply
{
    public required ReplyStatus Status { get; init; }

    /// <summary>The text; a refusal's text, or what a provider says where there is none.</summary>
    public required string Content { get; init; }

    public string? ModelServed { get; init; }

    public string? SystemFingerprint { get; init; }

    public string? FinishReason { get; init; }

    public string? ResponseId { get; init; }

    public int TokensIn { get; init; }

    public int TokensOut { get; init; }

    public int TokensCached { get; init; }
}

/// <summary>Asks a model once. Everything that keeps it from answering is a <see cref="ModelCallException"/>.</summary>
internal interface IChatModel
{
    Task<ModelReply> CompleteAsync(ModelCall call, CancellationToken cancellation);
}
