namespace AvUie.Core;

/// <summary>Which frames of a clip are kept.</summary>
/// <param name="Indices">0-based indices in order; empty where the clip has fewer than two frames.</param>
/// <param name="FallbackToTwo">The clip had fewer frames than asked and the reference's two-frame fallback was taken.</param>
public sealed record FrameSelection(IReadOnlyList<int> Indices, bool FallbackToTwo)
{
    /// <summary>Too few frames for any selection: the reference makes black frames here, we fail the sample.</summary>
    public bool IsEmpty => Indices.Count == 0;

    /// <inheritdoc/>
    public bool Equals(FrameSelection? other) =>
        other is not null && FallbackToTwo == other.FallbackToTwo && Indices.SequenceEqual(other.Indices);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Indices.Count, FallbackToTwo);
}

/// <summary>
/// Evenly spaced frames, first and last included: <c>torch.linspace(0, total − 1, n).round()</c> in single precision, half to even
/// (reference: smart_nframes and its readers, qwen_omni_utils of Crab_Plus).
/// </summary>
public static class FrameIndices
{
    private const int Fewest = 2;

    /// <summary>Selects frames; falls back to two where the clip has fewer than asked, and to none below two.</summary>
    /// <param name="frames">Frames asked for; rounded to an even number, half to even.</param>
    /// <param name="total">Frames the clip has.</param>
    public static FrameSelection Select(int frames, int total)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(total);
        var asked = (int)Math.Round(frames / 2.0, MidpointRounding.ToEven) * 2;
        if (asked >= Fewest && asked <= total)
        {
            return new FrameSelection(Spaced(asked, total), FallbackToTwo: false);
        }

        return total >= Fewest ? new FrameSelection(Spaced(Fewest, total), FallbackToTwo: true) : new FrameSelection([], FallbackToTwo: false);
    }

    /// <summary>torch counts the first half up from the start and the second half down from the end.</summary>
    private static int[] Spaced(int count, int total)
    {
        var end = (float)(total - 1);
        var step = end / (count - 1);
        var indices = new int[count];
        for (var i = 0; i < count; i++)
        {
            var value = i < count / 2 ? step * i : end - step * (count - 1 - i);
            indices[i] = (int)MathF.Round(value, MidpointRounding.ToEven);
        }

        return indices;
    }
}
