namespace AvUie.Benchmarks.Layouts;

/// <summary>Clips are numbers of five digits at the most: from nine times the real size on they repeat and are rejected.</summary>
internal sealed class DfewLayout : IOfficialLayout
{
    private const int Emotions = 7;
    private const int Numbers = 100_000;

    public string Adapter => "dfew";

    public IEnumerable<(string Path, IEnumerable<string> Lines)> Files(int scale) =>
    [
        ("EmoLabel_DataSplit/train(single-labeled)/set_1.csv", List(0, 9_356 * scale)),
        ("EmoLabel_DataSplit/test(single-labeled)/set_1.csv", List(9_356 * scale, 2_341 * scale)),
    ];

    private static IEnumerable<string> List(int start, int count) =>
        VideoIds.Rows(start, count, static number => $"{number % Numbers},{(number % Emotions) + 1}").Prepend("video_name,label");
}
