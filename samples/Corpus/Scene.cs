namespace AvUie.Corpus;

/// <summary>A filled shape at one moment, in pixels.</summary>
/// <param name="IsDisc">A disc; otherwise a square.</param>
/// <param name="X">Centre column.</param>
/// <param name="Y">Centre row.</param>
/// <param name="Radius">Radius, or half a side.</param>
/// <param name="Color">Red, green, blue.</param>
internal readonly record struct Shape(bool IsDisc, double X, double Y, double Radius, (byte Red, byte Green, byte Blue) Color)
{
    public bool Covers(int x, int y)
    {
        var (dx, dy) = (x + 0.5 - X, y + 0.5 - Y);
        return IsDisc ? (dx * dx) + (dy * dy) <= Radius * Radius : Math.Abs(dx) <= Radius && Math.Abs(dy) <= Radius;
    }
}

/// <summary>Draws shapes over a still background of low contrast; the mask of a shape is exact because the same rule draws both.</summary>
internal static class Scene
{
    public static byte[] Draw(int width, int height, int seed, params ReadOnlySpan<Shape> shapes)
    {
        var pixels = new byte[3 * width * height];
        for (var y = 0; y < height; y++)
        {
            for (var x = 0; x < width; x++)
            {
                var at = 3 * ((y * width) + x);
                var (red, green, blue) = Background(x, y, seed);
                foreach (var shape in shapes)
                {
                    if (shape.Covers(x, y))
                    {
                        (red, green, blue) = shape.Color;
                    }
                }

                (pixels[at], pixels[at + 1], pixels[at + 2]) = (red, green, blue);
            }
        }

        return pixels;
    }

    /// <summary>One byte a pixel: the value of the last shape that covers it, 0 elsewhere.</summary>
    public static byte[] Mask(int width, int height, params ReadOnlySpan<(Shape Shape, byte Value)> shapes)
    {
        var values = new byte[width * height];
        for (var y = 0; y < height; y++)
        {
            for (var x = 0; x < width; x++)
            {
                foreach (var (shape, value) in shapes)
                {
                    if (shape.Covers(x, y))
                    {
                        values[(y * width) + x] = value;
                    }
                }
            }
        }

        return values;
    }

    private static (byte Red, byte Green, byte Blue) Background(int x, int y, int seed) => (
        (byte)(60 + ((x + (seed * 13)) % 64 / 2)), (byte)(70 + ((y + (seed * 29)) % 48 / 2)), (byte)(80 + ((x + y) % 32 / 2)));
}
