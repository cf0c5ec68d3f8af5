using AvUie.Core;

namespace AvUie.Adapters;

/// <summary>Gives ids <c>{task}/{split}/{key}</c>, each once: a key that was given before gets its row number appended.</summary>
public sealed class RowIds
{
    private const int MostCharacters = 120;

    private readonly HashSet<string> _given = [];

    /// <summary>A name as a key: what ids do not allow becomes '-', and 120 characters are enough.</summary>
    public static string Key(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        var key = name.Select(static character => char.IsAsciiLetterOrDigit(character) || character is '.' or '_' or '-' ? character : '-');
        return name.Length > 0 ? string.Concat(key.Take(MostCharacters)) : "-";
    }

    /// <summary>An id made of the row's own names.</summary>
    public string Claim(string task, Split split, string key, AnnotationReference at) => Claim($"{task}/{split.Name()}/{key}", at);

    /// <summary>An id for a row whose own names cannot be used; <c>none</c> stands for a split that the row does not say.</summary>
    public string ClaimByRow(string task, Split? split, AnnotationReference at) =>
        Claim($"{task}/{split?.Name() ?? "none"}/{Path.GetFileNameWithoutExtension(at.File)}-row-{at.Row}", at);

    private string Claim(string id, AnnotationReference at)
    {
        // A row number is unique in its file, so the loop ends with the second file at the latest.
        while (!_given.Add(id))
        {
            id = $"{id}_row{at.Row}";
        }

        return id;
    }
}
