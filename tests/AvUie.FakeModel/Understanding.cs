using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace AvUie.FakeModel;

/// <summary>As much understanding as it takes to write a sound trace from the evidence listed, to judge one, and to weigh its steps.</summary>
internal static partial class Understanding
{
    /// <summary>The reply's text.</summary>
    public static string Answer(FakeRequest request) =>
        request.System.StartsWith("You write", StringComparison.Ordinal) ? Write(request.User)
        : request.System.StartsWith("You answer", StringComparison.Ordinal) ? Blind(request.User)
        : request.System.StartsWith("You check", StringComparison.Ordinal) ? Weigh(request.User)
        : request.System.StartsWith(Watching.Asked, StringComparison.Ordinal) ? Watching.Answer(request)
        : Judge(request.User);

    private static string Write(string user)
    {
        var target = JsonNode.Parse(user.Split('\n').Last(static line => line.StartsWith("Target (hidden from the reader): ", StringComparison.Ordinal))["Target (hidden from the reader): ".Length..])!;
        return Trace(user, target).ToJsonString();
    }

    private static JsonObject Trace(string user, JsonNode target)
    {
        var evidence = Evidence().Matches(user).Where(static item => item.Groups["modality"].Value != "text").ToArray();
        var steps = new JsonArray();
        foreach (var item in evidence.Where(static item => item.Groups["start"].Success).Take(2).DefaultIfEmpty(evidence.FirstOrDefault()).OfType<Match>())
        {
            steps.Add(Step(item.Groups["modality"].Value, item, $"The {Kind(item)} is {Said(item)}{Span(item)}."));
        }

        if (steps.Count == 0)
        {
            steps.Add(Step("visual", null, "Something happens in front of the camera."));
        }

        var last = evidence.Length > 0 ? evidence[^1] : null;
        foreach (var sentence in Facts(target, Line(user, "Task: ") == "unav" ? " tenths" : " s"))
        {
            steps.Add(Step(last?.Groups["modality"].Value ?? "visual", last, sentence));
        }

        return new JsonObject { ["steps"] = steps, ["inference"] = Conclusion(target), ["evidence_support"] = "weak" };
    }

    /// <summary>The end of the argument, which names what the target names.</summary>
    private static string Conclusion(JsonNode target)
    {
        var names = (JsonNode?[])(target["kind"]!.GetValue<string>() switch
        {
            "class" => [target["label"]],
            "answer" => [target["answer"]],
            "choice" => [target["options"]![target["index"]!.GetValue<int>()]],
            "region" => [target["object"]],
            "events" => [.. target["events"]!.AsArray().Select(static one => one!["label"])],
            "parsing" => [.. target["visual"]!.AsArray().Concat(target["audio"]!.AsArray()).Select(static one => one!["label"])],
            "match" => [target["correct"]!.GetValue<int>() == 1 ? "first candidate" : "second candidate"],
            _ => [],
        });
        var said = names.OfType<JsonNode>().Select(static name => Plain(name.GetValue<string>())).Where(static name => name.Length > 0).Distinct().ToArray();
        return said.Length == 0
            ? "Sound and picture together leave no other reading of what happens in this clip."
            : $"Sound and picture, weighed against each other over the whole clip, lead to {string.Join(" and ", said)}.";
    }

    private static IEnumerable<string> Facts(JsonNode target, string unit)
    {
        string Text(string name) => Plain(target[name]?.GetValue<string>() ?? "nothing");
        switch (target["kind"]!.GetValue<string>())
        {
            case "class":
                return [$"All of it is typical of {Text("label")}."];
            case "answer":
                return [$"That settles it as {Text("answer")}."];
            case "choice":
                return [$"That settles it as {Plain(target["options"]![target["index"]!.GetValue<int>()]!.GetValue<string>())}."];
            case "match":
                return [$"The {(target["correct"]!.GetValue<int>() == 1 ? "first" : "second")} candidate agrees with it."];
            case "region":
                return [.. Places.Said(target["region"]), $"It belongs to the {Text("object")}."];
            case "referring":
                return target["object"] is null ? ["What is described is absent."] : [.. Places.Said(target["region"]), $"It belongs to the {Text("object")}."];
            case "caption":
                return ["The scene holds together."];
            case "events":
                return Events(target["events"]!, "either", unit);
            default:
                return [.. Events(target["visual"]!, "visual", unit), .. Events(target["audio"]!, "audio", unit)];
        }
    }

    private static IEnumerable<string> Events(JsonNode events, string modality, string unit) => events.AsArray().SelectMany(one => one!["ranges"]!.AsArray().Select(
        range => $"The {Plain(one["label"]!.GetValue<string>())} ({modality}) lasts from {range![0]} to {range[1]}{unit}.")
        .DefaultIfEmpty($"The {Plain(one["label"]!.GetValue<string>())} ({modality}) is there."));

