using AvUie.Core;
using AvUie.Pipeline.Decode;

namespace AvUie.Pipeline.Previewing;

/// <summary>An RGB picture to draw on, white at first. What falls outside is cut off.</summary>
internal sealed class Canvas
{
    private readonly byte[] _pixels;
    private readonly int _width;
    private readonly int _height;

    public Canvas(int width, int height)
    {
        (_width, _height) = (width, height);
        _pixels = new byte[width * height * 3];
        _pixels.AsSpan().Fill(255);
    }

    public RgbPicture Picture => new(_width, _height, _pixels);

    /// <summary>Puts a picture with its left upper corner at a place.</summary>
    public void Paste(RgbPicture picture, int left, int top)
    {
        var columns = Math.Min(picture.Width, _width - left);
        for (var row = 0; row < Math.Min(picture.Height, _height - top); row++)
        {
            picture.Pixels.AsSpan(row * picture.Width * 3, columns * 3).CopyTo(_pixels.AsSpan((((top + row) * _width) + left) * 3));
        }
    }

    /// <summary>Tints every pixel of a mask half way.</summary>
    /// <param name="mask">side · side bytes, anything but 0 is tinted.</param>
    /// <param name="side">Columns and rows of the mask.</param>
    /// <param name="left">Where its left column lies.</param>
    /// <param name="top">Where its top row lies.</param>
    /// <param name="colour">The tint.</param>
    public void Tint(ReadOnlySpan<byte> mask, int side, int left, int top, Colour colour)
    {
        for (var n = 0; n < mask.Length; n++)
        {
            if (mask[n] != 0 && At(left + (n % side), top + (n / side)) is >= 0 and var at)
            {
                _pixels[at] = (byte)((_pixels[at] + colour.Red) / 2);
                _pixels[at + 1] = (byte)((_pixels[at + 1] + colour.Green) / 2);
                _pixels[at + 2] = (byte)((_pixels[at + 2] + colour.Blue) / 2);
            }
        }
    }

    /// <summary>Draws the border of a box, both corners included.</summary>
    public void Outline(PixelBox box, int left, int top, Colour colour)
    {
        for (var column = box.Left; column <= box.Right; column++)
        {
            Dot(left + column, top + box.Top, colour);
            Dot(left + column, top + box.Bottom, colour);
        }

        for (var row = box.Top; row <= box.Bottom; row++)
        {
            Dot(left + box.Left, top + row, colour);
            Dot(left + box.Right, top + row, colour);
        }
    }

    /// <summary>Draws a cross of seven pixels, ringed in black so that it shows on any ground.</summary>
    public void Cross(PixelPoint point, int left, int top, Colour colour)
    {
        for (var by = -4; by <= 4; by++)
        {
            for (var beside = -1; beside <= 1; beside++)
            {
                Dot(left + point.X + by, top + point.Y + beside, new Colour(0, 0, 0));
                Dot(left + point.X + beside, top + point.Y + by, new Colour(0, 0, 0));
            }
        }

        for (var by = -3; by <= 3; by++)
        {
            Dot(left + point.X + by, top + point.Y, colour);
            Dot(left + point.X, top + point.Y + by, colour);
        }
    }

    private void Dot(int column, int row, Colour colour)
    {
        if (At(column, row) is >= 0 and var at)
        {
            (_pixels[at], _pixels[at + 1], _pixels[at + 2]) = (colour.Red, colour.Green, colour.Blue);
        }
    }

    private int At(int column, int row) => column >= 0 && column < _width && row >= 0 && row < _height ? ((row * _width) + column) * 3 : -1;
}

/// <summary>An RGB colour.</summary>
internal readonly record struct Colour(byte Red, byte Green, byte Blue);
