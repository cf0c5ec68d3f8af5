namespace AvUie.Core;

/// <summary>A pixel of the 224 × 224 picture, 0..223.</summary>
/// <param name="X">Column.</param>
/// <param name="Y">Row.</param>
public readonly record struct PixelPoint(int X, int Y);

/// <summary>A box in the 224 × 224 picture; both corners belong to it (inclusive maxima, at most 223).</summary>
/// <param name="Left">Smallest column.</param>
/// <param name="Top">Smallest row.</param>
/// <param name="Right">Largest column, above <paramref name="Left"/>.</param>
/// <param name="Bottom">Largest row, above <paramref name="Top"/>.</param>
public readonly record struct PixelBox(int Left, int Top, int Right, int Bottom);

/// <summary>One box and three points inside the object (reference: seg/scripts/inference_3.py of Crab_Plus).</summary>
/// <param name="Box">Bounds of the whole foreground.</param>
/// <param name="Points">Three points inside the foreground.</param>
public sealed record Region(PixelBox Box, IReadOnlyList<PixelPoint> Points)
{
    /// <inheritdoc/>
    public bool Equals(Region? other) => other is not null && Box == other.Box && Points.SequenceEqual(other.Points);

    /// <inheritdoc/>
    public override int GetHashCode() => Points.Aggregate(Box.GetHashCode(), HashCode.Combine);
}