    /// <summary>Without the target: it knows what a text of the evidence says, an option by its name and its time by the text's.</summary>
    private static string Blind(string user)
    {
        var texts = Evidence().Matches(user).Where(static item => item.Groups["modality"].Value == "text").ToArray();
        var options = JsonNode.Parse(Line(user, "Options: "))!.AsArray().Select(static option => option!.GetValue<string>()).ToArray();
        var option = options.FirstOrDefault(option => texts.Any(text => Said(text).Contains(Plain(option), StringComparison.OrdinalIgnoreCase)));
        var asksEvents = user.Contains("Asked for: the events", StringComparison.Ordinal);
        var events = new JsonArray();
        var target = new JsonObject { ["kind"] = "class", ["label"] = option ?? "nothing" };
        if (asksEvents && option is not null)
        {
            var text = texts.First(text => Said(text).Contains(Plain(option), StringComparison.OrdinalIgnoreCase));
            var (start, end) = text.Groups["start"].Success
                ? ((int)double.Parse(text.Groups["start"].ValueSpan, CultureInfo.InvariantCulture), (int)double.Parse(text.Groups["end"].ValueSpan, CultureInfo.InvariantCulture))
                : (0, 10);
            events.Add(new JsonObject { ["label"] = option, ["modality"] = "either", ["start"] = start, ["end"] = end });
            target = new JsonObject { ["kind"] = "events", ["events"] = new JsonArray(new JsonObject { ["label"] = option, ["ranges"] = new JsonArray(new JsonArray(start, end)) }) };
        }

        var reply = Trace(user, target);
        foreach (var (name, value) in Places.Answer(asksEvents ? null : option, events, null).ToArray())
        {
            reply[name] = value?.DeepClone();
        }

        return reply.ToJsonString();
    }

    private static string Judge(string user)
    {
        var options = JsonNode.Parse(Line(user, "Options: "))!.AsArray().Select(static option => option!.GetValue<string>()).ToArray();
        var trace = user[user.IndexOf("Observations:", StringComparison.Ordinal)..];
        var events = new JsonArray();
        if (user.Contains("Asked for: the events", StringComparison.Ordinal))
        {
            foreach (var option in options)
            {
                foreach (Match found in Regex.Matches(trace, $@"The {Regex.Escape(Plain(option))} \((\w+)\) (?:lasts from (\d+) to (\d+)|is there)", RegexOptions.IgnoreCase))
                {
                    events.Add(new JsonObject
                    {
                        ["label"] = option,
                        ["modality"] = found.Groups[1].Value,
                        ["start"] = found.Groups[2].Success ? int.Parse(found.Groups[2].ValueSpan, CultureInfo.InvariantCulture) : null,
                        ["end"] = found.Groups[3].Success ? int.Parse(found.Groups[3].ValueSpan, CultureInfo.InvariantCulture) : null,
                    });
                }
            }

            return Places.Answer(null, events, null).ToJsonString();
        }

        var answer = options is ["1", "2"]
            ? trace.Contains("The first candidate", StringComparison.Ordinal) ? "1" : trace.Contains("The second candidate", StringComparison.Ordinal) ? "2" : null
            : options.Where(option => trace.Contains($" {Plain(option)}.", StringComparison.OrdinalIgnoreCase)).MaxBy(static option => option.Length)
                ?? options.FirstOrDefault(option => option.Contains("absent", StringComparison.Ordinal) && trace.Contains("is absent", StringComparison.Ordinal));
        return Places.Answer(answer, events, user.Contains("with the box", StringComparison.Ordinal) ? trace : null).ToJsonString();
    }

    private static string Weigh(string user)
    {
        var steps = user[user.IndexOf("Steps:", StringComparison.Ordinal)..].Split('\n').Skip(1).Where(static line => line.Length > 0).ToArray();
        return new JsonObject
        {
            ["steps"] = new JsonArray([.. steps.Select(static (_, index) => (JsonNode)new JsonObject { ["step"] = index + 1, ["verdict"] = "supported" })]),
        }.ToJsonString();
    }

    private static JsonObject Step(string modality, Match? evidence, string sentence) => new()
    {
        ["modality"] = modality,
        ["start"] = Number(evidence, "start"),
        ["end"] = Number(evidence, "end"),
        ["observation"] = sentence,
        ["evidence_ids"] = evidence is null ? [] : new JsonArray(evidence.Groups["id"].Value),
    };

    private static JsonNode? Number(Match? evidence, string group) =>
        evidence?.Groups[group] is { Success: true } found ? double.Parse(found.ValueSpan, CultureInfo.InvariantCulture) : null;

    private static string Kind(Match item) => item.Groups["kind"].Value.Split('.')[0].Replace('_', ' ');

    private static string Said(Match item) => Plain(JsonSerializer.Deserialize<string>(item.Groups["value"].Value)!);

    private static string Span(Match item) => item.Groups["start"].Success ? $" from {item.Groups["start"].Value} s to {item.Groups["end"].Value} s" : "";

    private static string Plain(string text) => Markup().Replace(text, " ").Trim(' ', '.', ',');

    private static string Line(string text, string start) => text.Split('\n').First(line => line.StartsWith(start, StringComparison.Ordinal))[start.Length..];

    [GeneratedRegex("""(?m)^(?<id>[A-Za-z0-9_.-]+) \| (?<modality>audio|visual|text) \| (?:whole clip|(?<start>[0-9.]+) s to (?<end>[0-9.]+) s) \| (?<kind>[A-Za-z0-9_.-]+) \| (?<value>"(?:[^"\\]|\\.)*") \| """)]
    private static partial Regex Evidence();

    [GeneratedRegex(@"[<>\[\]{}|`\p{C}]+")]
    private static partial Regex Markup();
}
