using System.Text;
using System.Text.Json;
using AvUie.Pipeline.Commands;
using AvUie.Shards;

namespace AvUie.Pipeline.Exporting;

/// <summary>The books of an export, <c>export.json</c> beside its files: planned = exported + not exported.</summary>
/// <param name="FormatVersion">Version of this form.</param>
/// <param name="Format">The format's name.</param>
/// <param name="PlanHash">Hash of the plan whose rows these are.</param>
/// <param name="Media">How media were placed: link, copy or none.</param>
/// <param name="IsComplete">False while the export runs, and after it was stopped.</param>
/// <param name="Planned">Rows of the plan.</param>
/// <param name="Exported">Records.</param>
/// <param name="Files">Records by file.</param>
/// <param name="NotExported">Rows without a record, by reason.</param>
internal sealed record ExportBooks(
    int FormatVersion, string Format, string PlanHash, string Media, bool IsComplete, long Planned, long Exported,
    IReadOnlyDictionary<string, long> Files, IReadOnlyDictionary<string, long> NotExported)
{
    public const string FileName = "export.json";

    /// <summary>Writes the books whole or not at all.</summary>
    public void Write(string folder) =>
        AtomicFile.Write(Path.Combine(folder, FileName), Encoding.UTF8.GetBytes(JsonSerializer.Serialize(this, CommonOptions.Json) + "\n"));

    /// <summary>The books of an earlier run; null where there are none.</summary>
    /// <exception cref="InvalidDataException">The file is of another form.</exception>
    public static ExportBooks? Find(string folder)
    {
        var path = Path.Combine(folder, FileName);
        try
        {
            return File.Exists(path) ? JsonSerializer.Deserialize<ExportBooks>(File.ReadAllBytes(path), CommonOptions.Json) : null;
        }
        catch (JsonException error)
        {
            throw new InvalidDataException($"{path}: are no books of an export ({error.Message}). Give another folder, or remove this one.");
        }
    }
}
