using System.Numerics;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace AvUie.Core;

/// <summary>Antialiased bicubic resizing of 8-bit RGB, as the two readers of the reference do it.</summary>
/// <remarks>
/// Input rows are resized across and added at once to the output rows that they touch, so memory is the output's and one row's,
/// whatever the picture's height; every sum still runs over ascending input positions, as in the originals.
/// </remarks>
public static class AntialiasedBicubic
{
    private const int Channels = 3, FixedPointBits = 22, Half = 1 << (FixedPointBits - 1);

    /// <summary>As torchvision does with video frames: single precision throughout, one rounding (half to even) at the end.</summary>
    /// <param name="rgb">3 · width · height bytes.</param>
    /// <param name="width">Columns of the input.</param>
    /// <param name="height">Rows of the input.</param>
    /// <param name="toWidth">Columns wanted.</param>
    /// <param name="toHeight">Rows wanted.</param>
    public static byte[] LikeTorchvision(ReadOnlySpan<byte> rgb, int width, int height, int toWidth, int toHeight)
    {
        Check(rgb, width, height, toWidth, toHeight);
        var across = FilterBanks.Torch(width, toWidth);
        var down = FilterBanks.Torch(height, toHeight);
        var line = new float[(width * Channels) + 4];
        var row = new float[(toWidth * Channels) + 4];
        var sums = new float[toHeight * toWidth * Channels];
        var bottom = 0;
        for (var y = 0; y < height; y++)
        {
            Widen(rgb.Slice(y * width * Channels, width * Channels), line);
            Across(line, across, row);
            Spread(row.AsSpan(0, toWidth * Channels), y, down, sums, ref bottom);
        }

        var result = new byte[sums.Length];
        for (var i = 0; i < sums.Length; i++)
        {
            result[i] = (byte)Math.Clamp(MathF.Round(sums[i], MidpointRounding.ToEven), 0f, 255f);
        }

        return result;
    }

    /// <summary>As Pillow does with pictures: 22-bit fixed point, rounded and clamped to 8 bits after each of the two passes.</summary>
    /// <remarks>The pass that comes first matters because of the rounding between them: down where only the height shrinks, else across.</remarks>
    /// <inheritdoc cref="LikeTorchvision" path="/param"/>
    public static byte[] LikePillow(ReadOnlySpan<byte> rgb, int width, int height, int toWidth, int toHeight)
    {
        Check(rgb, width, height, toWidth, toHeight);
        return toHeight < height && toWidth >= width ? DownThenAcross(rgb, width, height, toWidth, toHeight) : AcrossThenDown(rgb, width, height, toWidth, toHeight);
    }

    private static byte[] AcrossThenDown(ReadOnlySpan<byte> rgb, int width, int height, int toWidth, int toHeight)
    {
        var across = FilterBanks.Pillow(width, toWidth);
        var down = FilterBanks.Pillow(height, toHeight);
        var line = new int[(width * Channels) + 4];
        var row = new int[(toWidth * Channels) + 4];
        var sums = new int[toHeight * toWidth * Channels];
        var bottom = 0;
        for (var y = 0; y < height; y++)
        {
            Widen(rgb.Slice(y * width * Channels, width * Channels), line);
            Across(line, across, row);
            for (var i = 0; i < toWidth * Channels; i++)
            {
                row[i] = Rounded(row[i]);
            }

            Spread(row.AsSpan(0, toWidth * Channels), y, down, sums, ref bottom);
        }

        return Array.ConvertAll(sums, Rounded);
    }

    private static byte[] DownThenAcross(ReadOnlySpan<byte> rgb, int width, int height, int toWidth, int toHeight)
    {
        var down = FilterBanks.Pillow(height, toHeight);
        var across = FilterBanks.Pillow(width, toWidth);
        var line = new int[width * Channels];
        var sums = new int[toHeight * width * Channels];
        var bottom = 0;
        for (var y = 0; y < height; y++)
        {
            Widen(rgb.Slice(y * width * Channels, width * Channels), line);
            Spread(line, y, down, sums, ref bottom);
        }

        var padded = new int[line.Length + 4];
        var row = new int[(toWidth * Channels) + 4];
        var result = new byte[toHeight * toWidth * Channels];
        for (var y = 0; y < toHeight; y++)
        {
            for (var i = 0; i < line.Length; i++)
            {
                padded[i] = Rounded(sums[(y * line.Length) + i]);
            }

            Across(padded, across, row);
            for (var i = 0; i < toWidth * Channels; i++)
            {
                result[(y * toWidth * Channels) + i] = Rounded(row[i]);
            }
        }

        return result;
    }

    private static byte Rounded(int sum) => (byte)Math.Clamp((sum + Half) >> FixedPointBits, 0, 255);

