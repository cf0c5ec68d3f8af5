using System.Text;
using AvUie.Core;

namespace AvUie.Reasoning;

/// <summary>
/// The prompts of a build: the embedded ones, each of which a file of the same name in the build's own folder replaces. The contract that
/// all writers share is <c>writer.yaml</c>, what a family asks for and its examples are <c>{family}.yaml</c>.
/// </summary>
public sealed class PromptLibrary
{
    private const int LargestFile = 1 << 18;
    private readonly Dictionary<TaskFamily, Prompt> _writers;

    private PromptLibrary(Dictionary<TaskFamily, Prompt> writers, Prompt blind, Prompt judge, Prompt grounding, Prompt mediaGrounding)
    {
        _writers = writers;
        Blind = blind;
        Judge = judge;
        Grounding = grounding;
        MediaGrounding = mediaGrounding;
        Sha256 = Sha256Hex.Of(string.Join('\n', writers.OrderBy(static one => one.Key).Select(static one => one.Value.Sha256).Append(blind.Sha256).Append(judge.Sha256).Append(grounding.Sha256).Append(mediaGrounding.Sha256)));
    }

    /// <summary>Hash of all prompts together.</summary>
    public string Sha256 { get; }

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
        var writer = Read(folder, "writer");
        var writers = new Dictionary<TaskFamily, Prompt>();
        foreach (var family in Enum.GetValues<TaskFamily>())
        {
            var own = Read(folder, FileName(family));
            var slots = new Dictionary<string, string> { ["guidance"] = own.Guidance.TrimEnd(), ["examples"] = Examples(own.Examples) };
            writers.Add(family, new Prompt(
                $"{own.Id}/{own.Version}", Sha256Hex.Of($"{writer.Sha256}\n{own.Sha256}"), Slots.Fill(writer.System, slots), writer.User, writer.Repair));
        }

        return new PromptLibrary(
            writers, Single(Read(folder, "blind")), Single(Read(folder, "judge")), Single(Read(folder, "grounding")), Single(Read(folder, "media_grounding")));
    }

    internal Prompt Writer(TaskFamily family) => _writers[family];

    /// <summary>The examples of a family, for tests.</summary>
    internal static IReadOnlyList<PromptExample> ExamplesOf(TaskFamily family) => Read(null, FileName(family)).Examples;

    private static string FileName(TaskFamily family) => family switch
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

    private static Prompt Single(PromptFile file) => new($"{file.Id}/{file.Version}", file.Sha256, file.System, file.User, file.Repair);

    private static string Examples(IReadOnlyList<PromptExample> examples) => string.Join("\n\n", examples.Select(static (example, number) =>
        $"Example {number + 1}\nTask: {example.Task}\nEvidence:\n{example.Evidence.TrimEnd()}\nTarget (hidden from the reader): {example.Truth.Trim()}\nReply: {example.Reply.Trim()}"));

    private static PromptFile Read(string? folder, string name)
    {
        var path = folder is null ? null : Path.Combine(folder, name + ".yaml");
        if (path is not null && File.Exists(path))
        {
            var length = new FileInfo(path).Length;
            return length <= LargestFile
                ? PromptFile.Parse(Encoding.UTF8.GetString(File.ReadAllBytes(path)), path)
                : throw new InvalidDataException($"{path}: {length} bytes; expected a prompt of at most {LargestFile}");
        }

        using var stream = typeof(PromptLibrary).Assembly.GetManifestResourceStream($"prompts/{name}.yaml")
            ?? throw new InvalidOperationException($"the prompt {name} is not embedded");
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return PromptFile.Parse(reader.ReadToEnd(), $"embedded prompt {name}.yaml");
    }

    private static void CheckNames(string? folder)
    {
        if (folder is null)
        {
            return;
        }

        var known = Enum.GetValues<TaskFamily>().Select(FileName).Concat(["writer", "blind", "judge", "grounding", "media_grounding"]).Select(static name => name + ".yaml").ToArray();
        foreach (var file in Directory.EnumerateFiles(folder, "*.yaml").Select(Path.GetFileName))
        {
            if (!known.Contains(file))
            {
                throw new InvalidDataException($"{Path.Combine(folder, file!)}: replaces no prompt; expected one of {string.Join(", ", known)}");
            }
        }
    }
}
