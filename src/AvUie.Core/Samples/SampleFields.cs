using System.Collections;
using System.Diagnostics.CodeAnalysis;

namespace AvUie.Core;

/// <summary>
/// The fields of a sample in the ordinal order of their names. A plan holds those of every sample at once, and a sample has few: an array
/// takes about a third of the memory of a sorted dictionary.
/// </summary>
internal sealed class SampleFields : IReadOnlyDictionary<string, string>
{
    private readonly KeyValuePair<string, string>[] _fields;

    private SampleFields(KeyValuePair<string, string>[] fields) => _fields = fields;

    public static SampleFields None { get; } = new([]);

    public int Count => _fields.Length;

    public IEnumerable<string> Keys => _fields.Select(static pair => pair.Key);

    public IEnumerable<string> Values => _fields.Select(static pair => pair.Value);

    public string this[string key] =>
        TryGetValue(key, out var value) ? value : throw new KeyNotFoundException($"the sample has no field {key}");

    public static SampleFields Of(IReadOnlyDictionary<string, string> fields) =>
        fields as SampleFields ?? (fields.Count == 0 ? None : new([.. fields.OrderBy(static pair => pair.Key, StringComparer.Ordinal)]));

    public bool ContainsKey(string key) => TryGetValue(key, out _);

    public bool TryGetValue(string key, [MaybeNullWhen(false)] out string value)
    {
        foreach (var pair in _fields)
        {
            if (pair.Key == key)
            {
                value = pair.Value;
                return true;
            }
        }

        value = null;
        return false;
    }

    public IEnumerator<KeyValuePair<string, string>> GetEnumerator() => _fields.AsEnumerable().GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
