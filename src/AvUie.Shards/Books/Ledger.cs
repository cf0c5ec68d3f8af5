using System.Globalization;
using System.Text;
using System.Text.Json;
using AvUie.Core;

namespace AvUie.Shards;

/// <summary>Ledger files: one JSON object a line.</summary>
public static class Ledger
{
    /// <summary>The entries of a ledger file in their order.</summary>
    /// <exception cref="InvalidDataException">A line is no entry; the message names file and line.</exception>
    public static IEnumerable<LedgerEntry> Read(string path)
    {
        var number = 0;
        foreach (var line in File.ReadLines(path))
        {
            number++;
            yield return Parse(path, number, line);
        }
    }

    /// <summary>The bytes of a ledger file.</summary>
    public static byte[] ToBytes(IEnumerable<LedgerEntry> entries)
    {
        using var buffer = new MemoryStream();
        foreach (var entry in entries)
        {
            // A value out of a damaged annotation may hold half a surrogate pair, which UTF-8 cannot.
            buffer.Write(Encoding.UTF8.GetBytes(JsonSerializer.Serialize(Line.Of(entry), BooksJson.Line)));
            buffer.WriteByte((byte)'\n');
        }

        return buffer.ToArray();
    }

    private static LedgerEntry Parse(string path, int number, string text)
    {
        Line? line;
        try
        {
            line = JsonSerializer.Deserialize<Line>(text, BooksJson.Line);
        }
        catch (JsonException exception)
        {
            throw Bad(path, number, exception.Message);
        }

        if (line is null || ReasonCode.Find(line.Reason) is not { } reason)
        {
            throw Bad(path, number, $"unknown reason '{line?.Reason}'");
        }

        if (!Enum.TryParse<Stage>(line.Stage, ignoreCase: true, out var stage) || Name(stage) != line.Stage)
        {
            throw Bad(path, number, $"unknown stage '{line.Stage}'");
        }

        return Name(reason.Outcome) == line.Outcome
            ? new(line.Id, line.Source, line.Task, line.Split, stage, reason, line.Detail, line.AnnotationFile, line.AnnotationRow, line.Attempts)
            : throw Bad(path, number, $"reason {line.Reason} is never '{line.Outcome}'");
    }

    private static string Name<T>(T value)
        where T : struct, Enum => value.ToString().ToLowerInvariant();

    private static InvalidDataException Bad(string path, int number, string what) =>
        new(string.Create(CultureInfo.InvariantCulture, $"{path}, line {number}: {what}. The ledger was edited or damaged; build the shard again."));

    private sealed record Line(
        string Id,
        string Source,
        string Task,
        string? Split,
        string Outcome,
        string Stage,
        string Reason,
        string Detail,
        string AnnotationFile,
        int AnnotationRow,
        int Attempts)
    {
        public static Line Of(LedgerEntry entry) => new(
            entry.Id,
            entry.Source,
            entry.Task,
            entry.Split,
            Name(entry.Outcome),
            Name(entry.Stage),
            entry.Reason.Name,
            entry.Detail,
            entry.AnnotationFile,
            entry.AnnotationRow,
            entry.Attempts);
    }
}
