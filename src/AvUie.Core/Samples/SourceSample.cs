namespace AvUie.Core;

/// <summary>
/// One sample as a source dataset's annotations state it, before any medium is opened. Whether the media exist plays no part:
/// ids and the plan are a function of annotation files and options alone.
/// </summary>
public sealed record SourceSample
{
    /// <summary>Unique over the whole build and stable over runs and machines: <c>{task}/{split}/{key}</c>, key from the annotation row.</summary>
    public required string Id { get; init; }

    /// <summary>The source dataset's adapter name, such as <c>ave</c> or <c>avsbench</c>.</summary>
    public required string Source { get; init; }

    /// <summary>Name of the task, a key of the task table.</summary>
    public required string Task { get; init; }

    /// <summary>The split the sample is trained or tested in.</summary>
    public required Split Split { get; init; }

    /// <summary>The source's finer split where it has one, such as <c>test_s</c> of Ref-AVS.</summary>
    public string? SubSplit { get; init; }

    /// <summary>What to decode, in the order of the task's media items; masks come last.</summary>
    public required IReadOnlyList<MediaReference> Media { get; init; }

    /// <summary>The label. Segmentation truths have no region until decode has read the mask.</summary>
    public required GroundTruth Truth { get; init; }

    /// <summary>Index of the frame that an image task speaks of, and of the audio window (fifth or tenth); null for video tasks.</summary>
    public int? FrameIndex { get; init; }

    /// <summary>Where the label was read.</summary>
    public required AnnotationReference Annotation { get; init; }

    /// <summary>
    /// What the reference's record of this task holds beyond media and target (vid, uid, fid, question, type …), by the reference's
    /// own field name, in the order of the names. Values are JSON text, so that 3 and "3" stay apart.
    /// </summary>
    public IReadOnlyDictionary<string, string> Fields
    {
        get;
        init => field = SampleFields.Of(value);
    }
    = SampleFields.None;

    /// <summary>
    /// The clips of YouTube behind the media, where the dataset names them; empty where it does not. Plays no part in what is built: by it
    /// <c>avuie stats --leaks</c> and the build file's <c>leaks</c> know a clip again in another split, task or dataset.
    /// </summary>
    public IReadOnlyList<YouTubeClip> Clips { get; init; } = [];

    /// <summary>Who made the label: <c>annotation</c> (the dataset's authors), <c>pseudo</c> (a model), <c>published</c> (the release).</summary>
    public string LabelOrigin { get; init; } = "annotation";

    /// <summary>A finished target text that must not be rewritten (origin <c>published</c>); null where one is to be made.</summary>
    public string? PublishedTarget { get; init; }
}

/// <summary>The place of a label: file relative to the source's root with '/' between parts, and the 1-based line or row.</summary>
/// <param name="File">Path relative to the source's root.</param>
/// <param name="Row">1-based line of a text file, or 1-based element of a JSON array.</param>
public sealed record AnnotationReference(string File, int Row);
