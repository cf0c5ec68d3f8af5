namespace AvUie.Benchmarks.Layouts;

/// <summary>Questions about 9,288 videos, which all splits share.</summary>
internal sealed class MusicAvqaLayout : IOfficialLayout
{
    private const int Videos = 9_288;

    public string Adapter => "music_avqa";

    public IEnumerable<(string Path, IEnumerable<string> Lines)> Files(int scale) =>
    [
        ("json_update/avqa-train.json", List(0, 31_927 * scale, scale)),
        ("json_update/avqa-val.json", List(10_000_000, 4_568 * scale, scale)),
        ("json_update/avqa-test.json", List(20_000_000, 9_129 * scale, scale)),
    ];

    private static IEnumerable<string> List(int start, int count, int scale) => InventedRows.JsonArray(VideoIds.Rows(start, count, number =>
        $$"""{"video_id": "{{number % (Videos * scale):00000000}}", "question_id": {{number}}, "type": "[\"Audio\", \"Comparative\"]", "question_content": "Is the <Object> louder than the <Object>?", "templ_values": "[\"guzheng\", \"piano\"]", "question_deleted": 0, "anser": "yes"}"""));
}
