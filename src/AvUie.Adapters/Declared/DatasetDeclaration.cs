using System.ComponentModel.DataAnnotations;

namespace AvUie.Adapters;

/// <summary>
/// A dataset that is a list with media beside it, stated in the build file instead of in code. Patterns are paths below the root in which
/// <c>{column}</c> stands for a cell and <c>{column:06}</c> for a cell filled up with zeros to six characters.
/// </summary>
public sealed record DatasetDeclaration
{
    /// <summary>Name of the task that it feeds.</summary>
    [Required]
    public string Task { get; init; } = "";

    /// <summary>The dataset's name for people. Default: the adapter's name.</summary>
    public string? Title { get; init; }

    /// <summary>What its authors allow. Default: not stated.</summary>
    public string? Licence { get; init; }

    /// <summary>The list of each split: train, val or test to a file below the root. Either this or <see cref="List"/>.</summary>
    public IReadOnlyDictionary<string, string>? Lists { get; init; }

    /// <summary>One list for all splits; <see cref="SplitColumn"/> says which.</summary>
    public string? List { get; init; }

    /// <summary>The column of <see cref="List"/> that holds the split.</summary>
    public string? SplitColumn { get; init; }

    /// <summary>What the cells of <see cref="SplitColumn"/> mean: a cell to train, val or test. Default: those words themselves.</summary>
    public IReadOnlyDictionary<string, string>? SplitValues { get; init; }

    /// <summary>The form of the lists. Default: by the ending of the file's name.</summary>
    [AllowedValues("csv", "tsv", "json", "jsonl")]
    public string? Format { get; init; }

    /// <summary>Names of the columns by their places, for a CSV or TSV list without a header.</summary>
    public IReadOnlyList<string>? Columns { get; init; }

    /// <summary>Pattern of the last part of a sample's id; what ids do not allow becomes '-'.</summary>
    [Required]
    public string Id { get; init; } = "";

    /// <summary>Where the media of a row are.</summary>
    [Required]
    public DeclaredMedia Media { get; init; } = new();

    /// <summary>Which columns hold the label.</summary>
    [Required]
    public DeclaredTruth Truth { get; init; } = new();

    /// <summary>What cells mean as labels: a cell to a label. A cell that is not named is rejected. Default: a cell is its own label.</summary>
    public IReadOnlyDictionary<string, string>? Labels { get; init; }

    /// <summary>Further fields of the reference's record: field name to column.</summary>
    public IReadOnlyDictionary<string, string>? Fields { get; init; }

    /// <summary>The column with the YouTube id of a row's clip, for finding leaks.</summary>
    public string? YoutubeId { get; init; }

    /// <summary>The column with the second at which the clip begins in that video.</summary>
    public string? YoutubeStart { get; init; }
}

/// <summary>Patterns of the media of a row; which are needed is the task's affair.</summary>
public sealed record DeclaredMedia
{
    /// <summary>The video; of a2v, the first one.</summary>
    public string? Video { get; init; }

    /// <summary>The second video of a2v.</summary>
    public string? SecondVideo { get; init; }

    /// <summary>The sound; of v2a, the first one. Default: that of the video, where a task has one of each.</summary>
    public string? Audio { get; init; }

    /// <summary>The second sound of v2a.</summary>
    public string? SecondAudio { get; init; }

    /// <summary>The picture of an image task.</summary>
    public string? Image { get; init; }

    /// <summary>The mask of the object in that picture.</summary>
    public string? Mask { get; init; }

    /// <summary>How its pixels say "object": any value above zero, or a class number above zero. Default binary.</summary>
    [AllowedValues("binary", "class_index")]
    public string MaskEncoding { get; init; } = "binary";

    /// <summary>The column with the second at which the clip begins in its file. Default: the whole file.</summary>
    public string? Start { get; init; }

    /// <summary>The column with the second at which it ends.</summary>
    public string? End { get; init; }
}

/// <summary>Columns of the label; which are needed is the task's affair.</summary>
public sealed record DeclaredTruth
{
    /// <summary>The class (actions, emotions) or the event (ave).</summary>
    public string? Label { get; init; }

    /// <summary>The whole second at which the event begins (ave).</summary>
    public string? Start { get; init; }

    /// <summary>The second after its last (ave).</summary>
    public string? End { get; init; }

    /// <summary>Events as JSON, <c>[{"label": "Bus", "start": 0, "end": 3}]</c>, in tenths of the clip (unav).</summary>
    public string? Events { get; init; }

    /// <summary>Visible events, likewise, in seconds (avvp).</summary>
    public string? VisualEvents { get; init; }

    /// <summary>Audible events, likewise (avvp).</summary>
    public string? AudioEvents { get; init; }

    /// <summary>The question (avqa, avqa_thu).</summary>
    public string? Question { get; init; }

    /// <summary>The answer (avqa).</summary>
    public string? Answer { get; init; }

    /// <summary>The options (avqa_thu): one column with a JSON array of texts, or a column for each.</summary>
    public IReadOnlyList<string>? Options { get; init; }

    /// <summary>The right option: its number from 0 or its text (avqa_thu); 1 or 2 (a2v, v2a).</summary>
    public string? Correct { get; init; }

    /// <summary>The caption (avcap).</summary>
    public string? Caption { get; init; }

    /// <summary>The sounding objects, ',' between them (s4, ms3, arig), or the described one, empty where it is absent (ref_avs).</summary>
    public string? Object { get; init; }

    /// <summary>The referring expression (ref_avs).</summary>
    public string? Expression { get; init; }

    /// <summary>The number of the frame, which chooses the stretch of sound (image tasks). Default: 0 in every row.</summary>
    public string? Frame { get; init; }

    /// <summary>The event of the single clip (a2v, v2a).</summary>
    public string? AnchorEvent { get; init; }

    /// <summary>The event of the first candidate (a2v, v2a).</summary>
    public string? FirstEvent { get; init; }

    /// <summary>The event of the second candidate (a2v, v2a).</summary>
    public string? SecondEvent { get; init; }
}
