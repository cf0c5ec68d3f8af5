namespace AvUie.Benchmarks.Layouts;

/// <summary>Clips of the 101 classes in groups of 99.</summary>
internal sealed class Ucf101Layout : IOfficialLayout
{
    private const int Classes = 101;
    private const int ClipsOfAGroup = 99;

    public string Adapter => "ucf101";

    public IEnumerable<(string Path, IEnumerable<string> Lines)> Files(int scale) =>
    [
        ("ucfTrainTestlist/trainlist01.txt", VideoIds.Rows(0, 9_537 * scale, static number => $"{Clip(number)} {(number % Classes) + 1}")),
        ("ucfTrainTestlist/testlist01.txt", VideoIds.Rows(9_537 * scale, 3_783 * scale, Clip)),
    ];

    private static string Clip(int number)
    {
        var (name, clip) = (Name(number), number / Classes);
        return $"{name}/v_{name}_g{(clip / ClipsOfAGroup) + 1:00}_c{(clip % ClipsOfAGroup) + 1:00}.avi";
    }

    /// <summary>As the lists spell it: of the vocabulary's spellings the second, the first being lower case.</summary>
    private static string Name(int number) => InventedRows.Label("ucf101", "ucf", Classes + (number % Classes));
}
