namespace AvUie.Reasoning;

/// <summary>
/// The MinHash signature of a text: the share of places in which two signatures agree estimates the share of word runs that the texts have
/// in common, with a standard error of 0.05 at 0.8. A pure function of the text.
/// </summary>
internal static class MinHash
{
    private const int Places = 64;
    private static readonly (ulong Factor, ulong Summand)[] Functions = Draw();

    /// <summary>The signature; all of it at its greatest for a text of fewer than three words.</summary>
    public static uint[] Of(ReadOnlySpan<ulong> runs)
    {
        var signature = new uint[Places];
        Array.Fill(signature, uint.MaxValue);
        foreach (var run in runs)
        {
            for (var place = 0; place < Places; place++)
            {
                var value = (uint)(((run * Functions[place].Factor) + Functions[place].Summand) >> 32);
                signature[place] = Math.Min(signature[place], value);
            }
        }

        return signature;
    }

    /// <summary>Estimated share of common word runs, 0..1.</summary>
    public static double Likeness(ReadOnlySpan<uint> one, ReadOnlySpan<uint> other)
    {
        var same = 0;
        for (var place = 0; place < Places; place++)
        {
            same += one[place] == other[place] ? 1 : 0;
        }

        return (double)same / Places;
    }

    // Fixed for ever: a report must not depend on who makes it.
    private static (ulong, ulong)[] Draw()
    {
        var functions = new (ulong, ulong)[Places];
        var state = 0x9E3779B97F4A7C15UL;
        for (var place = 0; place < Places; place++)
        {
            functions[place] = (Next(ref state) | 1, Next(ref state));
        }

        return functions;
    }

    private static ulong Next(ref ulong state)
    {
        state += 0x9E3779B97F4A7C15;
        var value = (state ^ (state >> 30)) * 0xBF58476D1CE4E5B9;
        value = (value ^ (value >> 27)) * 0x94D049BB133111EB;
        return value ^ (value >> 31);
    }
}
