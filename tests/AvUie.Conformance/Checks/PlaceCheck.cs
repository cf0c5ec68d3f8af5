using System.Globalization;

namespace AvUie.Conformance.Checks;

internal sealed class PlaceCheck : IConformanceCheck
{
    public string Name => "place";

    public string Promise => "another folder, other file times, another order on the disk and another culture play no part: ids are stable over machines";

    public void Run(AdapterCase adapter)
    {
        using var folder = new ScratchFolder();
        var copy = folder.Copy(adapter.Root, Path.Combine("else where", "deeper"));
        foreach (var file in Directory.EnumerateFiles(copy, "*", SearchOption.AllDirectories))
        {
            File.SetLastWriteTimeUtc(file, DateTime.UnixEpoch.AddYears(30));
        }

        var expected = adapter.Lines(adapter.Root);
        var (culture, culturesUi) = (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture);
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = Foreign();
            Expect.Same(expected, adapter.Lines(copy), "rows of a copy elsewhere differ");
        }
        finally
        {
            (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = (culture, culturesUi);
        }
    }

    /// <summary>A culture that writes numbers unlike ours, made by hand since machines differ in the cultures that they have.</summary>
    private static CultureInfo Foreign()
    {
        var culture = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        culture.NumberFormat.NumberDecimalSeparator = ",";
        culture.NumberFormat.NumberGroupSeparator = ".";
        culture.NumberFormat.NegativeSign = "~";
        return culture;
    }
}
