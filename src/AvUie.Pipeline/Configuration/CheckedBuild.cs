using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using AvUie.Adapters;

namespace AvUie.Pipeline.Configuration;

/// <summary>A build file that has passed every check.</summary>
/// <param name="Path">Absolute path of the file.</param>
/// <param name="File">Its contents.</param>
/// <param name="Sources">Its sources with their adapters.</param>
public sealed record CheckedBuild(string Path, BuildFile File, IReadOnlyList<CheckedSource> Sources)
{
    /// <summary>Version of what the software makes of equal inputs; raised when rows change.</summary>
    private const int OutputVersion = 1;

    /// <summary>The folder of the shards.</summary>
    public string OutputFolder => System.IO.Path.GetFullPath(File.Out, System.IO.Path.GetDirectoryName(Path)!);

    /// <summary>Absolute root by source name.</summary>
    public IReadOnlyDictionary<string, string> Roots =>
        Sources.ToDictionary(static source => source.Settings.Adapter, static source => source.Context.Root, StringComparer.Ordinal);

    /// <summary>
    /// SHA-256 of what in the file shapes the bytes of a shard beside the plan. Workers, folders and programs do not, nor does the
    /// deadline, which can only turn a row into a failure.
    /// </summary>
    public string ContentHash => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(JsonSerializer.Serialize(new
    {
        output_version = OutputVersion,
        max_pixels = File.Decode.MaxPixels,
        reasoner = File.Reasoning.Reasoner,
        style = File.Reasoning.Style,
    }))));
}

/// <summary>A source whose adapter is known and whose options are complete.</summary>
/// <param name="Settings">As the file has it.</param>
/// <param name="Adapter">Its adapter.</param>
/// <param name="Context">What the adapter is given.</param>
public sealed record CheckedSource(SourceSettings Settings, IDatasetAdapter Adapter, AdapterContext Context);
