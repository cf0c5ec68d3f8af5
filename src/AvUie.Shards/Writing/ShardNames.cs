using System.Globalization;

namespace AvUie.Shards;

/// <summary>File names in a folder of shards.</summary>
public static class ShardNames
{
    /// <summary>Name of the manifest.</summary>
    public const string Manifest = "manifest.json";

    /// <summary><c>shard-00007</c>.</summary>
    public static string Stem(int index) => string.Create(CultureInfo.InvariantCulture, $"shard-{index:D5}");

    /// <summary>The rows: <c>shard-00007.parquet</c>.</summary>
    public static string Parquet(int index) => Stem(index) + ".parquet";

    /// <summary>Where every value lies: <c>shard-00007.index</c>.</summary>
    public static string Index(int index) => Stem(index) + ".index";

    /// <summary>What was not written, and why: <c>shard-00007.ledger.jsonl</c>.</summary>
    public static string Ledger(int index) => Stem(index) + ".ledger.jsonl";

    /// <summary>The receipt, <c>shard-00007.json</c>: a shard is complete if and only if it is there.</summary>
    public static string Receipt(int index) => Stem(index) + ".json";

    /// <summary>Whether three digests name the files of that shard: a crafted name must not lead a reader out of the folder.</summary>
    internal static bool AreOf(int shard, FileDigest parquet, FileDigest index, FileDigest ledger) =>
        parquet.Name == Parquet(shard) && index.Name == Index(shard) && ledger.Name == Ledger(shard);
}
