using System.Globalization;
using YamlDotNet.RepresentationModel;

namespace AvUie.Pipeline.Configuration;

/// <summary>
/// One mapping of a build file while it is read: hands out typed values, notes every error with its line, and in the end complains of
/// keys that nobody asked for.
/// </summary>
/// <param name="node">The mapping.</param>
/// <param name="path">Its key path; empty at the top.</param>
/// <param name="errors">Where errors go.</param>
internal sealed class YamlSection(YamlMappingNode node, string path, List<BuildFileError> errors)
{
    private readonly SortedSet<string> _known = new(StringComparer.Ordinal);

    public static int LineOf(YamlNode node) => checked((int)node.Start.Line);

    public string Text(string key, string fallback, bool required = false) => Scalar(key, required)?.Value ?? fallback;

    public int Number(string key, int fallback, int least, int most, bool required = false)
    {
        if (Scalar(key, required) is not { } scalar)
        {
            return fallback;
        }

        if (int.TryParse(scalar.Value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most)
        {
            return number;
        }

        Complain(scalar, key, string.Create(CultureInfo.InvariantCulture, $"found \"{Excerpt(scalar.Value)}\"; expected a whole number from {least} to {most}"));
        return fallback;
    }

    public string OneOf(string key, string fallback, IReadOnlyCollection<string> allowed)
    {
        var scalar = Scalar(key, required: false);
        if (scalar?.Value is not { } value || allowed.Contains(value))
        {
            return scalar?.Value ?? fallback;
        }

        Complain(scalar, key, $"found \"{Excerpt(value)}\"; expected one of {string.Join(", ", allowed)}{Nearest.Hint(value, allowed)}");
        return fallback;
    }

    public IReadOnlyList<string> Texts(string key, IReadOnlyCollection<string>? allowed)
    {
        if (Find(key, required: false) is not { } found)
        {
            return [];
        }

        if (found is not YamlSequenceNode sequence || sequence.Any(static item => item is not YamlScalarNode))
        {
            Complain(found, key, $"found {Kind(found)}; expected a list of texts, such as [a, b]");
            return [];
        }

        var texts = new List<string>();
        foreach (var item in sequence.Cast<YamlScalarNode>())
        {
            var text = item.Value ?? "";
            if (allowed is not null && !allowed.Contains(text))
            {
                Complain(item, key, $"found \"{Excerpt(text)}\"; expected any of {string.Join(", ", allowed)}{Nearest.Hint(text, allowed)}");
            }

            texts.Add(text);
        }

        return texts;
    }

    public IReadOnlyDictionary<string, string> TextMap(string key)
    {
        var map = new SortedDictionary<string, string>(StringComparer.Ordinal);
        if (Find(key, required: false) is not { } found)
        {
            return map;
        }

        if (found is not YamlMappingNode mapping)
        {
            Complain(found, key, $"found {Kind(found)}; expected names with values");
            return map;
        }

        foreach (var (name, value) in mapping)
        {
            if (name is YamlScalarNode { Value: { } text } && value is YamlScalarNode scalar)
            {
                map[text] = scalar.Value ?? "";
            }
            else
            {
                Complain(value, key, $"{name}: found {Kind(value)}; expected a single value");
            }
        }

        return map;
    }

    public YamlSection Section(string key)
    {
        var found = Find(key, required: false);
        if (found is not null and not YamlMappingNode)
        {
            Complain(found, key, $"found {Kind(found)}; expected keys with values");
        }

        return new YamlSection(found as YamlMappingNode ?? [], Join(key), errors);
    }

    public IEnumerable<YamlSection> Sections(string key)
    {
        if (Find(key, required: true) is not { } found)
        {
            yield break;
        }

        if (found is not YamlSequenceNode { Children.Count: > 0 } sequence)
        {
            Complain(found, key, $"found {Kind(found)}; expected a list with at least one entry");
            yield break;
        }

        for (var i = 0; i < sequence.Children.Count; i++)
        {
            var name = string.Create(CultureInfo.InvariantCulture, $"{key}[{i}]");
            if (sequence.Children[i] is YamlMappingNode mapping)
            {
                yield return new YamlSection(mapping, Join(name), errors);
            }
            else
            {
                Complain(sequence.Children[i], name, $"found {Kind(sequence.Children[i])}; expected keys with values");
            }
        }
    }

    public void Complain(string key, string message) => Complain(Peek(key) ?? node, key, message);

    /// <summary>Complains of every key that was not asked for. Call it last.</summary>
    public void Close()
    {
        foreach (var name in node.Children.Keys)
        {
            var key = (name as YamlScalarNode)?.Value ?? name.ToString();
            if (!_known.Contains(key))
            {
                Complain(name, Excerpt(key), $"unknown key; expected any of {string.Join(", ", _known)}{Nearest.Hint(key, _known)}");
            }
        }
    }

    internal static string Excerpt(string? text)
    {
        var clean = new string([.. (text ?? "").Take(80).Select(static c => char.IsControl(c) ? '?' : c)]);
        return text?.Length > 80 ? clean + "…" : clean;
    }

    private static string Kind(YamlNode node) => node switch
    {
        YamlScalarNode scalar => $"\"{Excerpt(scalar.Value)}\"",
        YamlSequenceNode => "a list",
        _ => "keys with values",
    };

    private YamlScalarNode? Scalar(string key, bool required)
    {
        switch (Find(key, required))
        {
            case null:
                return null;
            case YamlScalarNode { Value.Length: > 0 } scalar:
                return scalar;
            case var other:
                Complain(other, key, $"found {Kind(other)}; expected a single value");
                return null;
        }
    }

    private YamlNode? Find(string key, bool required)
    {
        _known.Add(key);
        var found = Peek(key);
        if (found is null && required)
        {
            Complain(node, key, "is missing and has no default");
        }

        return found;
    }

    private YamlNode? Peek(string key) => node.Children.TryGetValue(new YamlScalarNode(key), out var value) ? value : null;

    private void Complain(YamlNode at, string key, string message) => errors.Add(new BuildFileError(LineOf(at), Join(key), message));

    private string Join(string key) => path.Length == 0 ? key : $"{path}.{key}";
}
