using AvUie.Core;
using YamlDotNet.Core;
using YamlDotNet.Serialization;
using YamlDotNet.Serialization.NamingConventions;

namespace AvUie.Reasoning;

/// <summary>
/// The fixed list of styles (<c>styles.yaml</c>), so that thousands of traces of one task do not all begin alike. A sample's style is a
/// function of its id, the candidate and the writer's seed: nothing needs to be stored for it to be the same again.
/// </summary>
internal sealed class WritingStyles
{
    private readonly Dictionary<TaskFamily, WritingStyle[]> _byFamily;

    private WritingStyles(IReadOnlyList<WritingStyle> all, string sha256)
    {
        (All, Sha256) = (all, sha256);
        _byFamily = Enum.GetValues<TaskFamily>().ToDictionary(static family => family, family => all.Where(style => style.Families.Contains(family)).ToArray());
    }

    /// <summary>The styles in the order of the file.</summary>
    public IReadOnlyList<WritingStyle> All { get; }

    /// <summary>Hash of the file.</summary>
    public string Sha256 { get; }

    /// <summary>The style of a candidate.</summary>
    /// <param name="family">Family of the sample's task.</param>
    /// <param name="sampleId">The sample.</param>
    /// <param name="candidate">0-based.</param>
    /// <param name="seed">The writer's seed.</param>
    public WritingStyle Of(TaskFamily family, string sampleId, int candidate, int seed)
    {
        var styles = _byFamily[family];
        return styles[new Variation(FormattableString.Invariant($"{sampleId}\n{candidate}\n{seed}")).Below(styles.Length)];
    }

    /// <summary>Reads the list.</summary>
    /// <param name="text">The file.</param>
    /// <param name="name">Its name, for messages.</param>
    /// <param name="familyNames">The families as files spell them.</param>
    /// <exception cref="InvalidDataException">The text is no list of styles.</exception>
    public static WritingStyles Parse(string text, string name, IReadOnlyDictionary<string, TaskFamily> familyNames)
    {
        try
        {
            var file = new DeserializerBuilder().WithNamingConvention(UnderscoredNamingConvention.Instance).Build().Deserialize<StyleFile?>(new Parser(new StringReader(text)));
            if (file is null or { Id: "" } or { Version: < 1 } or { Styles.Count: 0 })
            {
                throw new InvalidDataException($"{name}: expected id, version (1 or more) and styles");
            }

            var styles = new WritingStyles([.. file.Styles.Select((style, index) => Read(style, $"{name}: style {index + 1}", familyNames))], Sha256Hex.Of(text));
            var bare = familyNames.FirstOrDefault(family => styles._byFamily[family.Value].Length == 0).Key;
            return bare is null ? styles : throw new InvalidDataException($"{name}: no style for {bare}; expected one at the least for every family");
        }
        catch (YamlException error)
        {
            throw new InvalidDataException($"{name}:{error.Start.Line}: {error.InnerException?.Message ?? error.Message}", error);
        }
    }

    private static WritingStyle Read(StyleEntry? entry, string place, IReadOnlyDictionary<string, TaskFamily> familyNames)
    {
        var text = entry?.Text.Trim() ?? "";
        return entry is null or { Name: "" } || text.Length == 0 || text.Any(char.IsControl)
            ? throw new InvalidDataException($"{place}: expected a name and a text of one line")
            : entry.Families.Find(family => !familyNames.ContainsKey(family)) is { } unknown
                ? throw new InvalidDataException($"{place}: found the unknown family \"{unknown}\"; expected some of {string.Join(", ", familyNames.Keys)}, or none for all of them")
                : new WritingStyle(entry.Name, text, entry.Families.Count == 0 ? [.. familyNames.Values] : [.. entry.Families.Select(family => familyNames[family])]);
    }

    private sealed class StyleFile
    {
        public string Id { get; set => field = value ?? ""; } = "";

        public int Version { get; set; }

        public string About { get; set; } = "";

        public List<StyleEntry?> Styles { get; set => field = value ?? []; } = [];
    }

    private sealed class StyleEntry
    {
        public string Name { get; set => field = value ?? ""; } = "";

        public string Text { get; set => field = value ?? ""; } = "";

        public List<string> Families { get; set => field = value ?? []; } = [];
    }
}
