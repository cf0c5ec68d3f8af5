namespace AvUie.Core;

/// <summary>How a planned sample that is not written ends.</summary>
public enum Outcome
{
    /// <summary>Left out by rule: nothing is wrong with the software or the file that is there.</summary>
    Filtered,

    /// <summary>Something that should have worked did not.</summary>
    Failed,
}

/// <summary>The stage at which a sample ended.</summary>
public enum Stage
{
    /// <summary>Reading the annotation.</summary>
    Adapt,

    /// <summary>Reading media and masks.</summary>
    Decode,

    /// <summary>Making or judging the reasoning trace.</summary>
    Reason,

    /// <summary>Rendering the conversation.</summary>
    Render,
}

/// <summary>
/// Why a sample was filtered or failed: one closed list for the whole product. Compared by reference; the ledger holds
/// <see cref="Name"/>.
/// </summary>
public sealed class ReasonCode
{
    private ReasonCode(string name, Outcome outcome, string meaning)
    {
        Name = name;
        Outcome = outcome;
        Meaning = meaning;
    }

    /// <summary>The row cannot be parsed.</summary>
    public static readonly ReasonCode BadRow = new("bad_row", Outcome.Failed, "the annotation row cannot be parsed");

    /// <summary>A label outside the dataset's vocabulary.</summary>
    public static readonly ReasonCode UnknownLabel = new("unknown_label", Outcome.Failed, "the label is not in the dataset's vocabulary");

    /// <summary>A span that is empty, negative or outside its clip.</summary>
    public static readonly ReasonCode BadSpan = new("bad_span", Outcome.Filtered, "the time span is empty, negative or outside the clip");

    /// <summary>An annotation that names no event (AVE's 0-0 row).</summary>
    public static readonly ReasonCode EmptyEvent = new("empty_event", Outcome.Filtered, "the annotation holds no event");

    /// <summary>LLP's training list has neither times nor modality.</summary>
    public static readonly ReasonCode NoDenseLabel = new("no_dense_label", Outcome.Filtered, "the list has neither times nor modality for this clip");

    /// <summary>A name in one annotation file that another does not know.</summary>
    public static readonly ReasonCode OrphanName = new("orphan_name", Outcome.Filtered, "no split list names this clip");

    /// <summary>A referring expression that is a placeholder or an error text.</summary>
    public static readonly ReasonCode BadExpression = new("bad_expression", Outcome.Filtered, "the referring expression is a placeholder or an error text");

    /// <summary>Ref-AVS's unfinished split.</summary>
    public static readonly ReasonCode TodoSplit = new("todo_split", Outcome.Filtered, "the row is marked TODO by the dataset");

    /// <summary>A row that repeats another exactly.</summary>
    public static readonly ReasonCode DuplicateRow = new("duplicate_row", Outcome.Filtered, "the row repeats an earlier one exactly");

    /// <summary>A row that says something else of what an earlier row spoke of.</summary>
    public static readonly ReasonCode ConflictingRow = new("conflicting_row", Outcome.Filtered, "the row contradicts an earlier one about the same thing");

    /// <summary>A clip that no other of its list can be set against.</summary>
    public static readonly ReasonCode NoDistractor = new("no_distractor", Outcome.Filtered, "the list has no clip that this one could be told from");

    /// <summary>A row whose span went into that of another row, whose sample has it.</summary>
    public static readonly ReasonCode MergedSpan = new("merged_span", Outcome.Filtered, "the span overlaps or touches another of the same clip and label; the clip's sample has both as one");

    /// <summary>Left out by an option of the build file.</summary>
    public static readonly ReasonCode ExcludedByOption = new("excluded_by_option", Outcome.Filtered, "an option of the build file leaves this row out");

    /// <summary>A clip that a split of higher rank holds too.</summary>
    public static readonly ReasonCode Leak = new("leak", Outcome.Filtered, "the clip is also in the test or validation data (leaks in the build file)");

    /// <summary>A medium is not there.</summary>
    public static readonly ReasonCode MissingMedia = new("missing_media", Outcome.Filtered, "a media file of the sample is not there");

