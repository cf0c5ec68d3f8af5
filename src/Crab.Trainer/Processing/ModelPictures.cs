using AvUie.Core;

namespace Crab.Trainer.Processing;

/// <summary>Brings pictures to the size in which the model is trained to see them, each kind as its reader in the reference does.</summary>
internal static class ModelPictures
{
    /// <summary>Edge of what the model sees, in pixels.</summary>
    public const int Side = MaskGeometry.Side;

    /// <summary>A frame of a video, as torchvision does it.</summary>
    /// <param name="rgb">[height, width, 3].</param>
    /// <param name="width">Columns.</param>
    /// <param name="height">Rows.</param>
    /// <returns>[224, 224, 3].</returns>
    public static byte[] Frame(byte[] rgb, int width, int height) => Fits(width, height) ? rgb : AntialiasedBicubic.LikeTorchvision(rgb, width, height, Side, Side);

    /// <summary>A still picture, as Pillow does it.</summary>
    /// <inheritdoc cref="Frame" path="/param"/>
    public static byte[] Still(byte[] rgb, int width, int height) => Fits(width, height) ? rgb : AntialiasedBicubic.LikePillow(rgb, width, height, Side, Side);

    private static bool Fits(int width, int height) => (width, height) == (Side, Side);
}
