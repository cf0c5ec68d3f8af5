using System.Globalization;
using System.Text.RegularExpressions;

namespace AvUie.Core;

/// <summary>Media by integer formula, as the makers of the reference numbers make them: same name, same bytes.</summary>
public static partial class FormulaMedia
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

    /// <summary>
    /// Mono sound at 16 kHz that a name such as <c>pcm-2.5-7</c> stands for (seconds, seed); null for another name: a triangle wave whose
    /// period changes every half second, silent in one quarter second of five, plus noise.
    /// </summary>
    public static short[]? Sound(string name)
    {
        var match = SoundName().Match(name);
        return match.Success && double.Parse(match.Groups[1].ValueSpan, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture) is var seconds and <= 3600
            ? Sound(seconds, Number(match.Groups[2]))
            : null;
    }

    /// <summary>The sound of that length and seed.</summary>
    public static short[] Sound(double seconds, int seed)
    {
        var samples = new short[(int)Math.Round(seconds * 16000, MidpointRounding.ToEven)];
        var i = 0L;
        foreach (var noise in Values(samples.Length, (ulong)(long)seed))
        {
            var period = 20 + (((i / 8000 * 37) + (seed * 11L)) % 180);
            var triangle = (Math.Abs((i % period * 4) - (2 * period)) * 12000 / (2 * period)) - 6000;
            var gate = ((i / 4000) + seed) % 5 == 0 ? 0 : 1;
            samples[i++] = (short)((triangle * gate) + (noise % 2001) - 1000);
        }

        return samples;
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

    [GeneratedRegex(@"^pcm-(\d{1,5}(?:\.\d{1,9})?)-(\d{1,9})$")]
    private static partial Regex SoundName();
}

/// <summary>A picture made by formula.</summary>
/// <param name="Width">Columns.</param>
/// <param name="Height">Rows.</param>
/// <param name="Rgb">Interleaved.</param>
public sealed record FormulaPicture(int Width, int Height, byte[] Rgb);
