using System.Text;
using System.Text.Json;
using AvUie.Core;

namespace AvUie.Pipeline.Configuration;

/// <summary>JSON to nodes. Comments and trailing commas are taken, since people write these files by hand.</summary>
internal ref struct JsonNodes
{
    private readonly ReadOnlySpan<byte> _bytes;
    private Utf8JsonReader _reader;
    private int _lineAt;
    private int _line;
    private int _nodes;

    private JsonNodes(ReadOnlySpan<byte> bytes)
    {
        _bytes = bytes;
        _line = 1;
        _reader = new Utf8JsonReader(bytes, new JsonReaderOptions
        {
            AllowTrailingCommas = true,
            CommentHandling = JsonCommentHandling.Skip,
            MaxDepth = ConfigLimits.MaxDepth,
        });
    }

    /// <exception cref="ConfigSyntaxException">The text is not of this form.</exception>
    public static ConfigNode Read(string text)
    {
        try
        {
            var nodes = new JsonNodes(Encoding.UTF8.GetBytes(text));
            nodes._reader.Read();
            var root = nodes.Node();
            nodes._reader.Read();
            return root;
        }
        catch (JsonException error)
        {
            throw new ConfigSyntaxException((int)(error.LineNumber ?? 0) + 1, Printable.Of(error.Message, 200), "valid JSON");
        }
    }

    private ConfigNode Node()
    {
        var line = Line();
        if (++_nodes > ConfigLimits.MaxNodes)
        {
            throw new ConfigSyntaxException(line, "more values", $"at most {ConfigLimits.MaxNodes} values");
        }

        return _reader.TokenType switch
        {
            JsonTokenType.StartObject => Mapping(line),
            JsonTokenType.StartArray => Sequence(line),
            JsonTokenType.String => new ConfigNode.Scalar(line, ScalarKind.Text, Text(line)),
            JsonTokenType.Number => new ConfigNode.Scalar(line, ScalarKind.Number, Encoding.UTF8.GetString(_reader.ValueSpan)),
            JsonTokenType.True => new ConfigNode.Scalar(line, ScalarKind.Boolean, "true"),
            JsonTokenType.False => new ConfigNode.Scalar(line, ScalarKind.Boolean, "false"),
            _ => new ConfigNode.Scalar(line, ScalarKind.Null, ""),
        };
    }

    private ConfigNode.Mapping Mapping(int line)
    {
        var entries = new List<ConfigEntry>();
        while (_reader.Read() && _reader.TokenType != JsonTokenType.EndObject)
        {
            var at = Line();
            var key = Text(at);
            _reader.Read();
            entries.Add(new ConfigEntry(key, at, Node()));
        }

        return new ConfigNode.Mapping(line, entries);
    }

    private ConfigNode.Sequence Sequence(int line)
    {
        var items = new List<ConfigNode>();
        while (_reader.Read() && _reader.TokenType != JsonTokenType.EndArray)
        {
            items.Add(Node());
        }

        return new ConfigNode.Sequence(line, items);
    }

    private readonly string Text(int line)
    {
        try
        {
            return _reader.GetString()!;
        }
        catch (InvalidOperationException)
        {
            throw new ConfigSyntaxException(line, "a text with half a surrogate pair", "valid Unicode");
        }
    }

    private int Line()
    {
        var start = (int)_reader.TokenStartIndex;
        _line += _bytes[_lineAt..start].Count((byte)'\n');
        _lineAt = start;
        return _line;
    }
}
