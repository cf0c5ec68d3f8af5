using AvUie.Core;

namespace AvUie.Reasoning;

/// <summary>The places that a trace may name: box, points and middle of the truth's region, and what the mask's geometry says.</summary>
internal sealed class KnownPlaces
{
    public KnownPlaces(ReasoningRequest request)
    {
        var region = request.Truth switch
        {
            RegionTruth truth => truth.Region,
            ReferringTruth truth => truth.Region,
            _ => null,
        };
        if (region is { Box: var box })
        {
            Add(box);
            foreach (var point in region.Points)
            {
                Add(point.X, point.Y);
            }
        }

        foreach (var item in request.Evidence.Where(static item => item.Kind == EvidenceKinds.RegionCentre))
        {
            if (Quantity.In(item.Value).Select(static quantity => quantity.Value).ToArray() is [var column, var row])
            {
                Add(column, row);
                Middle ??= (column, row);
            }
        }
    }

    public HashSet<double> Columns { get; } = [];

    public HashSet<double> Rows { get; } = [];

    /// <summary>Column with row; and width with height, as "by" joins them too.</summary>
    public HashSet<(double Column, double Row)> Pairs { get; } = [];

    /// <summary>The middle of the object; null where nothing is known of its place.</summary>
    public (double Column, double Row)? Middle { get; private set; }

    /// <summary>Whether a place that is called a border is that border; places called otherwise pass.</summary>
    public bool IsBorder(string side, PlaceMention place)
    {
        if (side.Length == 0 || Box is not { } box)
        {
            return true;
        }

        var (said, border) = side switch
        {
            "left" => (place.Column, box.Left),
            "right" => (place.Column, box.Right),
            "upper" or "top" => (place.Row, box.Top),
            _ => (place.Row, box.Bottom),
        };
        return said is not { } number
            || (place.IsShare ? Math.Abs((number / 100 * RegionGeometry.Side) - border) <= KnownPlacesCheck.ShareTolerance : number == border);
    }

    /// <summary>The truth's box; null where it has none.</summary>
    public PixelBox? Box { get; private set; }

    private void Add(PixelBox box)
    {
        Box = box;
        var geometry = RegionGeometry.OfBox(box);
        Middle = (geometry.CentreColumn, geometry.CentreRow);
        Add(geometry.CentreColumn, geometry.CentreRow);
        foreach (var column in (int[])[box.Left, box.Right])
        {
            Add(column, box.Top);
            Add(column, box.Bottom);
        }

        Pairs.Add((box.Right - box.Left, box.Bottom - box.Top));
        Pairs.Add((box.Right - box.Left + 1, box.Bottom - box.Top + 1));
        Pairs.Add((box.Left, box.Right));
        Pairs.Add((box.Top, box.Bottom));
        Pairs.Add((RegionGeometry.Side, RegionGeometry.Side));
    }

    private void Add(double column, double row)
    {
        Columns.Add(column);
        Rows.Add(row);
        Pairs.Add((column, row));
    }
}
