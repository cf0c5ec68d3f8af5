namespace AvUie.Shards;

/// <summary>
/// What a finished shard is and holds: <c>shard-00007.json</c>, written last. A shard is complete if and only if its receipt is there.
/// </summary>
/// <param name="FormatVersion">Version of receipts, ledgers, indexes and columns together.</param>
/// <param name="Shard">0-based index in the plan.</param>
/// <param name="PlanHash">Hash of the whole plan.</param>
/// <param name="BuildHash">Hash of what else the bytes depend on.</param>
/// <param name="Counts">The books of the shard; nothing is pending.</param>
/// <param name="Tasks">By task and split.</param>
/// <param name="Reasons">By reason code.</param>
/// <param name="Parquet">The rows.</param>
/// <param name="Index">The byte-offset index.</param>
/// <param name="Ledger">What was not written.</param>
public sealed record ShardReceipt(
    int FormatVersion,
    int Shard,
    string PlanHash,
    string BuildHash,
    Counts Counts,
    IReadOnlyList<TaskCount> Tasks,
    IReadOnlyList<ReasonCount> Reasons,
    FileDigest Parquet,
    FileDigest Index,
    FileDigest Ledger)
{
    /// <summary>The version that this software writes.</summary>
    public const int CurrentVersion = ShardSchema.Version;

    /// <summary>Reads a receipt.</summary>
    /// <exception cref="InvalidDataException">It is no receipt of this version.</exception>
    public static ShardReceipt Read(string path)
    {
        var receipt = BooksJson.ReadPage<ShardReceipt>(path);
        if (!ShardNames.AreOf(receipt.Shard, receipt.Parquet, receipt.Index, receipt.Ledger))
        {
            throw new InvalidDataException($"{path}: names other files than shard {receipt.Shard} has. Build the shard again.");
        }

        return receipt.FormatVersion == CurrentVersion
            ? receipt
            : throw new InvalidDataException($"{path}: has format version {receipt.FormatVersion}, this software reads {CurrentVersion}. Build the shard again.");
    }

    /// <summary>The receipt of a shard; null where the shard is not complete.</summary>
    public static ShardReceipt? Find(string folder, int shard)
    {
        var path = Path.Combine(folder, ShardNames.Receipt(shard));
        return File.Exists(path) ? Read(path) : null;
    }

    /// <summary>The bytes on disk.</summary>
    public byte[] ToBytes() => BooksJson.PageBytes(this);

    /// <summary>
    /// Whether the shard was finished for this plan and build and its files still have their lengths: then a restart may skip it.
    /// </summary>
    public static bool IsFinished(string folder, ShardIdentity identity)
    {
        ShardReceipt? receipt;
        try
        {
            receipt = Find(folder, identity.Index);
        }
        catch (InvalidDataException)
        {
            return false;
        }

        return receipt is not null && receipt.PlanHash == identity.PlanHash && receipt.BuildHash == identity.BuildHash
            && receipt.Counts.Planned == identity.Planned
            && new[] { receipt.Parquet, receipt.Index, receipt.Ledger }.All(file =>
                new FileInfo(Path.Combine(folder, file.Name)) is { Exists: true } info && info.Length == file.Bytes);
    }
}
