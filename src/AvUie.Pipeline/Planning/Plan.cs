using AvUie.Core;
using AvUie.Pipeline.Configuration;

namespace AvUie.Pipeline.Planning;

/// <summary>The ordered list of everything that will be built or rejected, cut into shards.</summary>
/// <param name="File">The build file it was made of.</param>
/// <param name="Rows">Every row of every source.</param>
/// <param name="Chunks">The rows in consecutive pieces, one a shard.</param>
/// <param name="Hash">SHA-256 in lower-case hexadecimal of rows, chunks and options.</param>
internal sealed record Plan(BuildFile File, IReadOnlyList<SourceRow> Rows, IReadOnlyList<PlanChunk> Chunks, string Hash)
{
    /// <summary>Root folder by source name.</summary>
    public IReadOnlyDictionary<string, string> Roots =>
        File.Sources.DistinctBy(static source => source.Adapter).ToDictionary(static source => source.Adapter, static source => source.Root);
}

/// <summary>The rows of one shard.</summary>
/// <param name="Index">0-based.</param>
/// <param name="Rows">Samples and rejections in the order of the plan.</param>
internal sealed record PlanChunk(int Index, IReadOnlyList<SourceRow> Rows)
{
    /// <summary>Rows that are samples.</summary>
    public int Samples => Rows.Count(static row => row is SourceRow.Accepted);
}

/// <summary>A plan or why there is none. Closed.</summary>
internal abstract record PlanResult
{
    private PlanResult()
    {
    }

    internal sealed record Success(Plan Plan) : PlanResult;

    /// <param name="Errors">One sentence each.</param>
    internal sealed record Failure(IReadOnlyList<string> Errors) : PlanResult;
}
