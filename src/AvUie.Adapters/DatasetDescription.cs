namespace AvUie.Adapters;

/// <summary>What a person needs to know of a source dataset.</summary>
/// <param name="Name">Adapter name in build files: lower case, digits, '_'.</param>
/// <param name="Title">The dataset's own name.</param>
/// <param name="Tasks">Names of the tasks it feeds.</param>
/// <param name="Licence">What its authors allow.</param>
/// <param name="Obtain">Where to get it, in words.</param>
/// <param name="Layout">The folder layout expected under the root, one path per line.</param>
/// <param name="Options">The options it takes.</param>
/// <param name="KnownCounts">Known rows per <c>task/split</c>, for the doctor; a difference is a warning.</param>
public sealed record DatasetDescription(
    string Name,
    string Title,
    IReadOnlyList<string> Tasks,
    string Licence,
    string Obtain,
    IReadOnlyList<string> Layout,
    IReadOnlyList<AdapterOption> Options,
    IReadOnlyDictionary<string, int> KnownCounts)
{
    /// <summary>
    /// The labels of a task whose labels are a closed list, by task; a task without an entry has free labels (captions, questions). Kept by
    /// the conformance kit; labels that a file of the dataset itself brings along are in it too.
    /// </summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> Labels { get; init; } = new Dictionary<string, IReadOnlyList<string>>();
}

/// <summary>An option of an adapter.</summary>
/// <param name="Name">Key in the build file.</param>
/// <param name="Default">Value when the key is absent.</param>
/// <param name="Values">The allowed values; empty where any text goes (a file name, a number checked by the adapter).</param>
/// <param name="Meaning">One sentence.</param>
public sealed record AdapterOption(string Name, string Default, IReadOnlyList<string> Values, string Meaning);
