namespace AvUie.Benchmarks.Layouts;

internal sealed class AveLayout : IOfficialLayout
{
    public string Adapter => "ave";

    public IEnumerable<(string Path, IEnumerable<string> Lines)> Files(int scale) =>
    [
        ("trainSet.txt", VideoIds.Rows(0, 3_339 * scale, Row)),
        ("valSet.txt", VideoIds.Rows(1_000_000, 402 * scale, Row)),
        ("testSet.txt", VideoIds.Rows(2_000_000, 402 * scale, Row)),
    ];

    private static string Row(int number) => $"Race car, auto racing&{VideoIds.Of(number)}&good&{number % 9}&10";
}
