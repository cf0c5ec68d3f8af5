using AvUie.Core;
using FFMpegCore.Pipes;

namespace AvUie.Pipeline.Decode;

/// <summary>
/// Takes full-size RGB frames off a pipe and resizes each at once, so that one full-size frame is in memory, not ten.
/// </summary>
/// <remarks>PPM is raw rgb24 behind a header of its size: no guess about rotation is needed, and a lost byte cannot shift a frame.</remarks>
/// <param name="options">Limits and the size wanted.</param>
/// <param name="most">Frames to take; null to count all and keep the last one only.</param>
internal sealed class PictureSink(DecodeOptions options, int? most) : IPipeSink
{
    private readonly byte[] _block = new byte[1 << 16];
    private int _at;
    private int _end;

    /// <summary>The frames, resized.</summary>
    public List<RgbPicture> Pictures { get; } = [];

    /// <summary>Complete frames seen.</summary>
    public int Count { get; private set; }

    public string GetStreamArguments() => "-c:v ppm -f image2pipe";

    public async Task ReadAsync(Stream inputStream, CancellationToken cancellationToken)
    {
        // Two buffers in turn: a frame that breaks off must not spoil the one before it.
        byte[] frame = [], previous = [];
        var (width, height) = (0, 0);
        while (await HeaderAsync(inputStream, cancellationToken).ConfigureAwait(false) is var (w, h))
        {
            var bytes = 3 * w * h;
            (frame, previous) = (previous.Length == bytes ? previous : new byte[bytes], frame);
            if (!await FillAsync(inputStream, frame, cancellationToken).ConfigureAwait(false))
            {
                (frame, previous) = (previous, frame);
                break;
            }

            (width, height) = (w, h);
            Count++;
            if (most is not null)
            {
                if (Count > most)
                {
                    throw new MediaLimitException(ReasonCode.CorruptMedia, $"ffmpeg sent more than the {most} frames asked for");
                }

                Pictures.Add(Resized(frame, w, h));
            }
        }

        if (most is null && Count > 0)
        {
            Pictures.Add(Resized(frame, width, height));
        }
    }

    private RgbPicture Resized(byte[] frame, int width, int height) =>
        new(options.Side, options.Side, AntialiasedBicubic.LikeTorchvision(frame, width, height, options.Side, options.Side));

    private async Task<(int Width, int Height)?> HeaderAsync(Stream stream, CancellationToken cancellation)
    {
        var numbers = new int[3];
        var first = await ByteAsync(stream, cancellation).ConfigureAwait(false);
        if (first < 0)
        {
            return null;
        }

        if (first != 'P' || await ByteAsync(stream, cancellation).ConfigureAwait(false) != '6'
            || await ByteAsync(stream, cancellation).ConfigureAwait(false) != '\n')
        {
            throw new MediaLimitException(ReasonCode.CorruptMedia, "ffmpeg sent something that is no PPM frame");
        }

        for (var i = 0; i < numbers.Length; i++)
        {
            int digit;
            while ((digit = await ByteAsync(stream, cancellation).ConfigureAwait(false)) is >= '0' and <= '9')
            {
                numbers[i] = (numbers[i] * 10) + digit - '0';
                if (numbers[i] > 1_000_000)
                {
                    throw new MediaLimitException(ReasonCode.TooManyPixels, "a frame has a side beyond 1,000,000");
                }
            }

            if (digit is not (' ' or '\n'))
            {
                return null;
            }
        }

        var (width, height) = (numbers[0], numbers[1]);
        return width < 1 || height < 1 || numbers[2] != 255
            ? throw new MediaLimitException(ReasonCode.CorruptMedia, "ffmpeg sent a PPM frame of another form than 8 bit")
            : (long)width * height > options.MaxPixels || width > options.MaxSide || height > options.MaxSide
                ? throw new MediaLimitException(ReasonCode.TooManyPixels, $"a frame has {width} × {height} pixels")
                : (width, height);
    }

    private async ValueTask<int> ByteAsync(Stream stream, CancellationToken cancellation) =>
        _at < _end || await RefillAsync(stream, cancellation).ConfigureAwait(false) ? _block[_at++] : -1;

    private async ValueTask<bool> RefillAsync(Stream stream, CancellationToken cancellation)
    {
        _at = 0;
        _end = await stream.ReadAsync(_block, cancellation).ConfigureAwait(false);
        return _end > 0;
    }

    private async Task<bool> FillAsync(Stream stream, byte[] frame, CancellationToken cancellation)
    {
        var have = Math.Min(frame.Length, _end - _at);
        _block.AsSpan(_at, have).CopyTo(frame);
        _at += have;
        return await stream.ReadAtLeastAsync(frame.AsMemory(have), frame.Length - have, throwOnEndOfStream: false, cancellation)
            .ConfigureAwait(false) == frame.Length - have;
    }
}
