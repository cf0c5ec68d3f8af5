using System.ComponentModel.DataAnnotations;
using AvUie.Adapters;
using AvUie.Core;

namespace AvUie.Pipeline.Configuration;

/// <summary>
/// A build file: which sources become which data set. As read, every default is filled in and every path absolute.
/// <c>schemas/build-file.schema.json</c> describes the same for editors; a test keeps the two in step.
/// </summary>
internal sealed record BuildFile
{
    /// <summary>Name of the data set: letters, digits, '.', '_' and '-'. It is shown and never shapes the output.</summary>
    [Required]
    [RegularExpression("[A-Za-z0-9][A-Za-z0-9._-]{0,99}")]
    public string Name { get; init; } = "";

    /// <summary>Version of this form: 1.</summary>
    [Required]
    [Range(1, 1)]
    public int Version { get; init; } = 1;

    /// <summary>Folder of the shards, relative to the build file; <c>--out</c> overrides it. Default shards.</summary>
    public string Out { get; init; } = "shards";

    /// <summary>Seed of whatever is drawn by chance. Default 0.</summary>
    [Range(typeof(long), "0", "9007199254740991")]
    public long Seed { get; init; }

    /// <summary>Samples of a shard at the most. Default 512, some 120 MB.</summary>
    [Range(1, 100_000)]
    public int SamplesPerShard { get; init; } = 512;

    /// <summary>The source datasets, in the order of the plan.</summary>
    [Required]
    public IReadOnlyList<BuildSource> Sources { get; init; } = [];

    /// <summary>How media are decoded.</summary>
    public DecodeSettings Decode { get; init; } = new();

    /// <summary>How reasoning traces are made.</summary>
    public ReasoningSettings Reasoning { get; init; } = new();

    /// <summary>
    /// What becomes of a clip that several splits hold: keep; exclude, where test data win over validation data and both over training data;
    /// exclude_videos, which takes other stretches of the same YouTube video for the same. Default keep.
    /// </summary>
    [AllowedValues("keep", "exclude", "exclude_videos")]
    public string Leaks { get; init; } = "keep";

    /// <summary>Clips decoded at the same time; 0 for one a core. Never shapes the output. Default 0.</summary>
    [Range(0, 1024)]
    public int Workers { get; init; }
}

/// <summary>A source dataset.</summary>
internal sealed record BuildSource
{
    /// <summary>Name of the adapter; <c>avuie adapters</c> lists them.</summary>
    [Required]
    public string Adapter { get; init; } = "";

    /// <summary>Folder of the dataset in its official layout, relative to the build file.</summary>
    [Required]
    public string Root { get; init; } = "";

    /// <summary>Tasks to build. Default: all that the adapter feeds.</summary>
    public IReadOnlyList<string>? Tasks { get; init; }

    /// <summary>Splits to build: train, val, test. Default: all.</summary>
    public IReadOnlyList<string>? Splits { get; init; }

    /// <summary>
    /// A dataset that is a list with media beside it: columns, patterns, labels. The adapter's name is then a new one of lower-case letters,
    /// digits and '_'. Default: an adapter of that name is looked up.
    /// </summary>
    public DatasetDeclaration? Declare { get; init; }

    /// <summary>Texts about the samples that a trace may cite, from files beside the dataset. Default: none but what the annotations hold.</summary>
    public DeclaredEvidence? Evidence { get; init; }

    /// <summary>Options of the adapter. Default: those that <c>avuie adapters</c> lists.</summary>
    public IReadOnlyDictionary<string, string> Options { get; init; } = new Dictionary<string, string>();
}

/// <summary>
/// Files of texts about the samples of a source: CSV or TSV with a header, or JSON lines. A row has id (a sample's) or path (of a media file
/// below the root), text and, if it does not hold for all of the clip, start and end in seconds.
/// </summary>
internal sealed record DeclaredEvidence
{
    /// <summary>What is seen and heard, in words, relative to the build file. Default: none.</summary>
    public string? Captions { get; init; }

    /// <summary>What is spoken, relative to the build file. Default: none.</summary>
    public string? Transcripts { get; init; }
}

/// <summary>How media are decoded.</summary>
internal sealed record DecodeSettings
{
    /// <summary>The ffmpeg program: a name looked up in PATH, or a path relative to the build file. Default ffmpeg.</summary>
    public string Ffmpeg { get; init; } = "ffmpeg";

    /// <summary>The ffprobe program, likewise. Default ffprobe.</summary>
    public string Ffprobe { get; init; } = "ffprobe";

    /// <summary>Seconds that decoding may take besides two for each second of the clip. Default 30.</summary>
    [Range(0.1, 3600.0)]
    public double DeadlineSeconds { get; init; } = 30;

    /// <summary>Most pixels of one picture. Default 16,777,216.</summary>
    [Range(1, 268_435_456)]
    public int MaxPixels { get; init; } = 16_777_216;
}

/// <summary>What a read build file says, in the terms of the code.</summary>
internal static class BuildFileValues
{
    /// <summary>The splits of a source, as values.</summary>
    public static IReadOnlySet<Split> SplitSet(this BuildSource source) =>
        source.Splits is null ? Enum.GetValues<Split>().ToHashSet() : source.Splits.Select(name => SplitNames.Parse(name)!.Value).ToHashSet();

    /// <summary>The adapter of a source: the declared one, else the one of that name; null if there is none.</summary>
    public static IDatasetAdapter? AdapterOf(this AdapterCatalog catalog, BuildSource source) =>
        source.Declare is { } declared ? new DeclaredAdapter(source.Adapter, declared) : catalog.Find(source.Adapter);

    /// <summary>How many clips to decode at the same time.</summary>
    public static int WorkerCount(this BuildFile file) => file.Workers == 0 ? Environment.ProcessorCount : file.Workers;

    /// <summary>The decoder's options.</summary>
    public static Decode.DecodeOptions ToOptions(this DecodeSettings settings) => new()
    {
        Ffmpeg = settings.Ffmpeg,
        Ffprobe = settings.Ffprobe,
        Deadline = TimeSpan.FromSeconds(settings.DeadlineSeconds),
        MaxPixels = settings.MaxPixels,
    };
}
