namespace AvUie.Shards;

/// <summary>
/// What a folder of shards holds: <c>manifest.json</c>, merged from the receipts and written last. It holds no clock and no name of a
/// machine: the same receipts give the same bytes, whoever built the shards in whatever order.
/// </summary>
/// <param name="FormatVersion">Version of everything in the folder.</param>
/// <param name="PlanHash">Hash of the plan.</param>
/// <param name="BuildHash">Hash of what else the bytes depend on.</param>
/// <param name="Counts">planned = written + filtered + failed + pending.</param>
/// <param name="Tasks">By task and split.</param>
/// <param name="Reasons">By reason code.</param>
/// <param name="PendingShards">Indices without a receipt.</param>
/// <param name="Shards">The finished shards by index.</param>
public sealed record Manifest(
    int FormatVersion,
    string PlanHash,
    string BuildHash,
    Counts Counts,
    IReadOnlyList<TaskCount> Tasks,
    IReadOnlyList<ReasonCount> Reasons,
    IReadOnlyList<int> PendingShards,
    IReadOnlyList<ManifestShard> Shards)
{
    /// <summary>Merges the receipts of <paramref name="folder"/> and writes the manifest.</summary>
    /// <param name="folder">Where the shards lie.</param>
    /// <param name="planHash">Hash of the plan.</param>
    /// <param name="buildHash">Hash of what else the bytes depend on.</param>
    /// <param name="plannedPerShard">Rows of each chunk of the plan, by shard index.</param>
    /// <exception cref="InvalidDataException">A receipt is of another plan or build, or its books do not balance.</exception>
    public static Manifest Seal(string folder, string planHash, string buildHash, IReadOnlyList<int> plannedPerShard)
    {
        var shards = new List<ManifestShard>();
        var pending = new List<int>();
        var tally = new Tally();
        var counts = new Counts(0, 0, 0, 0, 0);
        for (var index = 0; index < plannedPerShard.Count; index++)
        {
            if (ShardReceipt.Find(folder, index) is not { } receipt)
            {
                pending.Add(index);
                counts += new Counts(plannedPerShard[index], 0, 0, 0, plannedPerShard[index]);
                continue;
            }

            Check(folder, index, receipt, planHash, buildHash, plannedPerShard[index]);
            shards.Add(new ManifestShard(index, receipt.Counts, receipt.Parquet, receipt.Index, receipt.Ledger));
            tally.Add(receipt);
            counts += receipt.Counts;
        }

        var manifest = new Manifest(ShardReceipt.CurrentVersion, planHash, buildHash, counts, tally.Tasks, tally.Reasons, pending, shards);
        AtomicFile.Write(Path.Combine(folder, ShardNames.Manifest), manifest.ToBytes());
        return manifest;
    }

    /// <summary>Reads the manifest of a folder.</summary>
    /// <exception cref="InvalidDataException">There is none, or none of this version.</exception>
    public static Manifest Read(string folder)
    {
        var path = Path.Combine(folder, ShardNames.Manifest);
        if (!File.Exists(path))
        {
            throw new InvalidDataException($"{folder}: has no {ShardNames.Manifest}; the build was not sealed. Run it to its end, or seal the folder.");
        }

        var manifest = BooksJson.ReadPage<Manifest>(path);
        if (manifest.Shards.FirstOrDefault(static shard => !ShardNames.AreOf(shard.Shard, shard.Parquet, shard.Index, shard.Ledger)) is { } crafted)
        {
            throw new InvalidDataException($"{path}: names other files for shard {crafted.Shard} than a shard has. Seal the folder again.");
        }

        return manifest.FormatVersion == ShardReceipt.CurrentVersion
            ? manifest
            : throw new InvalidDataException(
                $"{path}: has format version {manifest.FormatVersion}, this software reads {ShardReceipt.CurrentVersion}. Build the folder again.");
    }

    /// <summary>The bytes on disk.</summary>
    public byte[] ToBytes() => BooksJson.PageBytes(this);

    /// <summary>
    /// Removes a manifest that says something else of a shard than its new receipt: a folder under rebuild must not look sealed.
    /// One that agrees stays, because a retried shard has the same bytes.
    /// </summary>
    internal static void RemoveIfContradicted(string folder, ShardReceipt receipt)
    {
        var path = Path.Combine(folder, ShardNames.Manifest);
        if (!File.Exists(path))
        {
            return;
        }

        try
        {
            var shard = Read(folder).Shards.FirstOrDefault(one => one.Shard == receipt.Shard);
            if (shard is not null && shard.Parquet == receipt.Parquet && shard.Index == receipt.Index && shard.Ledger == receipt.Ledger)
            {
                return;
            }
        }
        catch (InvalidDataException)
        {
            // Unreadable: it goes as well.
        }

        File.Delete(path);
    }

    private static void Check(string folder, int index, ShardReceipt receipt, string planHash, string buildHash, int planned)
    {
        var path = Path.Combine(folder, ShardNames.Receipt(index));
        if (receipt.PlanHash != planHash || receipt.BuildHash != buildHash)
        {
            throw new InvalidDataException(
                $"{path}: was built for plan {receipt.PlanHash}, build {receipt.BuildHash}; expected plan {planHash}, build {buildHash}. Build shard {index} again.");
        }

        if (receipt.Shard != index || receipt.Counts.Planned != planned || receipt.Counts.Pending != 0 || !receipt.Counts.Balance)
        {
            throw new InvalidDataException($"{path}: its books do not balance with the plan's {planned} rows ({receipt.Counts}). Build shard {index} again.");
        }
    }
}

/// <summary>A finished shard in the manifest.</summary>
/// <param name="Shard">0-based index in the plan.</param>
/// <param name="Counts">Its books.</param>
/// <param name="Parquet">The rows.</param>
/// <param name="Index">The byte-offset index.</param>
/// <param name="Ledger">What was not written.</param>
public sealed record ManifestShard(int Shard, Counts Counts, FileDigest Parquet, FileDigest Index, FileDigest Ledger);