    /// <summary>The mask is not there.</summary>
    public static readonly ReasonCode MissingMask = new("missing_mask", Outcome.Filtered, "the mask file of the sample is not there");

    /// <summary>The mask shows no object.</summary>
    public static readonly ReasonCode EmptyMask = new("empty_mask", Outcome.Filtered, "the mask shows no object");

    /// <summary>A git-lfs pointer in the place of a medium.</summary>
    public static readonly ReasonCode LfsPointer = new("lfs_pointer", Outcome.Filtered, "the file is a git-lfs pointer, not the medium");

    /// <summary>The file name could be misread by the decoder, or the path leaves its root.</summary>
    public static readonly ReasonCode UnsafePath = new("unsafe_path", Outcome.Failed, "the path leaves its root, is no regular file, or has a name that the decoder cannot be given");

    /// <summary>The file cannot be read.</summary>
    public static readonly ReasonCode UnreadableMedia = new("unreadable_media", Outcome.Failed, "the media file cannot be opened for reading");

    /// <summary>The decoder gave up.</summary>
    public static readonly ReasonCode CorruptMedia = new("corrupt_media", Outcome.Failed, "the decoder cannot read the file");

    /// <summary>A file of zero length, or a clip without any frame or sample.</summary>
    public static readonly ReasonCode EmptyMedia = new("empty_media", Outcome.Failed, "the file or the clip in it has length zero");

    /// <summary>No sound stream.</summary>
    public static readonly ReasonCode NoAudio = new("no_audio", Outcome.Failed, "the clip has no sound stream");

    /// <summary>No picture stream.</summary>
    public static readonly ReasonCode NoVideo = new("no_video", Outcome.Failed, "the clip has no picture stream");

    /// <summary>Fewer than two frames.</summary>
    public static readonly ReasonCode TooFewFrames = new("too_few_frames", Outcome.Failed, "the clip has fewer than two frames");

    /// <summary>More pixels than allowed.</summary>
    public static readonly ReasonCode TooManyPixels = new("too_many_pixels", Outcome.Failed, "the picture has more pixels than the build allows");

    /// <summary>The deadline passed.</summary>
    public static readonly ReasonCode DecodeTimeout = new("decode_timeout", Outcome.Failed, "decoding did not end before its deadline");

    /// <summary>No acceptable trace.</summary>
    public static readonly ReasonCode RejectedTrace = new("rejected_trace", Outcome.Filtered, "no reasoning trace passed the checks");

    /// <summary>The language model did not answer.</summary>
    public static readonly ReasonCode ReasonerUnavailable = new("reasoner_unavailable", Outcome.Failed, "the language model gave no usable reply");

    /// <summary>The rendered answer does not parse back.</summary>
    public static readonly ReasonCode AnswerRoundTrip = new("answer_round_trip", Outcome.Failed, "the rendered answer does not parse back to the label");

    /// <summary>Every code, in the order of the stages.</summary>
    public static IReadOnlyList<ReasonCode> All { get; } =
    [
        BadRow, UnknownLabel, BadSpan, EmptyEvent, NoDenseLabel, OrphanName, BadExpression, TodoSplit, DuplicateRow, MergedSpan, ConflictingRow, NoDistractor,
        ExcludedByOption, Leak, MissingMedia, MissingMask, EmptyMask, LfsPointer, UnsafePath, UnreadableMedia, CorruptMedia, EmptyMedia, NoAudio, NoVideo,
        TooFewFrames, TooManyPixels, DecodeTimeout, RejectedTrace, ReasonerUnavailable, AnswerRoundTrip,
    ];

    /// <summary>The spelling on disk, lower case with underscores.</summary>
    public string Name { get; }

    /// <summary>Filtered or failed.</summary>
    public Outcome Outcome { get; }

    /// <summary>One clause for a person.</summary>
    public string Meaning { get; }

    /// <summary>The code of that name; null if there is none.</summary>
    public static ReasonCode? Find(string name) => All.FirstOrDefault(code => code.Name == name);

    /// <inheritdoc/>
    public override string ToString() => Name;
}
