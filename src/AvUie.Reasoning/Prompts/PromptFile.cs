using YamlDotNet.Core;
using YamlDotNet.Serialization;
using YamlDotNet.Serialization.NamingConventions;

namespace AvUie.Reasoning;

/// <summary>One file of the prompt library as it is written. A key with nothing behind it is as good as none.</summary>
internal sealed class PromptFile
{
    public string Id { get; set => field = value ?? ""; } = "";

    public int Version { get; set; }

    /// <summary>What tells a person what the file is for.</summary>
    public string About { get; set => field = value ?? ""; } = "";

    public string System { get; set => field = value ?? ""; } = "";

    public string User { get; set => field = value ?? ""; } = "";

    public string Repair { get; set => field = value ?? ""; } = "";

    public string Guidance { get; set => field = value ?? ""; } = "";

    /// <summary>The form in which each example is shown.</summary>
    public string Example { get; set => field = value ?? ""; } = "";

    public List<Dictionary<string, string?>> Examples { get; set => field = value ?? []; } = [];

    /// <summary>Where it was read, for messages.</summary>
    [YamlIgnore]
    public string Name { get; private set; } = "";

    [YamlIgnore]
    public string Sha256 { get; private set; } = "";

    /// <exception cref="InvalidDataException">The text is no prompt file.</exception>
    public static PromptFile Parse(string text, string name)
    {
        var yaml = new DeserializerBuilder().WithNamingConvention(UnderscoredNamingConvention.Instance).Build();
        try
        {
            var file = yaml.Deserialize<PromptFile?>(new Parser(new StringReader(text)));
            if (file is null or { Id: "" } or { Version: < 1 } || (file.System.Length == 0) != (file.User.Length == 0) || (file.System.Length == 0 && file.Guidance.Length == 0))
            {
                throw new InvalidDataException($"{name}: expected id, version (1 or more) and either system and user, or guidance and examples");
            }

            if (PromptExamples.Problem(file.Examples) is { } problem)
            {
                throw new InvalidDataException($"{name}: {problem}");
            }

            (file.Name, file.Sha256) = (name, Sha256Hex.Of(text));
            return file;
        }
        catch (YamlException error)
        {
            throw new InvalidDataException($"{name}:{error.Start.Line}: {error.InnerException?.Message ?? error.Message}", error);
        }
    }
}
