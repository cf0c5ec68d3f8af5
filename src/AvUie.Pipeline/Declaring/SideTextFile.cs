using System.Globalization;
using AvUie.Adapters;
using AvUie.Core;
using AvUie.Pipeline.Building;
using AvUie.Pipeline.Configuration;

namespace AvUie.Pipeline.Declaring;

/// <summary>
/// Reads a file of captions or transcripts: CSV or TSV with a header, or one JSON object a line. A row has <c>id</c> (a sample's) or
/// <c>path</c> (of a media file, below the source's root), <c>text</c>, and may have <c>start</c> and <c>end</c> in seconds.
/// </summary>
/// <param name="path">The file.</param>
/// <param name="kind"><c>caption</c> or <c>transcript</c>.</param>
internal sealed class SideTextFile(string path, string kind)
{
    /// <summary>What a build file's check expects.</summary>
    public const string Expected = "a file that ends in .csv, .tsv or .jsonl, with the columns id or path, text and, if you like, start and end";

    // Memory is bounded whatever somebody points at: 222 thousand samples with twenty texts each.
    private const int MostRows = 5_000_000;
    private const int MostErrors = 20;
    private static readonly string[] Columns = ["id", "path", "text", "start", "end"];

    private readonly string _name = Path.GetFileName(path);
    private readonly List<string> _errors = [];
    private int _wrong;

    /// <summary>Whether the ending of a name says a form that can be read.</summary>
    public static bool HasForm(string path) => Path.GetExtension(path) is ".csv" or ".tsv" or ".jsonl";

    /// <summary>Hands every sound row to a receiver: sample id or null, media path or null, text.</summary>
    /// <returns>What is wrong, one sentence each with file and row; empty where nothing is.</returns>
    public IReadOnlyList<string> Read(Action<string?, string?, SideText> receive)
    {
        var rows = 0;
        try
        {
            foreach (var row in Rows())
            {
                if (++rows > MostRows)
                {
                    Wrong(row, $"more than {MostRows:N0} rows; expected a file for this source alone");
                    break;
                }

                if (rows == 1 || !HasHeader)
                {
                    CheckColumns(row);
                }

                Take(row, receive);
            }
        }
        catch (AnnotationFileException error)
        {
            return [Printable.Of(error.Message, 600)];
        }

        if (rows == 0)
        {
            _errors.Add($"{Printable.Of(path)}: has no row; expected {Expected}");
        }
        else if (_wrong > _errors.Count)
        {
            _errors.Add(string.Create(CultureInfo.InvariantCulture, $"{Printable.Of(path)}: {_wrong - _errors.Count:N0} more rows are wrong"));
        }

        return _errors;
    }

    private bool HasHeader => !_name.EndsWith(".jsonl", StringComparison.Ordinal);

    private IEnumerable<TableRow> Rows()
    {
        var file = AnnotationFile.Locate(Path.GetDirectoryName(path)!, _name, $"Expected {Expected}.");
        return HasHeader
            ? DelimitedFile.Read(file, new TableFormat(_name.EndsWith(".tsv", StringComparison.Ordinal) ? '\t' : ',', Quoted: _name.EndsWith(".csv", StringComparison.Ordinal), HeaderRule.Required, ["text"]))
            : JsonListFile.ReadLines(file);
    }

    // A column that is misspelt would be left out without a word.
    private void CheckColumns(TableRow row)
    {
        if (row.Columns.FirstOrDefault(static column => !Columns.Contains(column)) is { } unknown)
        {
            var near = Spelling.Nearest(unknown, Columns) is { } name ? $". Did you mean \"{name}\"?" : "";
            Wrong(row, $"the unknown column \"{Printable.Of(unknown, 60)}\"; expected id or path, text, start, end, and no other{near}");
        }
    }

    private void Take(TableRow row, Action<string?, string?, SideText> receive)
    {
        if (row.Fault is { } fault)
        {
            Wrong(row, fault);
            return;
        }

        var (id, media, text) = (Cell(row, "id"), Cell(row, "path"), Cell(row, "text")?.Trim());
        var (start, end) = (Cell(row, "start"), Cell(row, "end"));
        var (from, to) = (Seconds(start), Seconds(end));
        var wrong = (id is null) == (media is null) ? $"{(id is null ? "neither id nor path" : "both id and path")}; expected one of them"
            : media is not null && (media.StartsWith('/') || media.Split('/').Contains("..")) ? $"the path \"{Printable.Of(media, 100)}\"; expected one below the source's root, with '/' between its parts"
            : string.IsNullOrEmpty(text) ? "no text; leave the row out, or give it one"
            : (start is null) != (end is null) ? "one of start and end; expected both, or neither for the whole clip"
            : start is not null && (from is null || to is null) ? $"the times \"{Printable.Of(start, 40)}\" and \"{Printable.Of(end, 40)}\"; expected seconds such as 2.5, not below 0"
            : from >= to ? string.Create(CultureInfo.InvariantCulture, $"the end {to} at or before the start {from}; expected a later one")
            : null;
        if (wrong is not null)
        {
            Wrong(row, wrong);
            return;
        }

        receive(id, media, new SideText(kind, DeclaredFields.Cut(text!), _name, from, to));
    }

    private static string? Cell(TableRow row, string column) => row.Find(column) is { Length: > 0 } cell ? cell : null;

    private static double? Seconds(string? cell) =>
        double.TryParse(cell, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var seconds) && double.IsFinite(seconds) ? Math.Round(seconds, 2) : null;

    private void Wrong(TableRow row, string what)
    {
        _wrong++;
        if (_errors.Count < MostErrors)
        {
            _errors.Add(string.Create(CultureInfo.InvariantCulture, $"{Printable.Of(path)}:{row.At.Row}: found {Printable.Of(what, 400)}"));
        }
    }
}
