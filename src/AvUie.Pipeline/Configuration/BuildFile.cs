namespace AvUie.Pipeline.Configuration;

/// <summary>What to build, from where, how: one YAML or JSON file. Everything not named has a default; unknown keys are errors.</summary>
public sealed record BuildFile
{
    /// <summary>A name for people.</summary>
    public required string Name { get; init; }

    /// <summary>Version of this file's form.</summary>
    /// <value>1.</value>
    public required int Version { get; init; }

    /// <summary>Folder of the shards, relative to the build file.</summary>
    /// <value>Default <c>shards</c>; <c>--out</c> goes before it.</value>
    public string Out { get; init; } = "shards";

    /// <summary>Rows of the plan that make one shard.</summary>
    /// <value>1 to 100,000, default 512.</value>
    public int SamplesPerShard { get; init; } = 512;

    /// <summary>Clips decoded at the same time.</summary>
    /// <value>0 (default) is one per core; at most 1,024.</value>
    public int Workers { get; init; }

    /// <summary>The source datasets, in the order of the plan.</summary>
    public required IReadOnlyList<SourceSettings> Sources { get; init; }

    /// <summary>How media are read.</summary>
    public DecodeSettings Decode { get; init; } = new();

    /// <summary>How traces are made.</summary>
    public ReasoningSettings Reasoning { get; init; } = new();
}

/// <summary>One source dataset.</summary>
public sealed record SourceSettings
{
    /// <summary>Name of the adapter, as <c>avuie adapters</c> lists it.</summary>
    public required string Adapter { get; init; }

    /// <summary>The dataset's root folder, relative to the build file.</summary>
    public required string Root { get; init; }

    /// <summary>The tasks to build; empty for all of the adapter's.</summary>
    public IReadOnlyList<string> Tasks { get; init; } = [];

    /// <summary>The splits to build: <c>train</c>, <c>val</c>, <c>test</c>; empty for all.</summary>
    public IReadOnlyList<string> Splits { get; init; } = [];

    /// <summary>The adapter's options.</summary>
    public IReadOnlyDictionary<string, string> Options { get; init; } = new SortedDictionary<string, string>(StringComparer.Ordinal);
}

/// <summary>How media are read.</summary>
public sealed record DecodeSettings
{
    /// <summary>The ffmpeg program.</summary>
    /// <value>Default <c>ffmpeg</c>, looked for on PATH.</value>
    public string Ffmpeg { get; init; } = "ffmpeg";

    /// <summary>The ffprobe program.</summary>
    /// <value>Default <c>ffprobe</c>, looked for on PATH.</value>
    public string Ffprobe { get; init; } = "ffprobe";

    /// <summary>Seconds that any decoding is given, beside twice the clip's length.</summary>
    /// <value>1 to 86,400, default 30.</value>
    public int DeadlineSeconds { get; init; } = 30;

    /// <summary>Pixels that a picture may have.</summary>
    /// <value>1,024 to 1,073,741,824, default 16,777,216.</value>
    public int MaxPixels { get; init; } = 16_777_216;
}

/// <summary>How traces are made.</summary>
public sealed record ReasoningSettings
{
    /// <summary>Name of the reasoner.</summary>
    /// <value>Default <c>template</c>: no model, only what was measured.</value>
    public string Reasoner { get; init; } = "template";

    /// <summary><c>v2</c> (free text, then the answer) or <c>think</c> (a think block, then the answer).</summary>
    /// <value>Default <c>v2</c>.</value>
    public string Style { get; init; } = "v2";
}
