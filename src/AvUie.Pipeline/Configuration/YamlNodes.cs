using System.Text.RegularExpressions;
using AvUie.Core;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace AvUie.Pipeline.Configuration;

/// <summary>
/// YAML to nodes: one document, plain values by YAML 1.2's core schema (<c>no</c> is a text). Anchors, aliases and tags are refused, so
/// that no file is larger than it looks.
/// </summary>
internal sealed partial class YamlNodes
{
    private readonly Parser _parser;
    private int _nodes;

    private YamlNodes(string text) => _parser = new Parser(new Scanner(new StringReader(text), skipComments: true));

    /// <exception cref="ConfigSyntaxException">The text is not of this form.</exception>
    public static ConfigNode Read(string text)
    {
        var nodes = new YamlNodes(text);
        try
        {
            return nodes.Document();
        }
        catch (InvalidOperationException)
        {
            // YamlDotNet's answer to some unclosed lists and mappings.
            throw new ConfigSyntaxException(
                nodes._parser.Current is { } last ? Line(last) : 1, "a list or mapping that is not closed as it was opened", "valid YAML");
        }
        catch (YamlException error)
        {
            throw new ConfigSyntaxException((int)error.Start.Line, $"text that is no YAML ({Printable.Of(error.Message.TrimEnd('.'), 200)})", "valid YAML");
        }
    }

    private ConfigNode Document()
    {
        _parser.Consume<StreamStart>();
        if (_parser.Accept<StreamEnd>(out _))
        {
            return new ConfigNode.Scalar(1, ScalarKind.Null, "");
        }

        _parser.Consume<DocumentStart>();
        var root = Node(0);
        _parser.Consume<DocumentEnd>();
        return _parser.Accept<StreamEnd>(out _)
            ? root
            : throw new ConfigSyntaxException(Line(_parser.Current!), "a second YAML document", "one document");
    }

    private ConfigNode Node(int depth)
    {
        var current = _parser.Current is null && !_parser.MoveNext() ? throw new ConfigSyntaxException(1, "the end", "a value") : _parser.Current!;
        var line = Line(current);
        if (depth > ConfigLimits.MaxDepth || ++_nodes > ConfigLimits.MaxNodes)
        {
            throw new ConfigSyntaxException(
                line, depth > ConfigLimits.MaxDepth ? "deeper nesting" : "more values",
                $"at most {ConfigLimits.MaxDepth} levels and {ConfigLimits.MaxNodes} values");
        }

        if (current is AnchorAlias or NodeEvent { Anchor.IsEmpty: false })
        {
            throw new ConfigSyntaxException(line, "an anchor or alias (& or *)", "values written out; quote a text that begins with & or *");
        }

        if (current is NodeEvent { Tag.IsEmpty: false })
        {
            throw new ConfigSyntaxException(line, "a tag (!)", "values without tags; quote a text that begins with !");
        }

        return current switch
        {
            YamlDotNet.Core.Events.Scalar => Scalar(),
            MappingStart => Mapping(line, depth),
            SequenceStart => Sequence(line, depth),
            _ => throw new ConfigSyntaxException(line, "something that is no value", "a text, number, list or mapping"),
        };
    }

    private ConfigNode.Scalar Scalar()
    {
        var scalar = _parser.Consume<YamlDotNet.Core.Events.Scalar>();
        var kind = scalar.Style != ScalarStyle.Plain ? ScalarKind.Text : scalar.Value switch
        {
            "" or "~" or "null" or "Null" or "NULL" => ScalarKind.Null,
            "true" or "True" or "TRUE" or "false" or "False" or "FALSE" => ScalarKind.Boolean,
            var text when Number().IsMatch(text) => ScalarKind.Number,
            _ => ScalarKind.Text,
        };
        return new ConfigNode.Scalar(Line(scalar), kind, kind == ScalarKind.Boolean ? scalar.Value.ToLowerInvariant() : scalar.Value);
    }

    private ConfigNode.Mapping Mapping(int line, int depth)
    {
        _parser.Consume<MappingStart>();
        var entries = new List<ConfigEntry>();
        while (!_parser.TryConsume<MappingEnd>(out _))
        {
            if (Node(depth + 1) is not ConfigNode.Scalar { Kind: not ScalarKind.Null } key)
            {
                throw new ConfigSyntaxException(line, "a key that is no text", "texts as keys");
            }

            entries.Add(new ConfigEntry(key.Text, key.Line, Node(depth + 1)));
        }

        return new ConfigNode.Mapping(line, entries);
    }

    private ConfigNode.Sequence Sequence(int line, int depth)
    {
        _parser.Consume<SequenceStart>();
        var items = new List<ConfigNode>();
        while (!_parser.TryConsume<SequenceEnd>(out _))
        {
            items.Add(Node(depth + 1));
        }

        return new ConfigNode.Sequence(line, items);
    }

    private static int Line(ParsingEvent at) => (int)at.Start.Line;

    [GeneratedRegex(@"^[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?\z|^[-+]?\.(inf|Inf|INF)\z|^\.(nan|NaN|NAN)\z", RegexOptions.CultureInvariant)]
    private static partial Regex Number();
}
