using System.Text;
using AvUie.Core;

namespace AvUie.Reasoning;

/// <summary>
/// The prompts of a build: the embedded ones, each of which a file of the same name in the build's own folder replaces. The contract that
/// all writers share is <c>writer.yaml</c>, what a family asks for and its examples are <c>{family}.yaml</c>, the manners of writing are
/// <c>styles.yaml</c>.
/// </summary>
public sealed class PromptLibrary
{
    private const int LargestFile = 1 << 18;

    private static readonly Dictionary<string, TaskFamily> Families = Enum.GetValues<TaskFamily>().ToDictionary(FileName);

    private readonly Dictionary<TaskFamily, Prompt> _writers;

    private PromptLibrary(Dictionary<TaskFamily, Prompt> writers, WritingStyles styles, Prompt blind, Prompt judge, Prompt grounding, Prompt mediaGrounding)
    {
        _writers = writers;
        Styles = styles;
        Blind = blind;
        Judge = judge;
        Grounding = grounding;
        MediaGrounding = mediaGrounding;
        Sha256 = Sha256Hex.Of(string.Join('\n', writers.OrderBy(static one => one.Key).Select(static one => one.Value.Sha256).Append(blind.Sha256).Append(judge.Sha256).Append(grounding.Sha256).Append(mediaGrounding.Sha256)));
    }

    /// <summary>Hash of all prompts together.</summary>
    public string Sha256 { get; }

    internal WritingStyles Styles { get; }

    internal Prompt Blind { get; }

    internal Prompt Judge { get; }

    internal Prompt Grounding { get; }

    internal Prompt MediaGrounding { get; }

    /// <summary>Reads the prompts.</summary>
    /// <param name="folder">A folder whose files replace embedded ones; null for none.</param>
    /// <exception cref="InvalidDataException">A file is no prompt; the message names it and says what is wrong.</exception>
    public static PromptLibrary Load(string? folder)
    {
        CheckNames(folder);
        var (stylesText, stylesName) = Text(folder, "styles");
        var styles = WritingStyles.Parse(stylesText, stylesName, Families);
        var writer = Read(folder, "writer");
        var writers = new Dictionary<TaskFamily, Prompt>();
        foreach (var family in Enum.GetValues<TaskFamily>())
        {
            var own = Read(folder, FileName(family));
            var slots = new Dictionary<string, string> { ["guidance"] = own.Guidance.TrimEnd(), ["examples"] = PromptExamples.Write(writer.Example, own.Examples, own.Name) };
            writers.Add(family, new Prompt(
                $"{own.Id}/{own.Version}", Sha256Hex.Of($"{writer.Sha256}\n{own.Sha256}\n{styles.Sha256}"), Slots.Fill(writer.System, slots), writer.User, writer.Repair));
        }

        var blind = Single(Read(folder, "blind"));
        return new PromptLibrary(
            writers, styles, blind with { Sha256 = Sha256Hex.Of($"{blind.Sha256}\n{styles.Sha256}") }, Single(Read(folder, "judge")),
            Single(Read(folder, "grounding")), Single(Read(folder, "media_grounding")));
    }

    internal Prompt Writer(TaskFamily family) => _writers[family];

    /// <summary>The examples of an embedded file, for tests.</summary>
    internal static IReadOnlyList<IReadOnlyDictionary<string, string?>> ExamplesOf(string name) => Read(null, name).Examples;

    internal static string FileName(TaskFamily family) => family switch
    {
        TaskFamily.Matching => "matching",
        TaskFamily.Action => "action",
        TaskFamily.Emotion => "emotion",
        TaskFamily.QuestionAnswering => "question_answering",
        TaskFamily.EventLocalization => "event_localization",
        TaskFamily.Segmentation => "segmentation",
        TaskFamily.Captioning => "captioning",
        _ => throw new ArgumentOutOfRangeException(nameof(family), family, "no such family"),
    };

    private static Prompt Single(PromptFile file)
    {
        var examples = new Dictionary<string, string> { ["examples"] = PromptExamples.Write(file.Example, file.Examples, file.Name) };
        return new($"{file.Id}/{file.Version}", file.Sha256, Slots.Fill(file.System, examples), file.User, file.Repair);
    }

    private static PromptFile Read(string? folder, string name)
    {
        var (text, place) = Text(folder, name);
        return PromptFile.Parse(text, place);
    }

    private static (string Text, string Place) Text(string? folder, string name)
    {
        var path = folder is null ? null : Path.Combine(folder, name + ".yaml");
        if (path is not null && File.Exists(path))
        {
            var length = new FileInfo(path).Length;
            return length <= LargestFile
                ? (Encoding.UTF8.GetString(File.ReadAllBytes(path)), path)
                : throw new InvalidDataException($"{path}: {length} bytes; expected a prompt of at most {LargestFile}");
        }

        using var stream = typeof(PromptLibrary).Assembly.GetManifestResourceStream($"prompts/{name}.yaml")
            ?? throw new InvalidOperationException($"the prompt {name} is not embedded");
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return (reader.ReadToEnd(), $"embedded prompt {name}.yaml");
    }

    private static void CheckNames(string? folder)
    {
        if (folder is null)
        {
            return;
        }

        var known = Families.Keys.Concat(["writer", "styles", "blind", "judge", "grounding", "media_grounding"]).Select(static name => name + ".yaml").ToArray();
        foreach (var file in Directory.EnumerateFiles(folder, "*.yaml").Select(Path.GetFileName))
        {
            if (!known.Contains(file))
            {
                throw new InvalidDataException($"{Path.Combine(folder, file!)}: replaces no prompt; expected one of {string.Join(", ", known)}");
            }
        }
    }
}
