using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Reflection;
using System.Text.Json;
using System.Text.RegularExpressions;
using AvUie.Core;

namespace AvUie.Pipeline.Configuration;

/// <summary>
/// Fills records from nodes: keys are the properties in snake case, absent keys keep the record's default, and everything that does not
/// fit is an error with its place. The attributes of the property are its limits. Goes on after an error, so that all are told at once.
/// </summary>
internal sealed class ConfigBinder(string file)
{
    private readonly Dictionary<string, int> _lines = new(StringComparer.Ordinal);
    private readonly HashSet<string> _bad = new(StringComparer.Ordinal);
    private readonly List<ConfigurationError> _errors = [];

    /// <summary>What does not fit.</summary>
    public IReadOnlyList<ConfigurationError> Errors => _errors;

    /// <summary>The key of a property.</summary>
    public static string KeyOf(PropertyInfo property) => JsonNamingPolicy.SnakeCaseLower.ConvertName(property.Name);

    /// <summary>Whether nothing was wrong with the value at this path, so that it may be looked at further.</summary>
    public bool IsSound(string path) => !_bad.Contains(path);

    /// <summary>Whether anything was wrong with the value at this path or with one inside it.</summary>
    public bool HasErrorsBelow(string path) =>
        _bad.Any(bad => bad == path || bad.StartsWith(path + '.', StringComparison.Ordinal) || bad.StartsWith(path + '[', StringComparison.Ordinal));

    /// <summary>Records an error found by a later check. A path that the file does not hold gets the line of what holds it.</summary>
    public void Fail(string path, string found, string expected, string? nearest = null)
    {
        var at = path;
        int line;
        while (!_lines.TryGetValue(at, out line) && at.Length > 0)
        {
            at = at[..Math.Max(0, at.LastIndexOfAny(['.', '[']))];
        }

        Fail(line, path, found, expected, nearest);
    }

    public T Bind<T>(ConfigNode root)
        where T : class, new() => (T)Record(typeof(T), root, "");

    private object Record(Type type, ConfigNode node, string path)
    {
        _lines[path] = node.Line;
        var record = Activator.CreateInstance(type)!;
        var properties = type.GetProperties(BindingFlags.Public | BindingFlags.Instance).ToDictionary(KeyOf, StringComparer.Ordinal);
        if (node is not ConfigNode.Mapping mapping)
        {
            Fail(node.Line, path, node.Describe(), $"a mapping with the keys {string.Join(", ", properties.Keys)}");
            return record;
        }

        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var entry in mapping.Entries)
        {
            var at = Join(path, entry.Key);
            if (!properties.TryGetValue(entry.Key, out var property))
            {
                Fail(
                    entry.Line, at, $"the unknown key \"{Printable.Of(entry.Key, 100)}\"", $"one of {string.Join(", ", properties.Keys)}",
                    Spelling.Nearest(entry.Key, properties.Keys));
            }
            else if (!seen.Add(entry.Key))
            {
                Fail(entry.Line, at, $"the key \"{entry.Key}\" a second time", "every key once");
            }
            else
            {
                _lines[at] = entry.Line;
                if (Value(property.PropertyType, entry.Value, at, property) is { } value)
                {
                    property.SetValue(record, value);
                }
            }
        }

        foreach (var (key, property) in properties)
        {
            if (property.GetCustomAttribute<RequiredAttribute>() is not null && !seen.Contains(key))
            {
                Fail(node.Line, Join(path, key), "nothing", Expectation(property.PropertyType, property));
            }
        }

