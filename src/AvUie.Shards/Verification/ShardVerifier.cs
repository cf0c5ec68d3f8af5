namespace AvUie.Shards;

/// <summary>Something wrong in a folder of shards.</summary>
/// <param name="File">Name of the file in the folder.</param>
/// <param name="Message">What is wrong and what to do, in one line.</param>
public sealed record VerifyProblem(string File, string Message)
{
    /// <inheritdoc/>
    public override string ToString() => $"{File}: {Message}";
}

/// <summary>What was checked and what is wrong.</summary>
/// <param name="Shards">Shards checked.</param>
/// <param name="Rows">Rows whose ids were read.</param>
/// <param name="Problems">Empty for a sound folder.</param>
public sealed record VerifyReport(int Shards, long Rows, IReadOnlyList<VerifyProblem> Problems)
{
    /// <summary>Nothing is wrong.</summary>
    public bool IsSound => Problems.Count == 0;
}

/// <summary>
/// Checks a sealed folder: files and lengths, receipts and manifest against each other, row counts, ledgers, ids unique over rows and ledgers.
/// Deep, it also hashes every file, decodes every column of every row and rebuilds every index: the only way to see a flipped bit.
/// </summary>
public static class ShardVerifier
{
    /// <summary>Checks a folder; never throws for what it finds there.</summary>
    public static async Task<VerifyReport> VerifyAsync(string folder, bool deep, CancellationToken cancellation = default)
    {
        var problems = new List<VerifyProblem>();
        Manifest manifest;
        try
        {
            manifest = Manifest.Read(folder);
        }
        catch (InvalidDataException exception)
        {
            return new VerifyReport(0, 0, [new VerifyProblem(ShardNames.Manifest, OneLine(exception))]);
        }

        ManifestChecks.Run(folder, manifest, problems);
        var ids = new Dictionary<string, string>(StringComparer.Ordinal);
        var rows = 0L;
        foreach (var shard in manifest.Shards)
        {
            cancellation.ThrowIfCancellationRequested();
            rows += await new ShardChecks(folder, shard, ids, problems).RunAsync(manifest, deep, cancellation);
        }

        return new VerifyReport(manifest.Shards.Count, rows, problems);
    }

    internal static string OneLine(Exception exception) => exception.Message.ReplaceLineEndings(" ");
}
