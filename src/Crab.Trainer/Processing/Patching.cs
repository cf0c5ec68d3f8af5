namespace Crab.Trainer.Processing;

/// <summary>
/// Cuts frames into the patch rows of Qwen2-VL (transformers 4.51.3, Qwen2VLImageProcessor): rows by (time, height / 2, width / 2,
/// 2, 2), so that the four patches of a token are neighbours; columns by (channel, frame of the pair, y, x).
/// </summary>
internal static class Patching
{
    /// <summary>Edge of a patch in pixels.</summary>
    public const int Patch = 14;

    /// <summary>Frames of a patch.</summary>
    public const int Temporal = 2;

    /// <summary>Patches along an edge of a token.</summary>
    public const int Merge = 2;

    /// <summary>Values of a patch: 3 channels × 2 frames × 14 × 14 = 1176.</summary>
    public const int Columns = Channels * Temporal * Patch * Patch;

    /// <summary>Values of a token's four patches.</summary>
    public const int TokenColumns = Columns * Merge * Merge;

    /// <summary>Colours.</summary>
    public const int Channels = 3;

    private static readonly float[] Mean = [0.48145466f, 0.4578275f, 0.40821073f];
    private static readonly float[] Deviation = [0.26862954f, 0.26130258f, 0.27577711f];

    /// <summary>The grid of so many frames; a frame without a partner is doubled.</summary>
    public static PatchGrid Grid(int frames, int height, int width) =>
        new((frames + Temporal - 1) / Temporal, height / Patch, width / Patch);

    /// <summary>Whether frames of that size can be cut.</summary>
    public static bool Fits(int height, int width) =>
        height > 0 && width > 0 && height % (Patch * Merge) == 0 && width % (Patch * Merge) == 0;

    /// <summary>Cuts RGB frames.</summary>
    /// <param name="frames">Each [height, width, 3], 0..255.</param>
    /// <param name="height">Pixels, a multiple of 28.</param>
    /// <param name="width">Pixels, a multiple of 28.</param>
    /// <param name="rows">[patches, 1176], filled.</param>
    public static void Cut(IReadOnlyList<byte[]> frames, int height, int width, Span<float> rows)
    {
        var grid = Grid(frames.Count, height, width);
        var at = 0;
        for (var time = 0; time < grid.Time; time++)
            for (var blockY = 0; blockY < grid.Height; blockY += Merge)
                for (var blockX = 0; blockX < grid.Width; blockX += Merge)
                    for (var y = blockY; y < blockY + Merge; y++)
                        for (var x = blockX; x < blockX + Merge; x++, at += Columns)
                        {
                            One(frames, time * Temporal, y * Patch, x * Patch, width, rows.Slice(at, Columns));
                        }
    }

    private static void One(IReadOnlyList<byte[]> frames, int frame, int top, int left, int width, Span<float> row)
    {
        var at = 0;
        for (var channel = 0; channel < Channels; channel++)
            for (var pair = 0; pair < Temporal; pair++)
            {
                var pixels = frames[Math.Min(frame + pair, frames.Count - 1)];
                for (var y = 0; y < Patch; y++)
                {
                    var from = ((top + y) * width + left) * Channels + channel;
                    for (var x = 0; x < Patch; x++, from += Channels)
                    {
                        row[at++] = (pixels[from] / 255f - Mean[channel]) / Deviation[channel];
                    }
                }
            }
    }
}
