using System.Globalization;
using AvUie.Core;
using AvUie.Pipeline.Imaging;
using AvUie.Shards;
using SkiaSharp;

namespace AvUie.Pipeline.Decode;

/// <summary>A still medium or the reason why there is none. Closed.</summary>
internal abstract record StillResult<T>
{
    private StillResult()
    {
    }

    /// <param name="Value">What was decoded.</param>
    /// <param name="File">The raw file with its hash.</param>
    public sealed record Success(T Value, RawFile File) : StillResult<T>;

    /// <param name="Reason">The reason code.</param>
    /// <param name="Detail">File, what was expected, what was found.</param>
    public sealed record Failure(ReasonCode Reason, string Detail) : StillResult<T>;
}

/// <summary>A mask as stored: one value per pixel, a grey value or a palette index.</summary>
/// <param name="Width">Columns.</param>
/// <param name="Height">Rows.</param>
/// <param name="Values">width · height bytes.</param>
internal sealed record MaskPicture(int Width, int Height, byte[] Values);

/// <summary>Decodes still pictures and masks in this process: their headers are small enough to check before any pixel is made.</summary>
internal sealed class ImageDecoder(DecodeOptions options)
{
    private readonly DecodeOptions _options = options.Validated();

    /// <summary>A JPEG or PNG, resized as Pillow does; a picture with alpha is pasted on white first.</summary>
    public async Task<StillResult<RgbPicture>> DecodePictureAsync(string root, string path, CancellationToken cancellation)
    {
        var (bytes, file, failure) = await RawMedia.ReadAsync(root, path, _options.MaxPictureBytes, cancellation).ConfigureAwait(false);
        if (bytes is null)
        {
            return new StillResult<RgbPicture>.Failure(failure!.Reason, failure.Detail);
        }

        try
        {
            var picture = Decode(bytes, _options);
            return new StillResult<RgbPicture>.Success(
                new RgbPicture(
                    _options.Side, _options.Side,
                    AntialiasedBicubic.LikePillow(picture.Pixels, picture.Width, picture.Height, _options.Side, _options.Side)),
                file!);
        }
        catch (MediaLimitException limit)
        {
            return new StillResult<RgbPicture>.Failure(limit.Reason, $"{path}: {limit.Message}");
        }
    }

    /// <summary>A PNG mask at its own size.</summary>
    public async Task<StillResult<MaskPicture>> DecodeMaskAsync(string root, string path, CancellationToken cancellation)
    {
        var (bytes, file, failure) = await RawMedia.ReadAsync(root, path, _options.MaxPictureBytes, cancellation).ConfigureAwait(false);
        if (bytes is null)
        {
            return new StillResult<MaskPicture>.Failure(
                failure!.Reason == ReasonCode.MissingMedia ? ReasonCode.MissingMask : failure.Reason, failure.Detail);
        }

        try
        {
            var png = PngReader.Read(bytes, _options.MaxPixels);
            return new StillResult<MaskPicture>.Success(new MaskPicture(png.Width, png.Height, png.Values()), file!);
        }
        catch (MediaLimitException limit)
        {
            return new StillResult<MaskPicture>.Failure(limit.Reason, $"{path}: {limit.Message}");
        }
    }

    /// <summary>Full-size RGB. Throws <see cref="MediaLimitException"/>.</summary>
    internal static RgbPicture Decode(byte[] bytes, DecodeOptions options)
    {
        using var data = SKData.CreateCopy(bytes);
        using var codec = SKCodec.Create(data) ?? throw new MediaLimitException(ReasonCode.CorruptMedia, "is no picture that Skia reads");
        if (codec.EncodedFormat is not (SKEncodedImageFormat.Jpeg or SKEncodedImageFormat.Png))
        {
            throw new MediaLimitException(ReasonCode.CorruptMedia, $"is a {codec.EncodedFormat}; a JPEG or PNG is expected");
        }

        var (width, height) = (codec.Info.Width, codec.Info.Height);
        if ((long)width * height > options.MaxPixels || width > options.MaxSide || height > options.MaxSide)
        {
            throw new MediaLimitException(
                ReasonCode.TooManyPixels, string.Create(CultureInfo.InvariantCulture, $"has {width} × {height} pixels; the limit is {options.MaxPixels}"));
        }

        // No colour space on the receiving side: an embedded profile is left alone, as Pillow leaves it.
        using var bitmap = new SKBitmap();
        var info = new SKImageInfo(width, height, SKColorType.Rgba8888, SKAlphaType.Unpremul);
        if (!bitmap.TryAllocPixels(info) || codec.GetPixels(info, bitmap.GetPixels()) is not SKCodecResult.Success)
        {
            throw new MediaLimitException(ReasonCode.CorruptMedia, "breaks off or is damaged");
        }

        return new RgbPicture(width, height, WhiteBackground.Paste(bitmap.GetPixelSpan()));
    }
}
