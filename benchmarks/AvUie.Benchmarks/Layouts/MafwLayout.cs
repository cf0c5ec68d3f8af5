namespace AvUie.Benchmarks.Layouts;

/// <summary>Clips are numbers of five digits at the most: from ten times the real size on they repeat and are rejected.</summary>
internal sealed class MafwLayout : IOfficialLayout
{
    private const string Fold = "Train & Test Set/single/no_caption/set_1/";
    private const int Numbers = 100_000;

    public string Adapter => "mafw";

    public IEnumerable<(string Path, IEnumerable<string> Lines)> Files(int scale) =>
    [
        (Fold + "train.txt", VideoIds.Rows(0, 7_333 * scale, Row)),
        (Fold + "test.txt", VideoIds.Rows(7_333 * scale, 1_839 * scale, Row)),
    ];

    private static string Row(int number) => $"{number % Numbers:00000}.mp4 {InventedRows.Label("mafw", "mafw", number)}";
}
