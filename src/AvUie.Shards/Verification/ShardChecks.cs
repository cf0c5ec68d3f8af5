using System.Globalization;

namespace AvUie.Shards;

/// <summary>One shard against its receipt and manifest entry.</summary>
internal sealed class ShardChecks(string folder, ManifestShard shard, Dictionary<string, string> ids, List<VerifyProblem> problems)
{
    /// <summary>Returns the rows whose ids were read.</summary>
    public async Task<long> RunAsync(Manifest manifest, bool deep, CancellationToken cancellation)
    {
        CheckReceipt(manifest);
        var parquet = await CheckFileAsync(shard.Parquet, deep, cancellation);
        var index = await CheckFileAsync(shard.Index, deep, cancellation);

        // Small, and the only file that somebody may be tempted to edit.
        if (await CheckFileAsync(shard.Ledger, hash: true, cancellation))
        {
            CheckLedger();
        }

        if (!parquet)
        {
            return 0;
        }

        var rows = await CheckRowsAsync(deep, cancellation);
        if (deep && index)
        {
            await CheckIndexAsync(cancellation);
        }

        return rows;
    }

    private void CheckReceipt(Manifest manifest)
    {
        var name = ShardNames.Receipt(shard.Shard);
        try
        {
            if (ShardReceipt.Find(folder, shard.Shard) is not { } receipt)
            {
                Add(name, "is missing, so the shard is not complete");
            }
            else if (receipt.Shard != shard.Shard || receipt.Counts != shard.Counts || receipt.Parquet != shard.Parquet || receipt.Index != shard.Index
                || receipt.Ledger != shard.Ledger || receipt.PlanHash != manifest.PlanHash || receipt.BuildHash != manifest.BuildHash)
            {
                Add(name, "says something else than the manifest");
            }
            else if (!receipt.Counts.Balance)
            {
                Add(name, $"its books do not balance: {receipt.Counts}");
            }
        }
        catch (InvalidDataException exception)
        {
            problems.Add(new VerifyProblem(name, ShardVerifier.OneLine(exception)));
        }
    }

    private async Task<bool> CheckFileAsync(FileDigest expected, bool hash, CancellationToken cancellation)
    {
        var info = new FileInfo(Path.Combine(folder, expected.Name));
        if (!info.Exists)
        {
            Add(expected.Name, "is missing");
            return false;
        }

        if (info.Length != expected.Bytes)
        {
            Add(expected.Name, $"has {info.Length} bytes, expected {expected.Bytes}: it was cut or replaced");
            return false;
        }

        if (hash && await FileHash.OfAsync(info.FullName, expected.Name, cancellation) is var found && found != expected)
        {
            Add(expected.Name, $"has SHA-256 {found.Sha256}, expected {expected.Sha256}: its content was changed");
            return false;
        }

        return true;
    }

    private void CheckLedger()
    {
        try
        {
            var tally = new Tally();
            foreach (var entry in Ledger.Read(Path.Combine(folder, shard.Ledger.Name)))
            {
                tally.Add(entry);
                AddId(entry.Id, shard.Ledger.Name);
            }

            if (tally.Filtered != shard.Counts.Filtered || tally.Failed != shard.Counts.Failed)
            {
                Add(shard.Ledger.Name, $"holds {tally.Filtered} filtered and {tally.Failed} failed, the manifest says {shard.Counts.Filtered} and {shard.Counts.Failed}");
            }
        }
        catch (InvalidDataException exception)
        {
            problems.Add(new VerifyProblem(shard.Ledger.Name, ShardVerifier.OneLine(exception)));
        }
    }

    private async Task<long> CheckRowsAsync(bool deep, CancellationToken cancellation)
    {
        var rows = 0L;
        try
        {
            await using var reader = await ShardReader.OpenAsync(Path.Combine(folder, shard.Parquet.Name), deep ? null : [ColumnNames.Id], cancellation);
            await foreach (var row in reader.ReadAsync(cancellation))
            {
                rows++;
                AddId(row.Id, shard.Parquet.Name);
            }

            if (rows != shard.Counts.Written || reader.RowCount != rows)
            {
                Add(shard.Parquet.Name, string.Create(
                    CultureInfo.InvariantCulture, $"holds {rows} rows (its footer says {reader.RowCount}), the manifest says {shard.Counts.Written}"));
            }
        }
        catch (InvalidDataException exception)
        {
            problems.Add(new VerifyProblem(shard.Parquet.Name, ShardVerifier.OneLine(exception)));
        }

        return rows;
    }

    private async Task CheckIndexAsync(CancellationToken cancellation)
    {
        try
        {
            var rebuilt = await ShardIndex.BuildAsync(Path.Combine(folder, shard.Parquet.Name), cancellation);
            if (!rebuilt.Bytes.Span.SequenceEqual(ShardIndex.Read(Path.Combine(folder, shard.Index.Name)).Bytes.Span))
            {
                Add(shard.Index.Name, $"does not belong to {shard.Parquet.Name}");
            }
        }
        catch (InvalidDataException exception)
        {
            problems.Add(new VerifyProblem(shard.Index.Name, ShardVerifier.OneLine(exception)));
        }
    }

    private void AddId(string id, string file)
    {
        if (!ids.TryAdd(id, file))
        {
            problems.Add(new VerifyProblem(file, $"holds sample '{id.ReplaceLineEndings(" ")}', which {ids[id]} holds too. Plan and build again"));
        }
    }

    private void Add(string file, string what) => problems.Add(new VerifyProblem(file, $"{what}. Build shard {shard.Shard} again and seal"));
}
