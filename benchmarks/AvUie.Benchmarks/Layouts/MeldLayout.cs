namespace AvUie.Benchmarks.Layouts;

internal sealed class MeldLayout : IOfficialLayout
{
    private const int UtterancesOfADialogue = 10;

    public string Adapter => "meld";

    public IEnumerable<(string Path, IEnumerable<string> Lines)> Files(int scale) =>
    [
        ("train_sent_emo.csv", List(9_989 * scale)), ("dev_sent_emo.csv", List(1_109 * scale)), ("test_sent_emo.csv", List(2_610 * scale)),
    ];

    private static IEnumerable<string> List(int count) => VideoIds.Rows(0, count, Row)
        .Prepend("Sr No.,Utterance,Speaker,Emotion,Sentiment,Dialogue_ID,Utterance_ID,Season,Episode,StartTime,EndTime");

    private static string Row(int number) =>
        $"{number + 1},\"Well, the bus of line {number} is late, as it always is.\",Driver,{InventedRows.Label("meld", "meld", number)},neutral,"
        + $"{number / UtterancesOfADialogue},{number % UtterancesOfADialogue},1,2,\"00:16:16,059\",\"00:16:21,731\"";
}
