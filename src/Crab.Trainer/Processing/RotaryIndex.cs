namespace Crab.Trainer.Processing;

/// <summary>
/// Rotary positions of Qwen2.5-Omni's thinker (transformers 4.51.3, get_rope_index, audio not interleaved): text and sound count up
/// on all three axes; a picture or video counts grid steps from where it begins; what follows begins after the largest.
/// </summary>
internal static class RotaryIndex
{
    /// <summary>Positions per second of video.</summary>
    public const int PerSecond = 25;

    /// <summary>Axes: time, height, width.</summary>
    public const int Axes = 3;

    /// <summary>The positions of a sample's tokens.</summary>
    /// <returns>[3][tokens].</returns>
    public static long[][] Of(ProcessedSample sample)
    {
        var positions = new long[Axes][];
        for (var axis = 0; axis < Axes; axis++)
        {
            positions[axis] = new long[sample.Tokens.Length];
        }

        var next = 0L;
        var spans = sample.Vision.ToDictionary(span => span.Start);
        for (var token = 0; token < sample.Tokens.Length;)
        {
            if (spans.TryGetValue(token, out var span))
            {
                next = See(span, next, positions);
                token += span.Grid.Tokens;
                continue;
            }

            for (var axis = 0; axis < Axes; axis++)
            {
                positions[axis][token] = next;
            }

            next++;
            token++;
        }

        return positions;
    }

    /// <summary>The position of the token that follows a sample's: the largest of all axes, and one.</summary>
    public static long Next(ProcessedSample sample) => Of(sample).Max(static axis => axis.Max()) + 1;

    private static long See(VisionSpan span, long start, long[][] positions)
    {
        var (height, width) = (span.Grid.Height / Patching.Merge, span.Grid.Width / Patching.Merge);
        var token = span.Start;
        for (var time = 0; time < span.Grid.Time; time++)
            for (var y = 0; y < height; y++)
                for (var x = 0; x < width; x++, token++)
                {
                    positions[0][token] = start + (long)(time * span.SecondsPerGrid * PerSecond);
                    positions[1][token] = start + y;
                    positions[2][token] = start + x;
                }

        return 1 + Math.Max(positions[0][token - 1], start + Math.Max(height, width) - 1);
    }
}
