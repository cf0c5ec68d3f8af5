namespace AvUie.Core;

/// <summary>What an adapter yields: a sample or a rejection. Closed.</summary>
public abstract record SourceRow
{
    private SourceRow()
    {
    }

    /// <summary>The id of the sample or rejection.</summary>
    public abstract string Id { get; }

    /// <summary>A sample to build.</summary>
    /// <param name="Value">The sample.</param>
    public sealed record Accepted(SourceSample Value) : SourceRow
    {
        /// <inheritdoc/>
        public override string Id => Value.Id;
    }

    /// <summary>A row that became no sample.</summary>
    /// <param name="Value">The reason and its place.</param>
    public sealed record Rejected(Rejection Value) : SourceRow
    {
        /// <inheritdoc/>
        public override string Id => Value.Id;
    }
}
