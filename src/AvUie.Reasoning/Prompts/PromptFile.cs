using YamlDotNet.Core;
using YamlDotNet.Serialization;
using YamlDotNet.Serialization.NamingConventions;

namespace AvUie.Reasoning;

/// <summary>One file of the prompt library as it is written.</summary>
internal sealed class PromptFile
{
    public string Id { get; set; } = "";

    public int Version { get; set; }

    /// <summary>What tells a person what the file is for.</summary>
    public string About { get; set; } = "";

    public string System { get; set; } = "";

    public string User { get; set; } = "";

    public string Repair { get; set; } = "";

    public string Guidance { get; set; } = "";

    public List<PromptExample> Examples { get; set; } = [];

    [YamlIgnore]
    public string Sha256 { get; private set; } = "";

    /// <exception cref="InvalidDataException">The text is no prompt file.</exception>
    public static PromptFile Parse(string text, string name)
    {
        var yaml = new DeserializerBuilder().WithNamingConvention(UnderscoredNamingConvention.Instance).WithTypeConverter(new ExampleConverter()).Build();
        try
        {
            var file = yaml.Deserialize<PromptFile?>(new Parser(new StringReader(text)));
            if (file is null or { Id: "" } or { Version: < 1 } || (file.System.Length == 0) != (file.User.Length == 0) || (file.System.Length == 0 && file.Guidance.Length == 0))
            {
                throw new InvalidDataException($"{name}: expected id, version (1 or more) and either system and user, or guidance and examples");
            }

            file.Sha256 = Sha256Hex.Of(text);
            return file;
        }
        catch (YamlException error)
        {
            throw new InvalidDataException($"{name}:{error.Start.Line}: {error.InnerException?.Message ?? error.Message}", error);
        }
    }

    /// <summary>An example is a record, which YamlDotNet cannot fill by itself.</summary>
    private sealed class ExampleConverter : IYamlTypeConverter
    {
        private static readonly string[] Keys = ["task", "truth", "evidence", "reply"];

        public bool Accepts(Type type) => type == typeof(PromptExample);

        public object ReadYaml(IParser parser, Type type, ObjectDeserializer rootDeserializer)
        {
            var values = (Dictionary<string, string>)rootDeserializer(typeof(Dictionary<string, string>))!;
            return Keys.All(values.ContainsKey) && values.Count == Keys.Length
                ? new PromptExample(values["task"], values["truth"], values["evidence"], values["reply"])
                : throw new YamlException(parser.Current?.Start ?? Mark.Empty, parser.Current?.End ?? Mark.Empty, $"an example needs {string.Join(", ", Keys)}");
        }

        public void WriteYaml(IEmitter emitter, object? value, Type type, ObjectSerializer serializer) =>
            throw new InvalidOperationException("prompts are only read");
    }
}
