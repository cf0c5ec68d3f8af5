using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using AvUie.Core;

namespace AvUie.Reasoning.Tests.Prompts;

/// <summary>One example of a prompt file as the code reads a sample: truth, evidence, reply.</summary>
internal sealed partial record PromptExample(string File, int Number, IReadOnlyDictionary<string, string?> Texts)
{
    /// <summary>For messages.</summary>
    public string Place => $"{File}.yaml, example {Number}";

    public string Task => Texts["task"]!;

    public GroundTruth Truth { get; } = GroundTruthJson.Read(Texts["truth"]!);

    public string Reply => Texts["reply"]!.Trim();

    public string EvidenceText => Texts["evidence"]!.Trim();

    /// <summary>The evidence lines, read back; a line of another form is left out, so that they no longer write the same text.</summary>
    public IReadOnlyList<EvidenceItem> Evidence { get; } = [.. EvidenceLine().Matches(Texts.GetValueOrDefault("evidence") ?? "").Select(static line => new EvidenceItem(
        line.Groups["id"].Value, Modalities.Find(line.Groups["modality"].Value)!.Value, Seconds(line.Groups["start"]), Seconds(line.Groups["end"]),
        line.Groups["kind"].Value, JsonSerializer.Deserialize<string>(line.Groups["value"].Value)!, line.Groups["source"].Value.Trim('"')))];

    public ReasoningRequest Request => new("example", Task, Truth, Evidence);

    public string Answer => Assert.IsType<RenderedAnswer.Success>(AnswerGrammar.Render(Task, Truth)).Text;

    public static IReadOnlyList<PromptExample> Of(string file) => [.. PromptLibrary.ExamplesOf(file).Select((texts, index) => new PromptExample(file, index + 1, texts))];

    private static double? Seconds(Group group) => group.Success ? double.Parse(group.ValueSpan, CultureInfo.InvariantCulture) : null;

    [GeneratedRegex("""(?m)^(?<id>\w+) \| (?<modality>\w+) \| (?:whole clip|(?<start>[0-9.]+) s to (?<end>[0-9.]+) s) \| (?<kind>[\w.]+) \| (?<value>"(?:[^"\\]|\\.)*") \| (?<source>[\w.-]+|"[^"]*")$""")]
    private static partial Regex EvidenceLine();
}
