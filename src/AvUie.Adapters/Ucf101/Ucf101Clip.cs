using System.Text.RegularExpressions;
using AvUie.Core;

namespace AvUie.Adapters;

/// <summary>A line of a split list: <c>Class/v_Class_gNN_cNN.avi</c>, in training lists with the class's number after a blank.</summary>
/// <param name="Row">The line.</param>
/// <param name="Label">The class, spelled as in <see cref="Ucf101Labels"/>.</param>
/// <param name="Folder">The folder as the line spells it.</param>
/// <param name="Name">Group and clip: <c>gNN_cNN</c>.</param>
/// <param name="NameClass">The class as the file's name spells it.</param>
internal sealed partial record Ucf101Clip(TableRow Row, string Label, string Folder, string NameClass, string Name)
{
    private static readonly string[] Columns = ["path", "class_index"];

    // Lists, archives and folders spell class 37 in these ways, and not always folder and file alike.
    private static readonly string[] Handstand = ["HandstandPushups", "HandStandPushups"];

    /// <summary>Id and file name in the spelling of the class list.</summary>
    public string Stem => $"v_{Label}_{Name}";

    /// <summary>The file's places below <c>UCF-101/</c>, the line's own first.</summary>
    public IReadOnlyList<string> Paths
    {
        get
        {
            string[] spellings = Handstand.Contains(Label) ? [Label, .. Handstand] : [Label];
            var folders = spellings.Prepend(Folder).Distinct(StringComparer.Ordinal);
            var names = spellings.Prepend(NameClass).Distinct(StringComparer.Ordinal).ToList();
            return [.. folders.SelectMany(folder => names.Select(name => $"{folder}/v_{name}_{Name}.avi"))];
        }
    }

    /// <summary>The lines of a list. Line ends and blanks around are no part of a line: mirrors differ in them.</summary>
    public static IEnumerable<TableRow> Lines(AnnotationFile file)
    {
        foreach (var line in file.Lines())
        {
            var text = line.Text.Trim();
            string[] fields = [.. text.Split(' ', StringSplitOptions.RemoveEmptyEntries)];
            var fault = line.Fault ?? (fields.Length > 2 ? $"the line has {fields.Length} parts, expected a path and a class number" : null);
            yield return new TableRow(new(file.Relative, line.Number), text, fault, Columns, fault is null ? [fields[0], fields.ElementAtOrDefault(1) ?? ""] : []);
        }
    }

    /// <summary>Reads a line, or says why it cannot be used.</summary>
    public static RowFault? Parse(TableRow row, out Ucf101Clip? clip)
    {
        clip = null;
        if (row.Fault is not null)
        {
            return row.Reject(ReasonCode.BadRow, row.Fault);
        }

        var path = row["path"];
        if (path.Split('/').Any(RowName.CouldLeaveRoot) || path.StartsWith('/'))
        {
            return row.Reject(ReasonCode.UnsafePath, "the path could lead to another file; expected Class/v_Class_gNN_cNN.avi");
        }

        if (PathForm().Match(path) is not { Success: true } parts)
        {
            return row.Reject(ReasonCode.BadRow, "the path has not the form expected: Class/v_Class_gNN_cNN.avi");
        }

        var (folder, name) = (parts.Groups["folder"].Value, parts.Groups["class"].Value);
        var index = Ucf101Labels.Index(folder);
        if (index == 0 || index != Ucf101Labels.Index(name))
        {
            return row.Reject(
                ReasonCode.UnknownLabel, $"\"{Excerpt.Of(folder)}\" and \"{Excerpt.Of(name)}\" are not twice {Ucf101Labels.All.Summary}");
        }

        if (row["class_index"].Length > 0 && row.Number("class_index") != index)
        {
            return row.Reject(ReasonCode.UnknownLabel, $"the class has the number {index}, not \"{Excerpt.Of(row["class_index"])}\"");
        }

        clip = new Ucf101Clip(row, Ucf101Labels.All.Labels[index - 1], folder, name, parts.Groups["name"].Value);
        return null;
    }

    [GeneratedRegex(@"\A(?<folder>[A-Za-z]{1,40})/v_(?<class>[A-Za-z]{1,40})_(?<name>g[0-9]{2}_c[0-9]{2})\.avi\z", RegexOptions.CultureInvariant)]
    private static partial Regex PathForm();
}
