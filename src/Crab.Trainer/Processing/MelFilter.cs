using Lanes = Crab.Trainer.Processing.WindowTransform.Lanes;

namespace Crab.Trainer.Processing;

/// <summary>A filter's triangle over the few neighbouring frequencies where it is not 0.</summary>
/// <param name="Start">The first of them.</param>
/// <param name="Weights">Their weights.</param>
internal sealed record MelFilter(int Start, float[] Weights)
{
    /// <summary>Leaves out the zeros of a row of <see cref="MelFilters"/>.</summary>
    public static MelFilter Of(float[] row)
    {
        var start = Math.Max(0, Array.FindIndex(row, static weight => weight != 0));
        return new MelFilter(start, row[start..(Array.FindLastIndex(row, static weight => weight != 0) + 1)]);
    }

    /// <summary>The weighted power of two frames to a lane.</summary>
    public Lanes Sum(Lanes[] power)
    {
        var sum = default(Lanes);
        for (var i = 0; i < Weights.Length; i++)
        {
            sum += power[Start + i] * Weights[i];
        }

        return sum;
    }
}
