using AvUie.Core;
using AvUie.Shards;

namespace AvUie.Pipeline.Decode;

/// <summary>Reads still pictures as the reference does: RGB, alpha pasted on white, resized to 224 × 224 by its image rule.</summary>
/// <remarks>Thread-safe. Failures of the data are values.</remarks>
public interface IPictureReader
{
    /// <summary>Reads one picture.</summary>
    PictureResult Read(string root, string path, CancellationToken cancellation);
}

/// <summary>A picture or the reason why there is none. Closed.</summary>
public abstract record PictureResult
{
    private PictureResult()
    {
    }

    /// <summary>The picture of 224 × 224 and the raw file.</summary>
    public sealed record Success(RgbPicture Picture, RawFile File) : PictureResult;

    /// <summary>No picture.</summary>
    public sealed record Failure(ReasonCode Reason, string Detail) : PictureResult;
}

/// <summary>Reads ground-truth masks.</summary>
/// <remarks>Thread-safe. Failures of the data are values; an empty mask is no failure here.</remarks>
public interface IMaskReader
{
    /// <summary>Reads one mask.</summary>
    MaskReading Read(string root, string path, MaskEncoding encoding, CancellationToken cancellation);
}

/// <summary>A mask or the reason why there is none. Closed.</summary>
public abstract record MaskReading
{
    private MaskReading()
    {
    }

    /// <summary>The mask with its box and points, and the raw file.</summary>
    public sealed record Success(MaskResult Mask, RawFile File) : MaskReading;

    /// <summary>No mask.</summary>
    public sealed record Failure(ReasonCode Reason, string Detail) : MaskReading;
}
