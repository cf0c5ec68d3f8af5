using Crab.Trainer.Processing;

namespace Crab.Trainer.Model;

/// <summary>
/// Where the patches of pictures and videos stand and whom they see. Patches come in by (time, height / 2, width / 2, 2, 2); the tower
/// works on them window by window, in units of the four patches of a token (transformers 4.51.3, get_window_index and rot_pos_emb).
/// </summary>
internal sealed class VisionLayout
{
    private const int TokenPatches = Patching.Merge * Patching.Merge;
    private readonly List<long> _order = [];
    private readonly List<int> _windows = [], _frames = [];
    private readonly List<float> _rows = [], _columns = [];

    /// <summary>Lays out grids one after the other.</summary>
    /// <param name="grids">Patches along time, height and width of each picture or video.</param>
    /// <param name="windowTokens">Edge of a window in tokens; at the right and bottom edges windows are cut.</param>
    public VisionLayout(IEnumerable<PatchGrid> grids, int windowTokens)
    {
        var first = 0;
        foreach (var grid in grids)
        {
            for (var time = 0; time < grid.Time; time++)
            {
                Frame(first, grid.Height / Patching.Merge, grid.Width / Patching.Merge, windowTokens);
                _frames.Add(grid.Height * grid.Width);
                first += grid.Height * grid.Width / TokenPatches;
            }
        }
    }

    /// <summary>Which token of the input stands at each place of the window order.</summary>
    public long[] Order => [.. _order];

    /// <summary>Patches of each window.</summary>
    public IReadOnlyList<int> Windows => _windows;

    /// <summary>Patches of each step in time.</summary>
    public IReadOnlyList<int> Frames => _frames;

    /// <summary>Each patch's row of its frame, in window order.</summary>
    public float[] Rows => [.. _rows];

    /// <summary>Each patch's column of its frame, in window order.</summary>
    public float[] Columns => [.. _columns];

    private void Frame(int first, int height, int width, int edge)
    {
        for (var top = 0; top < height; top += edge)
            for (var left = 0; left < width; left += edge)
            {
                var (bottom, right) = (Math.Min(height, top + edge), Math.Min(width, left + edge));
                for (var y = top; y < bottom; y++)
                    for (var x = left; x < right; x++)
                    {
                        Token(first + y * width + x, y, x);
                    }

                _windows.Add((bottom - top) * (right - left) * TokenPatches);
            }
    }

    private void Token(int index, int y, int x)
    {
        _order.Add(index);
        for (var patch = 0; patch < TokenPatches; patch++)
        {
            _rows.Add(y * Patching.Merge + patch / Patching.Merge);
            _columns.Add(x * Patching.Merge + patch % Patching.Merge);
        }
    }
}
