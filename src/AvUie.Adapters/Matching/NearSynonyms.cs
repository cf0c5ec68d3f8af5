namespace AvUie.Adapters;

/// <summary>
/// Which classes are too alike to be told apart by picture and sound: the same class; classes whose names share a word that says
/// something; classes that stand together in a list of ours. Rather too many than too few, since a wrong pair is a wrong label.
/// </summary>
internal sealed class NearSynonyms
{
    private readonly Dictionary<string, int> _places;
    private readonly bool[,] _near;

    /// <param name="labels">All classes.</param>
    /// <param name="fillers">Words that say nothing of a class: <c>playing</c>, <c>people</c>.</param>
    /// <param name="groups">Classes that are alike though their names are not.</param>
    public NearSynonyms(Vocabulary labels, IReadOnlyCollection<string> fillers, IEnumerable<IReadOnlyList<string>> groups)
    {
        _places = labels.Labels.Select((label, place) => (label, place)).ToDictionary(pair => pair.label, pair => pair.place, StringComparer.Ordinal);
        _near = new bool[labels.Labels.Count, labels.Labels.Count];
        var words = labels.Labels.Select(label => Words(label).Except(fillers, StringComparer.Ordinal).ToHashSet(StringComparer.Ordinal)).ToArray();
        for (var first = 0; first < words.Length; first++)
        {
            for (var second = first; second < words.Length; second++)
            {
                _near[first, second] = _near[second, first] = first == second || words[first].Overlaps(words[second]);
            }
        }

        foreach (var group in groups)
        {
            foreach (var (first, second) in group.SelectMany(first => group.Select(second => (_places[first], _places[second]))))
            {
                _near[first, second] = true;
            }
        }
    }

    /// <summary>Whether the two are too alike; both are classes of the vocabulary.</summary>
    public bool Contains(string first, string second) => _near[_places[first], _places[second]];

    private static string[] Words(string label) =>
        new string([.. label.Select(character => char.IsLetter(character) ? char.ToLowerInvariant(character) : ' ')])
            .Split(' ', StringSplitOptions.RemoveEmptyEntries);
}
