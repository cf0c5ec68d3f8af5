using AvUie.Core;

namespace AvUie.Reasoning;

/// <summary>Where the object of a question lies, and what of it an answer must bring.</summary>
/// <param name="Region">The true box and points.</param>
/// <param name="NeedsBox">Whether an answer without a box is no answer.</param>
/// <param name="NeedsPoints">Whether an answer without a point is none.</param>
internal sealed record JudgedPlace(Region Region, bool NeedsBox, bool NeedsPoints);

/// <summary>A box as a model gives it, in pixels of the 224 × 224 picture; both corners belong to it.</summary>
internal readonly record struct SaidBox(double Left, double Top, double Right, double Bottom)
{
    private double Area => Math.Max(0, Right - Left + 1) * Math.Max(0, Bottom - Top + 1);

    /// <summary>Intersection over union with a true box.</summary>
    public double Overlap(PixelBox box)
    {
        var other = new SaidBox(box.Left, box.Top, box.Right, box.Bottom);
        var both = new SaidBox(Math.Max(Left, other.Left), Math.Max(Top, other.Top), Math.Min(Right, other.Right), Math.Min(Bottom, other.Bottom)).Area;
        return Area == 0 ? 0 : both / (Area + other.Area - both);
    }
}

/// <summary>A point as a model gives it.</summary>
internal readonly record struct SaidPoint(double Column, double Row)
{
    public bool IsInside(PixelBox box) => Column >= box.Left && Column <= box.Right && Row >= box.Top && Row <= box.Bottom;
}
