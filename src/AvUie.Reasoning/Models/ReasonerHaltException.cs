namespace AvUie.Reasoning;

/// <summary>Why no further trace can be had for now.</summary>
public enum HaltReason
{
    /// <summary>The budget is spent.</summary>
    Budget,

    /// <summary>The network is off and the journal does not hold a reply.</summary>
    Offline,

    /// <summary>The provider answers nobody.</summary>
    Unavailable,

    /// <summary>The provider does not know the key, the model or the form of our requests.</summary>
    Denied,
}

/// <summary>
/// The reasoner cannot go on, through no fault of the sample: the build must stop and leave the sample pending, because a later run would
/// come to another end. Every reply paid so far is in the journal.
/// </summary>
public sealed class ReasonerHaltException : Exception
{
    internal ReasonerHaltException(HaltReason reason, string message, Exception? inner = null)
        : base(message, inner) => Reason = reason;

    /// <summary>Why.</summary>
    public HaltReason Reason { get; }
}
