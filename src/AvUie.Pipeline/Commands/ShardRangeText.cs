using System.Globalization;
using AvUie.Pipeline.Building;

namespace AvUie.Pipeline.Commands;

/// <summary>Reads <c>--shards</c>: <c>3</c>, <c>3-7</c> (both ends inclusive, from 0), <c>3-</c> (to the last) or <c>-7</c> (from the first).</summary>
internal static class ShardRangeText
{
    public const string Form = "N, N-M, N- or -M: indices from 0, both ends inclusive";

    /// <summary>The range within a plan of so many shards, or what is wrong.</summary>
    public static (ShardRange? Range, string? Error) Parse(string text, int shards)
    {
        var dash = text.IndexOf('-', StringComparison.Ordinal);
        var (first, last) = dash < 0
            ? (Number(text), Number(text))
            : (dash == 0 ? 0 : Number(text[..dash]), dash == text.Length - 1 ? shards - 1 : Number(text[(dash + 1)..]));
        return (first, last) switch
        {
            _ when text is "-" => (null, $"expected {Form}"),
            (null, _) or (_, null) => (null, $"expected {Form}"),
            _ when first > last => (null, string.Create(CultureInfo.InvariantCulture, $"the range ends at {last}, before it begins at {first}")),
            _ when last >= shards => (null, string.Create(CultureInfo.InvariantCulture, $"the plan has {shards} shards, 0 to {shards - 1}")),
            _ => (new ShardRange(first.Value, last.Value), null),
        };
    }

    /// <summary>Whether the text is of the form at all, before the number of shards is known.</summary>
    public static bool IsForm(string text) => Parse(text, int.MaxValue).Error is null;

    private static int? Number(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var value) && value < int.MaxValue ? value : null;
}
