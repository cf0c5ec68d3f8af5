using AvUie.Core;

namespace AvUie.Adapters;

/// <summary>Something wrong in a declaration.</summary>
/// <param name="Key">Key below the declaration, such as <c>truth.label</c>.</param>
/// <param name="Found">What stands there.</param>
/// <param name="Expected">What should stand there.</param>
public sealed record DeclarationError(string Key, string Found, string Expected);

/// <summary>What can be said of a declaration before any list is opened. Whether its columns exist, the lists' headers say.</summary>
internal sealed class DeclarationChecks
{
    private readonly DatasetDeclaration _declared;
    private readonly List<DeclarationError> _errors = [];

    private DeclarationChecks(DatasetDeclaration declared) => _declared = declared;

    public static IReadOnlyList<DeclarationError> Run(DatasetDeclaration declared)
    {
        var checks = new DeclarationChecks(declared);
        checks.Lists();
        checks.Pattern("id", declared.Id, isPath: false);
        if (TaskTable.Find(declared.Task) is { } task)
        {
            checks.Media(task);
            checks.Truth(task);
        }
        else
        {
            checks.Fail("task", $"the unknown task \"{Excerpt.Of(declared.Task)}\"", $"one of {string.Join(", ", TaskTable.All.Select(one => one.Name))}");
        }

        checks.Columns();
        checks.Labels();
        return checks._errors;
    }

    private void Lists()
    {
        if ((_declared.Lists is null) == (_declared.List is null))
        {
            Fail(_declared.List is null ? "lists" : "list", _declared.List is null ? "nothing" : "both list and lists", "lists (a file for each split) or list with split_column");
        }

        foreach (var (split, file) in _declared.Lists ?? new Dictionary<string, string>())
        {
            Split($"lists.{split}", split);
            File($"lists.{split}", file);
        }

        if (_declared.List is not null)
        {
            File("list", _declared.List);
        }

        if ((_declared.List is null) != (_declared.SplitColumn is null))
        {
            Fail("split_column", _declared.SplitColumn is null ? "nothing" : "a column", _declared.List is null ? "none beside lists" : "the column of the list that holds the split");
        }

        foreach (var (cell, split) in _declared.SplitValues ?? new Dictionary<string, string>())
        {
            Split($"split_values.{cell}", split);
        }
    }

    private void Split(string key, string name)
    {
        if (SplitNames.Parse(name) is null)
        {
            Fail(key, $"the split \"{Excerpt.Of(name)}\"", "one of train, val, test");
        }
    }

    private void File(string key, string file)
    {
        if (!RelativePaths.IsPlain(file))
        {
            Fail(key, $"\"{Excerpt.Of(file)}\"", "a path below the root, without '..'");
        }
        else if (ListFile.FormatOf(file, _declared.Format) is null)
        {
            Fail(key, $"\"{Excerpt.Of(file)}\", whose ending says no format", "a name that ends in .csv, .tsv, .json or .jsonl, or the key format");
        }
    }

    private void Media(TaskDefinition task)
    {
        var needed = DeclaredTask.MediaKeys(task).Select(media => media.Key).ToList();
        foreach (var (key, pattern) in DeclaredTask.Given(_declared.Media))
        {
            if (pattern is not null && !needed.Contains(key))
            {
                Fail($"media.{key}", "a pattern", $"none: task {task.Name} takes {string.Join(", ", needed)}");
            }
            else if (pattern is null && needed.Contains(key) && !(key == "audio" && DeclaredTask.SoundMayBeOfTheVideo(task)))
            {
                Fail($"media.{key}", "nothing", $"a pattern such as \"files/{{name}}.mp4\", which task {task.Name} needs");
            }
            else if (pattern is not null)
            {
                Pattern($"media.{key}", pattern, isPath: true);
            }
        }

        if ((_declared.Media.Start is null) != (_declared.Media.End is null))
        {
            Fail(_declared.Media.Start is null ? "media.start" : "media.end", "nothing", "both start and end, or neither");
        }
        else if (_declared.Media.Start is not null && task.IsImageTask)
        {
            Fail("media.start", "a column", $"none: {task.Name} is a task of pictures");
        }
    }

    private void Truth(TaskDefinition task)
    {
        var needed = DeclaredTask.TruthKeys(task);
        foreach (var (key, columns) in DeclaredTask.Given(_declared.Truth))
        {
            if (columns.Count == 0 && needed.Contains(key))
            {
                Fail($"truth.{key}", "nothing", $"a column, which task {task.Name} needs");
            }
            else if (columns.Count > 0 && !needed.Contains(key) && !(key == "frame" && task.IsImageTask))
            {
                Fail($"truth.{key}", "a column", $"none: task {task.Name} takes {string.Join(", ", needed)}{(task.IsImageTask ? ", frame" : "")}");
            }
        }
    }

    private void Pattern(string key, string text, bool isPath)
    {
        var (pattern, error) = CellPattern.Parse(text);
        if (pattern is null)
        {
            Fail(key, $"\"{Excerpt.Of(text)}\" with {error}", "a text with cells such as {name} or {number:06}");
        }
        else if (!pattern.Columns.Any())
        {
            Fail(key, $"\"{Excerpt.Of(text)}\" without a cell", "a text with cells such as {name}, or every row has the same");
        }
        else if (isPath && text.Split('/').Any(part => part is "" or "." or ".."))
        {
            Fail(key, $"\"{Excerpt.Of(text)}\"", "a path below the root, without '..'");
        }
    }

    /// <summary>Where the declaration itself names the columns, it cannot use others.</summary>
    private void Columns()
    {
        if (_declared.Columns is not { } names)
        {
            return;
        }

        var files = (_declared.Lists?.Values ?? []).Append(_declared.List).OfType<string>();
        if (files.Any(file => ListFile.FormatOf(file, _declared.Format) is ListFormat.Json or ListFormat.JsonLines))
        {
            Fail("columns", "names of columns", "none: the keys of JSON are its columns");
        }

        foreach (var column in DeclaredColumns.Of(_declared).Where(column => !names.Contains(column)))
        {
            Fail("columns", $"no column \"{Excerpt.Of(column)}\", which the declaration uses", $"every column of the list by its place; named are {string.Join(", ", names)}");
        }
    }

    private void Labels()
    {
        foreach (var (cell, label) in _declared.Labels ?? new Dictionary<string, string>())
        {
            if (string.IsNullOrWhiteSpace(label) || label.Any(char.IsControl))
            {
                Fail($"labels.{cell}", $"\"{Excerpt.Of(label)}\"", "a label of one line");
            }
        }
    }

    private void Fail(string key, string found, string expected) => _errors.Add(new DeclarationError(key, found, expected));
}
