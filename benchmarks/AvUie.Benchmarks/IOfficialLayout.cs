namespace AvUie.Benchmarks;

/// <summary>Invented annotation files of one source in its official layout and at its real size. A source is one class, found by reflection.</summary>
internal interface IOfficialLayout
{
    /// <summary>The adapter's name.</summary>
    string Adapter { get; }

    /// <summary>The files: path below the root, and lines.</summary>
    /// <param name="scale">How many times the real number of rows.</param>
    IEnumerable<(string Path, IEnumerable<string> Lines)> Files(int scale);
}

/// <summary>Names that look like those of YouTube.</summary>
internal static class VideoIds
{
    private const string Alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-";

    /// <summary>The id of a number: 11 characters, another for every number.</summary>
    public static string Of(int number)
    {
        // An odd multiplier permutes the numbers, so that ids are neither sorted nor alike.
        var bits = (ulong)(uint)number * 0x9E3779B97F4A7C15UL;
        return string.Create(11, bits, static (id, rest) =>
        {
            for (var at = 0; at < id.Length; at++)
            {
                id[at] = Alphabet[(int)(rest & 63)];
                rest >>= 6;
            }
        });
    }

    /// <summary>So many rows, numbered from a start that other lists do not use.</summary>
    public static IEnumerable<string> Rows(int start, int count, Func<int, string> row) => Enumerable.Range(start, count).Select(row);
}
