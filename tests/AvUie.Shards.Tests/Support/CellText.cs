using System.Collections;
using System.Globalization;

namespace AvUie.Shards.Tests;

/// <summary>Nested values of any reader as comparable text.</summary>
internal static class CellText
{
    /// <summary>Our own cells and what other readers return: lists, structs (arrays or dictionaries), scalars.</summary>
    public static string Of(object? value) => Plain(value) switch
    {
        null => "null",
        string text => $"'{text}'",
        byte[] bytes => $"{bytes.Length}:{Convert.ToHexString(bytes)}",
        double number => number.ToString("R", CultureInfo.InvariantCulture),
        bool flag => flag ? "true" : "false",
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        object?[] members => $"({string.Join(", ", members.Select(Of))})",
        IEnumerable items => $"[{string.Join(", ", items.Cast<object?>().Select(Of))}]",
        var other => throw new NotSupportedException(other.GetType().FullName),
    };

    /// <summary>Copies streams into arrays and dictionaries into members.</summary>
    public static object? Plain(object? value)
    {
        switch (value)
        {
            case null or DBNull:
                return null;
            case byte[] or string:
                return value;
            case Stream stream:
                using (stream)
                using (var copy = new MemoryStream())
                {
                    stream.CopyTo(copy);
                    return copy.ToArray();
                }

            case IDictionary members:
                return members.Values.Cast<object?>().Select(Plain).ToArray();
            case object?[] members:
                return members.Select(Plain).ToArray();
            case IList items:
                return items.Cast<object?>().Select(Plain).ToList();
            default:
                return value;
        }
    }
}
