using System.Text.Json;
using AvUie.Core;

namespace AvUie.Adapters;

/// <summary>The rows of a dataset's JSON file, one by one.</summary>
internal static class JsonFile
{
    /// <summary>The elements of a file that is one array.</summary>
    /// <exception cref="AnnotationFileException">It is not, or is no JSON from some place on.</exception>
    public static IEnumerable<JsonRow> Elements(AnnotationFile file) =>
        Rows(file, stream => JsonStream.Elements(stream, Unusable(file)).Select(value => ((string?)null, value)));

    /// <summary>The members of an object that is a member of the file's object, such as <c>{"version": …, "database": {…}}</c>.</summary>
    /// <exception cref="AnnotationFileException">There is no such object, or the file is no JSON from some place on.</exception>
    public static IEnumerable<JsonRow> Members(AnnotationFile file, string name) =>
        Rows(file, stream => JsonStream.Members(stream, name, Unusable(file)));

    private static IEnumerable<JsonRow> Rows(AnnotationFile file, Func<Stream, IEnumerable<(string? Key, JsonElement Value)>> read)
    {
        using var stream = file.OpenBytes();
        foreach (var (index, (key, value)) in read(stream).Index())
        {
            yield return new JsonRow(new AnnotationReference(file.Relative, index + 1), key, value);
        }
    }

    private static Func<string, AnnotationFileException> Unusable(AnnotationFile file) => message => file.Unusable($"{message}. Fetch it anew.");
}
