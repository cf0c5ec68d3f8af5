namespace AvUie.Core;

/// <summary>What a mask file says, in the 224 × 224 picture.</summary>
/// <param name="Mask">224 · 224 bytes row by row: 255 on the object, 0 elsewhere; dust is left out.</param>
/// <param name="Region">Box and three points; null where the mask shows no object.</param>
public sealed record MaskResult(byte[] Mask, Region? Region)
{
    /// <summary>Whether the mask shows no object.</summary>
    public bool IsEmpty => Region is null;
}
