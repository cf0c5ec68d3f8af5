namespace AvUie.Pipeline.Decode;

/// <summary>Which frames of a clip the reference takes.</summary>
internal static class FrameChoice
{
    /// <summary>The reference's rule: evenly from first to last; two where there are fewer than asked; null below two.</summary>
    public static (int[] Indices, bool Fallback)? Select(int frames, int total)
    {
        var count = 2 * (int)Math.Round(frames / 2.0, MidpointRounding.ToEven);
        var fallback = count < 2 || count > total;
        count = fallback ? 2 : count;
        return total < 2
            ? null
            : ([.. Enumerable.Range(0, count).Select(i => (int)Math.Round(i * (total - 1.0) / (count - 1), MidpointRounding.ToEven))], fallback);
    }
}
