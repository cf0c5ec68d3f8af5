namespace AvUie.Reasoning;

/// <summary>Why a call brought no reply.</summary>
internal enum CallFault
{
    /// <summary>429.</summary>
    Throttled,

    /// <summary>5xx or 408.</summary>
    Server,

    /// <summary>Refused, reset or cut.</summary>
    Connection,

    /// <summary>No answer in time.</summary>
    Timeout,

    /// <summary>200 with something that is no chat completion.</summary>
    BadBody,

    /// <summary>The breaker is open: nothing was sent.</summary>
    CircuitOpen,

    /// <summary>400, 413, 422 …: this request is not taken.</summary>
    RequestRefused,

    /// <summary>401, 403, 404: the profile is wrong.</summary>
    Denied,
}

/// <summary>A call that brought no reply. The message holds no key.</summary>
internal sealed class ModelCallException(CallFault fault, string message, TimeSpan? retryAfter = null) : Exception(message)
{
    public CallFault Fault { get; } = fault;

    /// <summary>How long the provider asks us to wait.</summary>
    public TimeSpan? RetryAfter { get; } = retryAfter;

    /// <summary>Whether another attempt may bring a reply.</summary>
    public bool IsTransient => Fault is not (CallFault.RequestRefused or CallFault.Denied);

    /// <summary>Whether the provider may have done the work, and charge it.</summary>
    public bool MayBePaid => Fault is CallFault.Connection or CallFault.Timeout or CallFault.BadBody;
}
