namespace AvUie.Benchmarks.Layouts;

internal sealed class Mer2024Layout : IOfficialLayout
{
    public string Adapter => "mer2024";

    public IEnumerable<(string Path, IEnumerable<string> Lines)> Files(int scale) =>
    [
        ("label-disdim.csv", VideoIds.Rows(0, 5_030 * scale, static number =>
            $"-0.25,sample_{number:00000000},{InventedRows.Label("mer2024", "mer24", number)}").Prepend("valence,name,discrete")),
    ];
}
