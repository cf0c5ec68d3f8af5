namespace AvUie.Shards;

/// <summary>The manifest against itself and against the names in its folder.</summary>
internal static class ManifestChecks
{
    public static void Run(string folder, Manifest manifest, List<VerifyProblem> problems)
    {
        if (!manifest.Counts.Balance)
        {
            Add(problems, $"the books do not balance: {manifest.Counts}. Seal the folder again");
        }

        if (manifest.PendingShards.Count > 0)
        {
            Add(problems, $"shards {string.Join(", ", manifest.PendingShards)} are not built ({manifest.Counts.Pending} samples). Build them and seal again");
        }

        var written = manifest.Shards.Sum(static shard => shard.Counts.Written);
        var filtered = manifest.Shards.Sum(static shard => shard.Counts.Filtered);
        var failed = manifest.Shards.Sum(static shard => shard.Counts.Failed);
        if ((written, filtered, failed) != (manifest.Counts.Written, manifest.Counts.Filtered, manifest.Counts.Failed))
        {
            Add(problems, $"totals differ from the sum over shards ({written} written, {filtered} filtered, {failed} failed). Seal the folder again");
        }

        CheckReceiptTotals(folder, manifest, problems);
        CheckNames(folder, manifest, problems);
    }

    private static void CheckReceiptTotals(string folder, Manifest manifest, List<VerifyProblem> problems)
    {
        var tally = new Tally();
        foreach (var shard in manifest.Shards)
        {
            try
            {
                if (ShardReceipt.Find(folder, shard.Shard) is { } receipt)
                {
                    tally.Add(receipt);
                }
            }
            catch (InvalidDataException)
            {
                // Reported with the shard.
                return;
            }
        }

        if (!tally.Tasks.SequenceEqual(manifest.Tasks) || !tally.Reasons.SequenceEqual(manifest.Reasons))
        {
            Add(problems, "counts by task, split or reason differ from the receipts'. Seal the folder again");
        }
    }

    private static void CheckNames(string folder, Manifest manifest, List<VerifyProblem> problems)
    {
        var known = manifest.Shards
            .SelectMany(static shard => new[] { shard.Parquet.Name, shard.Index.Name, shard.Ledger.Name, ShardNames.Receipt(shard.Shard) })
            .ToHashSet(StringComparer.Ordinal);
        foreach (var name in Directory.EnumerateFiles(folder, "shard-*").Select(path => Path.GetFileName(path)).Order(StringComparer.Ordinal))
        {
            if (name.Contains(AtomicFile.TemporaryMark, StringComparison.Ordinal))
            {
                problems.Add(new VerifyProblem(name, "was left by a writer that was stopped. Delete it when no build runs"));
            }
            else if (!known.Contains(name))
            {
                problems.Add(new VerifyProblem(name, "is not in the manifest. Seal the folder again, or delete it if it is of another build"));
            }
        }
    }

    private static void Add(List<VerifyProblem> problems, string message) => problems.Add(new VerifyProblem(ShardNames.Manifest, message));
}
