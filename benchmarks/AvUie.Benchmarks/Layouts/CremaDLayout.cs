namespace AvUie.Benchmarks.Layouts;

internal sealed class CremaDLayout : IOfficialLayout
{
    private const int Actors = 91;
    private const int Letters = 26;

    private static readonly string[] Emotions = ["ANG", "DIS", "FEA", "HAP", "NEU", "SAD"];

    public string Adapter => "crema_d";

    public IEnumerable<(string Path, IEnumerable<string> Lines)> Files(int scale) =>
    [
        ("SentenceFilenames.csv", VideoIds.Rows(0, 7_442 * scale, static number => $"{number + 1},\"{Name(number)}\"").Prepend("\"Stimulus_Number\",\"Filename\"")),
        ("split_ogm_ge/train.csv", VideoIds.Rows(0, 6_698 * scale, Row)),
        ("split_ogm_ge/test.csv", VideoIds.Rows(6_698 * scale, 744 * scale, Row)),
    ];

    private static string Row(int number) => $"{Name(number)},{Emotion(number)}";

    private static string Name(int number)
    {
        var rest = number / Emotions.Length;
        var (actor, sentence) = (1001 + (rest % Actors), rest / Actors);
        return $"{actor}_{Letter(sentence / (Letters * Letters))}{Letter(sentence / Letters)}{Letter(sentence)}_{Emotion(number)}_XX";
    }

    private static string Emotion(int number) => Emotions[number % Emotions.Length];

    private static char Letter(int number) => (char)('A' + (number % Letters));
}
