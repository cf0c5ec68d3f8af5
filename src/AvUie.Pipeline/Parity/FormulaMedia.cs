using System.Globalization;
using System.Text.RegularExpressions;

namespace AvUie.Pipeline.Parity;

/// <summary>Media by integer formula, as the makers of the reference numbers make them: same name, same bytes.</summary>
internal static partial class FormulaMedia
{
    /// <summary>The picture that a name such as <c>frames-240x320-7</c> or <c>noise-64x80-3</c> stands for; null for another name.</summary>
    public static FormulaPicture? Picture(string name)
    {
        var match = PictureName().Match(name);
        if (!match.Success)
        {
            return null;
        }

        var (height, width, seed) = (Number(match.Groups[2]), Number(match.Groups[3]), Number(match.Groups[4]));
        return (long)height * width > 1 << 26
            ? null
            : new FormulaPicture(width, height, match.Groups[1].Value == "frames" ? Frame(0, height, width, seed) : Noise(height, width, seed));
    }

    /// <summary>RGB of frame t: (x(c+2) + y(3-c) + 9t + 31·seed + (xy &gt;&gt; 4) + 16((x/32 + y/24 + t) mod 3)) mod 256.</summary>
    public static byte[] Frame(int t, int height, int width, int seed)
    {
        var rgb = new byte[3 * height * width];
        var at = 0;
        for (long y = 0; y < height; y++)
        {
            for (long x = 0; x < width; x++)
            {
                for (var c = 0; c < 3; c++)
                {
                    rgb[at++] = (byte)((x * (c + 2)) + (y * (3 - c)) + (9L * t) + (31L * seed) + ((x * y) >> 4) + (16 * (((x / 32) + (y / 24) + t) % 3)));
                }
            }
        }

        return rgb;
    }

    /// <summary>RGB of the low bytes of <see cref="Values"/>, which run plane by plane.</summary>
    public static byte[] Noise(int height, int width, int seed)
    {
        var rgb = new byte[3 * height * width];
        var plane = height * width;
        var at = 0;
        foreach (var value in Values(rgb.Length, (ulong)(long)seed))
        {
            rgb[(at % plane * 3) + (at / plane)] = (byte)value;
            at++;
        }

        return rgb;
    }

    /// <summary>Bits 48 to 63 of x ← 6364136223846793005 x + 1442695040888963407 (mod 2^64), beginning after x = seed.</summary>
    public static IEnumerable<ushort> Values(int count, ulong seed)
    {
        for (var i = 0; i < count; i++)
        {
            seed = unchecked((seed * 6364136223846793005UL) + 1442695040888963407UL);
            yield return (ushort)(seed >> 48);
        }
    }

    private static int Number(Group group) => int.Parse(group.ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"^(frames|noise)-(\d{1,6})x(\d{1,6})-(\d{1,9})$")]
    private static partial Regex PictureName();
}

/// <param name="Width">Columns.</param>
/// <param name="Height">Rows.</param>
/// <param name="Rgb">Interleaved.</param>
internal sealed record FormulaPicture(int Width, int Height, byte[] Rgb);
