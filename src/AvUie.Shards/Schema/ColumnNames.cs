namespace AvUie.Shards;

/// <summary>Names of the columns of a shard, for projections. What they hold: <c>schemas/shard-columns.md</c>.</summary>
public static class ColumnNames
{
    /// <summary><see cref="ShardRow.Id"/>.</summary>
    public const string Id = "id";

    /// <summary><see cref="ShardRow.Source"/>.</summary>
    public const string Source = "source";

    /// <summary><see cref="ShardRow.Task"/>.</summary>
    public const string Task = "task";

    /// <summary><see cref="ShardRow.Family"/>.</summary>
    public const string Family = "family";

    /// <summary><see cref="ShardRow.Split"/>.</summary>
    public const string Split = "split";

    /// <summary><see cref="ShardRow.SubSplit"/>.</summary>
    public const string SubSplit = "sub_split";

    /// <summary><see cref="ShardRow.Conversation"/>.</summary>
    public const string Conversation = "conversation";

    /// <summary><see cref="ShardRow.Videos"/>.</summary>
    public const string Videos = "videos";

    /// <summary><see cref="ShardRow.VideoTimings"/>.</summary>
    public const string VideoTimings = "video_timings";

    /// <summary><see cref="ShardRow.Images"/>.</summary>
    public const string Images = "images";

    /// <summary><see cref="ShardRow.Sounds"/>.</summary>
    public const string Sounds = "sounds";

    /// <summary><see cref="ShardRow.SoundSeconds"/>.</summary>
    public const string SoundSeconds = "sound_seconds";

    /// <summary><see cref="ShardRow.Mask"/>.</summary>
    public const string Mask = "mask";

    /// <summary><see cref="ShardRow.FrameIndex"/>.</summary>
    public const string FrameIndex = "frame_index";

    /// <summary><see cref="ShardRow.Truth"/>.</summary>
    public const string Truth = "truth";

    /// <summary><see cref="ShardRow.Answer"/>.</summary>
    public const string Answer = "answer";

    /// <summary><see cref="ShardRow.Trace"/>.</summary>
    public const string Trace = "trace";

    /// <summary><see cref="ShardRow.Provenance"/>.</summary>
    public const string Provenance = "provenance";

    /// <summary><see cref="ShardRow.Fields"/>.</summary>
    public const string Fields = "fields";

    /// <summary><see cref="ShardRow.AnnotationFile"/>.</summary>
    public const string AnnotationFile = "annotation_file";

    /// <summary><see cref="ShardRow.AnnotationRow"/>.</summary>
    public const string AnnotationRow = "annotation_row";

    /// <summary><see cref="ShardRow.RawFiles"/>.</summary>
    public const string RawFiles = "raw_files";
}
