using AvUie.Core;

namespace AvUie.Pipeline.Exporting;

/// <summary>How rows become records of somebody else's format. One class for each format.</summary>
internal interface IExportForm
{
    /// <summary>What follows <c>avuie export</c>.</summary>
    string Name { get; }

    /// <summary>The folder below the output that holds everything.</summary>
    string Folder { get; }

    /// <summary>What is written, in one sentence for the help text.</summary>
    string Description { get; }

    /// <summary>Where its evaluators look for the mask of a picture, below the format's folder; null where they do not.</summary>
    /// <param name="sample">The sample.</param>
    /// <param name="picture">Name of the picture.</param>
    string? MaskPath(SourceSample sample, string picture);

    /// <summary>The record of a row, or why it has none.</summary>
    /// <param name="row">The row.</param>
    /// <param name="media">Names of its media in content order.</param>
    ExportedRecord Compose(ExportRow row, IReadOnlyList<string> media);
}

/// <summary>A record or why there is none. Closed.</summary>
internal abstract record ExportedRecord
{
    private ExportedRecord()
    {
    }

    /// <summary>A record.</summary>
    /// <param name="File">The JSON array that it belongs to, below the format's folder.</param>
    /// <param name="Json">One JSON object.</param>
    /// <param name="SideFile">A text file of its own, below the format's folder; null for none.</param>
    /// <param name="SideText">That file's text.</param>
    public sealed record Success(string File, string Json, string? SideFile = null, string SideText = "") : ExportedRecord;

    /// <summary>No record.</summary>
    /// <param name="Reason">A reason of <see cref="NotExported"/>.</param>
    /// <param name="Detail">For a person.</param>
    public sealed record Failure(string Reason, string Detail) : ExportedRecord;
}

/// <summary>Why a written row is in no export; rows that were never written keep the ledger's reasons.</summary>
internal static class NotExported
{
    /// <summary>The format has no file for the task and split.</summary>
    public const string NoFile = "no_file";

    /// <summary>The row lacks what the format's loader reads.</summary>
    public const string Unsayable = "unsayable";

    /// <summary>A medium could not be brought to its place.</summary>
    public const string Media = "medium_not_exported";

    /// <summary>Its shard is not built yet.</summary>
    public const string Pending = "pending";
}
