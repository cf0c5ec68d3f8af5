using System.Text.Json;

namespace Crab.Trainer.Weights;

/// <summary>An object of a model's configuration, read key by key; what is wrong is noted, all of it, instead of thrown at the first.</summary>
/// <param name="name">The object's place in the file, for messages.</param>
/// <param name="element">The object.</param>
/// <param name="problems">Where what is wrong is noted.</param>
internal sealed class ConfigObject(string name, JsonElement element, List<string> problems)
{
    private const int Largest = 1 << 24;

    /// <summary>An object below; an empty one where it is absent.</summary>
    public ConfigObject Below(string key)
    {
        var path = Path(key);
        if (Find(key, JsonValueKind.Object) is { } below)
        {
            return new ConfigObject(path, below, problems);
        }

        problems.Add($"'{path}' is missing; expected an object");
        return new ConfigObject(path, default, []);
    }

    /// <summary>A whole number of 1 or more.</summary>
    public int Size(string key) => Integer(key, 1) ?? 1;

    /// <summary>A whole number of 1 or more, or what stands in its place where the key is absent.</summary>
    public int Size(string key, int otherwise) => Has(key) ? Size(key) : otherwise;

    /// <summary>A token's id.</summary>
    public int Id(string key) => Integer(key, 0) ?? 0;

    /// <summary>A token's id; null where the key is absent or null.</summary>
    public int? OptionalId(string key) => Has(key) ? Integer(key, 0) : null;

    /// <summary>A number above 0.</summary>
    public double Positive(string key)
    {
        if (Find(key, JsonValueKind.Number) is { } value && value.TryGetDouble(out var number) && number > 0 && double.IsFinite(number))
        {
            return number;
        }

        problems.Add($"'{Path(key)}' is {Found(key)}; expected a number above 0");
        return 1;
    }

    /// <summary>A list of whole numbers of 0 or more.</summary>
    public IReadOnlyList<int> Integers(string key)
    {
        if (Find(key, JsonValueKind.Array) is { } list && list.EnumerateArray().All(static item => item.ValueKind == JsonValueKind.Number && item.TryGetInt32(out var value) && value >= 0))
        {
            return [.. list.EnumerateArray().Select(static item => item.GetInt32())];
        }

        problems.Add($"'{Path(key)}' is {Found(key)}; expected a list of whole numbers");
        return [];
    }

    /// <summary>Whether a key is true; false where it is absent.</summary>
    public bool IsTrue(string key) => Find(key, JsonValueKind.True) is not null;

    /// <summary>Notes a key whose value this build does not know. An absent key is the first of the known.</summary>
    public void Expect(string key, params string[] known)
    {
        if (Has(key) && !known.Contains(Found(key).Trim('"')))
        {
            problems.Add($"'{Path(key)}' is {Found(key)}; known are {string.Join(", ", known)}");
        }
    }

    /// <summary>Notes that something is wrong with a key.</summary>
    public void Reject(string key, string expected) => problems.Add($"'{Path(key)}' is {Found(key)}; expected {expected}");

    /// <summary>Whether the key is there with a value.</summary>
    public bool Has(string key) => element.ValueKind == JsonValueKind.Object && element.TryGetProperty(key, out var value) && value.ValueKind != JsonValueKind.Null;

    private int? Integer(string key, int smallest)
    {
        if (Find(key, JsonValueKind.Number) is { } value && value.TryGetInt32(out var number) && number >= smallest && number <= Largest)
        {
            return number;
        }

        problems.Add($"'{Path(key)}' is {Found(key)}; expected a whole number of {smallest} to {Largest}");
        return null;
    }

    private string Path(string key) => name.Length == 0 ? key : $"{name}.{key}";

    private string Found(string key)
    {
        if (!Has(key))
        {
            return "missing";
        }

        var text = element.GetProperty(key).GetRawText();
        return text.Length <= 60 ? text : text[..60] + "…";
    }

    private JsonElement? Find(string key, JsonValueKind kind) =>
        Has(key) && element.GetProperty(key) is var value && value.ValueKind == kind ? value : null;
}