        return record;
    }

    private object? Value(Type type, ConfigNode node, string path, PropertyInfo property)
    {
        _lines.TryAdd(path, node.Line);
        var plain = Nullable.GetUnderlyingType(type) ?? type;
        if (plain == typeof(IReadOnlyDictionary<string, string>))
        {
            return Texts(node, path);
        }

        if (plain.IsGenericType && plain.GetGenericTypeDefinition() == typeof(IReadOnlyList<>))
        {
            return Items(plain.GetGenericArguments()[0], node, path, property);
        }

        if (plain.IsClass && plain != typeof(string))
        {
            return Record(plain, node, path);
        }

        var value = node is ConfigNode.Scalar scalar ? Scalar(plain, scalar) : null;
        if (value is null || !IsAllowed(value, property))
        {
            Fail(
                node.Line, path, node.Describe(), Expectation(plain, property),
                value is string text && Allowed(property) is { } known ? Spelling.Nearest(text, known) : null);
            return null;
        }

        return value;
    }

    private Array? Items(Type item, ConfigNode node, string path, PropertyInfo property)
    {
        if (node is not ConfigNode.Sequence { Items.Count: > 0 } list)
        {
            Fail(node.Line, path, node is ConfigNode.Sequence ? "an empty list" : node.Describe(), Expectation(property.PropertyType, property));
            return null;
        }

        var items = Array.CreateInstance(item, list.Items.Count);
        for (var index = 0; index < list.Items.Count; index++)
        {
            var at = string.Create(CultureInfo.InvariantCulture, $"{path}[{index}]");
            items.SetValue(Value(item, list.Items[index], at, property) ?? (item == typeof(string) ? "" : null), index);
        }

        return items;
    }

    private SortedDictionary<string, string> Texts(ConfigNode node, string path)
    {
        var texts = new SortedDictionary<string, string>(StringComparer.Ordinal);
        if (node is not ConfigNode.Mapping mapping)
        {
            Fail(node.Line, path, node.Describe(), "a mapping of names to values");
            return texts;
        }

        foreach (var entry in mapping.Entries)
        {
            var at = Join(path, entry.Key);
            if (entry.Value is not ConfigNode.Scalar { Kind: not ScalarKind.Null } scalar)
            {
                Fail(entry.Line, at, entry.Value.Describe(), "a text, number, true or false");
            }
            else if (!texts.TryAdd(entry.Key, scalar.Text))
            {
                Fail(entry.Line, at, $"the key \"{Printable.Of(entry.Key, 100)}\" a second time", "every key once");
            }
            else
            {
                _lines[at] = entry.Line;
            }
        }

        return texts;
    }

    private static object? Scalar(Type type, ConfigNode.Scalar scalar) => (scalar.Kind, Type.GetTypeCode(type)) switch
    {
        (ScalarKind.Text, TypeCode.String) => scalar.Text,
        (ScalarKind.Boolean, TypeCode.Boolean) => scalar.Text == "true",
        (ScalarKind.Number, TypeCode.Int32) => int.TryParse(scalar.Text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value) ? value : null,
        (ScalarKind.Number, TypeCode.Int64) => long.TryParse(scalar.Text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value) ? value : null,
        (ScalarKind.Number, TypeCode.Double) =>
            double.TryParse(scalar.Text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && double.IsFinite(value) ? value : null,
        _ => null,
    };

    private static bool IsAllowed(object value, PropertyInfo property) => value switch
    {
        string text => text.Length > 0 && !text.Any(char.IsControl) && (Allowed(property)?.Contains(text) ?? true)
            && (property.GetCustomAttribute<RegularExpressionAttribute>() is not { } form || Regex.IsMatch(text, $"^(?:{form.Pattern})\\z")),
        _ => property.GetCustomAttribute<RangeAttribute>() is not { } range || InRange(value, range),
    };

    private static bool InRange(object value, RangeAttribute range)
    {
        var number = Convert.ToDecimal(value, CultureInfo.InvariantCulture);
        return number >= Convert.ToDecimal(range.Minimum, CultureInfo.InvariantCulture) && number <= Convert.ToDecimal(range.Maximum, CultureInfo.InvariantCulture);
    }

    private static IEnumerable<string>? Allowed(PropertyInfo property) =>
        property.GetCustomAttribute<AllowedValuesAttribute>()?.Values.Cast<string>();

    private static string Expectation(Type type, PropertyInfo property)
    {
        var plain = Nullable.GetUnderlyingType(type) ?? type;
        if (plain.IsGenericType)
        {
            return plain.GetGenericArguments()[0] == typeof(string) ? "a list of texts, one at least" : "a list of mappings, one at least";
        }

        var range = property.GetCustomAttribute<RangeAttribute>() is { } limits
            ? FormattableString.Invariant(Equals(limits.Minimum, limits.Maximum) ? (FormattableString)$" ({limits.Minimum})" : (FormattableString)$" from {limits.Minimum} to {limits.Maximum}")
            : "";
        return Type.GetTypeCode(plain) switch
        {
            TypeCode.Int32 or TypeCode.Int64 => "a whole number" + range,
            TypeCode.Double => "a number" + range,
            TypeCode.Boolean => "true or false",
            _ when Allowed(property) is { } known => $"one of {string.Join(", ", known)}",
            _ when property.GetCustomAttribute<RegularExpressionAttribute>() is not null => "letters, digits, '.', '_' and '-', 100 at most (put a number in quotes)",
            _ => "a text of one line (put a number in quotes)",
        };
    }

    private static string Join(string path, string key) => path.Length == 0 ? key : $"{path}.{key}";

    private void Fail(int line, string path, string found, string expected, string? nearest = null)
    {
        _bad.Add(path);
        _errors.Add(new ConfigurationError(file, line, path, found, expected, nearest));
    }
}
