namespace AvUie.Benchmarks.Layouts;

internal sealed class LlpLayout : IOfficialLayout
{
    private const int Validation = 4_000_000;
    private const int Test = 5_000_000;

    public string Adapter => "llp";

    public IEnumerable<(string Path, IEnumerable<string> Lines)> Files(int scale)
    {
        var dense = VideoIds.Rows(Validation, 649 * scale, Name).Concat(VideoIds.Rows(Test, 1_200 * scale, Name));
        var spans = dense.SelectMany(static name => new[] { $"{name}\t0\t4\tSpeech", $"{name}\t6\t9\tSpeech" }).Prepend("filename\tonset\toffset\tevent_labels");
        return
        [
            ("data/AVVP_train.csv", List(3_000_000, 10_000 * scale)),
            ("data/AVVP_val_pd.csv", List(Validation, 649 * scale)),
            ("data/AVVP_test_pd.csv", List(Test, 1_200 * scale)),
            ("data/AVVP_eval_audio.csv", spans),
            ("data/AVVP_eval_visual.csv", spans),
        ];
    }

    private static IEnumerable<string> List(int start, int count) => VideoIds.Rows(start, count, static number => $"{Name(number)}\tSpeech").Prepend("filename\tevent_labels");

    private static string Name(int number) => $"{VideoIds.Of(number)}_30_40";
}
