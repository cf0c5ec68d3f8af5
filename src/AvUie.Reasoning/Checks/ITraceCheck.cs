namespace AvUie.Reasoning;

/// <summary>One rule that a trace must keep, whoever wrote it.</summary>
/// <remarks>Pure and thread-safe: the verdict depends on the arguments alone.</remarks>
public interface ITraceCheck
{
    /// <summary>Name in ledgers and counts, lower case with underscores.</summary>
    string Name { get; }

    /// <summary>Says what is wrong; null where nothing is.</summary>
    /// <param name="trace">The trace.</param>
    /// <param name="request">What the reasoner was given.</param>
    /// <param name="rendered">The whole target text, trace and answer.</param>
    string? Reject(ReasoningTrace trace, ReasoningRequest request, string rendered);
}