    private static void Check(ReadOnlySpan<byte> rgb, int width, int height, int toWidth, int toHeight)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(width);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(height);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(toWidth);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(toHeight);
        if (rgb.Length != (long)width * height * Channels)
        {
            throw new ArgumentException($"{rgb.Length} bytes are no RGB picture of {width} × {height}", nameof(rgb));
        }
    }

    private static void Widen<T>(ReadOnlySpan<byte> bytes, T[] numbers)
        where T : struct, INumber<T>
    {
        for (var i = 0; i < bytes.Length; i++)
        {
            numbers[i] = T.CreateTruncating(bytes[i]);
        }
    }

    // Four lanes hold the three channels of one position; the fourth is the neighbour's and is overwritten by it.
    private static void Across<T>(T[] line, FilterBank<T> bank, T[] row)
        where T : unmanaged, INumber<T>
    {
        ref var source = ref MemoryMarshal.GetArrayDataReference(line);
        ref var target = ref MemoryMarshal.GetArrayDataReference(row);
        for (var x = 0; x < bank.First.Length; x++)
        {
            var weights = bank.At(x);
            var lastApart = FilterBanks.LastApart(weights.Length);
            var at = (nuint)(bank.First[x] * Channels);
            var sum = Vector128.LoadUnsafe(ref source, at) * Vector128.Create(weights[0]);
            for (var i = 1; i < weights.Length; i++)
            {
                at += Channels;
                var (left, right) = (Vector128.LoadUnsafe(ref source, at), Vector128.Create(weights[i]));
                sum = i <= lastApart ? left * right + sum : Fused(left, right, sum);
            }

            sum.StoreUnsafe(ref target, (nuint)(x * Channels));
        }
    }

    private static void Spread<T>(ReadOnlySpan<T> row, int y, FilterBank<T> bank, T[] sums, ref int bottom)
        where T : unmanaged, INumber<T>
    {
        while (bottom < bank.First.Length && bank.First[bottom] + bank.Count(bottom) <= y)
        {
            bottom++;
        }

        for (var o = bottom; o < bank.First.Length && bank.First[o] <= y; o++)
        {
            var step = y - bank.First[o];
            if (step < bank.Count(o))
            {
                var sum = sums.AsSpan(o * row.Length, row.Length);
                if (step > 0 && step <= FilterBanks.LastApart(bank.Count(o)))
                {
                    AddProducts(row, bank.At(o)[step], sum);
                }
                else
                {
                    AddScaled(row, bank.At(o)[step], sum);
                }
            }
        }
    }

    private static void AddScaled<T>(ReadOnlySpan<T> row, T weight, Span<T> sum)
        where T : unmanaged, INumber<T>
    {
        var wide = MemoryMarshal.Cast<T, Vector<T>>(row);
        var wideSum = MemoryMarshal.Cast<T, Vector<T>>(sum);
        for (var i = 0; i < wide.Length; i++)
        {
            wideSum[i] = Fused(wide[i], new Vector<T>(weight), wideSum[i]);
        }

        for (var i = wide.Length * Vector<T>.Count; i < row.Length; i++)
        {
            sum[i] = Fused(row[i], weight, sum[i]);
        }
    }

    private static void AddProducts<T>(ReadOnlySpan<T> row, T weight, Span<T> sum)
        where T : unmanaged, INumber<T>
    {
        var wide = MemoryMarshal.Cast<T, Vector<T>>(row);
        var wideSum = MemoryMarshal.Cast<T, Vector<T>>(sum);
        for (var i = 0; i < wide.Length; i++)
        {
            wideSum[i] = wide[i] * weight + wideSum[i];
        }

        for (var i = wide.Length * Vector<T>.Count; i < row.Length; i++)
        {
            sum[i] = row[i] * weight + sum[i];
        }
    }

    // Product and sum rounded once, as torch's kernel does outside its whole blocks. Integers have nothing to round.
    private static Vector128<T> Fused<T>(Vector128<T> left, Vector128<T> right, Vector128<T> addend) => typeof(T) == typeof(float)
        ? Vector128.FusedMultiplyAdd(left.AsSingle(), right.AsSingle(), addend.AsSingle()).As<float, T>()
        : left * right + addend;

    private static Vector<T> Fused<T>(Vector<T> left, Vector<T> right, Vector<T> addend) => typeof(T) == typeof(float)
        ? Vector.FusedMultiplyAdd(left.As<T, float>(), right.As<T, float>(), addend.As<T, float>()).As<float, T>()
        : left * right + addend;

    private static T Fused<T>(T left, T right, T addend)
        where T : INumber<T> => typeof(T) == typeof(float)
        ? T.CreateTruncating(MathF.FusedMultiplyAdd(float.CreateTruncating(left), float.CreateTruncating(right), float.CreateTruncating(addend)))
        : left * right + addend;
}
