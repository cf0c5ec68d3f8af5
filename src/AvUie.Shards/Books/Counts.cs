using System.Text.Json.Serialization;

namespace AvUie.Shards;

/// <summary>The books of a shard or of a build: every planned sample ends exactly once.</summary>
/// <param name="Planned">Samples of the plan.</param>
/// <param name="Written">Rows.</param>
/// <param name="Filtered">Left out by rule.</param>
/// <param name="Failed">Should have worked and did not.</param>
/// <param name="Pending">Of shards not built yet.</param>
public sealed record Counts(long Planned, long Written, long Filtered, long Failed, long Pending)
{
    /// <summary>Whether nothing is missing from the books.</summary>
    [JsonIgnore]
    public bool Balance => Planned == Written + Filtered + Failed + Pending;

    /// <summary>Sums.</summary>
    public static Counts operator +(Counts left, Counts right) => new(
        left.Planned + right.Planned,
        left.Written + right.Written,
        left.Filtered + right.Filtered,
        left.Failed + right.Failed,
        left.Pending + right.Pending);

    /// <summary>Sums.</summary>
    public static Counts Add(Counts left, Counts right) => left + right;
}

/// <summary>How the samples of a task and split ended.</summary>
/// <param name="Task">Task.</param>
/// <param name="Split">Split; null for rejected rows that name none.</param>
/// <param name="Written">Rows.</param>
/// <param name="Filtered">Left out by rule.</param>
/// <param name="Failed">Should have worked and did not.</param>
public sealed record TaskCount(string Task, string? Split, long Written, long Filtered, long Failed);

/// <summary>How many samples ended for a reason.</summary>
/// <param name="Reason">Name of the reason code.</param>
/// <param name="Outcome"><c>filtered</c> or <c>failed</c>.</param>
/// <param name="Count">Samples.</param>
public sealed record ReasonCount(string Reason, string Outcome, long Count);

/// <summary>A file of a shard.</summary>
/// <param name="Name">Its name in the folder.</param>
/// <param name="Bytes">Its length.</param>
/// <param name="Sha256">Lower-case hexadecimal SHA-256.</param>
/// <param name="Xxh3">XXH3 of 64 bits, seed 0, lower-case hexadecimal: eight times as fast to check.</param>
public sealed record FileDigest(string Name, long Bytes, string Sha256, string Xxh3);
