namespace AvUie.Benchmarks.Layouts;

internal sealed class KineticsSoundsLayout : IOfficialLayout
{
    private const int Classes = 31;

    public string Adapter => "ks";

    public IEnumerable<(string Path, IEnumerable<string> Lines)> Files(int scale) =>
    [
        ("my_train.txt", VideoIds.Rows(50_000_000, 14_799 * scale, static number => $"{VideoIds.Of(number)}_000058_000068,10,{number % Classes}")),
        ("my_test.txt", VideoIds.Rows(51_000_000, 2_597 * scale, static number => $"{VideoIds.Of(number)}_37,10,{number % Classes}")),
    ];
}
