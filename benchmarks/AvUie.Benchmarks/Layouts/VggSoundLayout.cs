namespace AvUie.Benchmarks.Layouts;

internal sealed class VggSoundLayout : IOfficialLayout
{
    public string Adapter => "vggsound";

    public IEnumerable<(string Path, IEnumerable<string> Lines)> Files(int scale) =>
    [
        ("data/train.csv", VideoIds.Rows(60_000_000, 183_730 * scale, Row)),
        ("data/test.csv", VideoIds.Rows(80_000_000, 15_446 * scale, Row)),
    ];

    private static string Row(int number) => $"{VideoIds.Of(number)}_{number % 600:000000}.mp4,\"{InventedRows.Label("vggsound", "a2v", number)}\"";
}
