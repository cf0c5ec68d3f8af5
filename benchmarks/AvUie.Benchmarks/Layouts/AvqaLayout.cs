namespace AvUie.Benchmarks.Layouts;

internal sealed class AvqaLayout : IOfficialLayout
{
    public string Adapter => "avqa";

    public IEnumerable<(string Path, IEnumerable<string> Lines)> Files(int scale) =>
    [
        ("AVQA_dataset/train_qa.json", InventedRows.JsonArray(VideoIds.Rows(30_000_000, 40_425 * scale, Row))),
        ("AVQA_dataset/val_qa.json", InventedRows.JsonArray(VideoIds.Rows(40_000_000, 16_910 * scale, Row))),
    ];

    private static string Row(int number) =>
        $$"""{"id": {{number}}, "video_name": "{{VideoIds.Of(number)}}_000030", "video_id": {{number}}, "question_text": "What is the main source of sound in the video?", "multi_choice": ["motorboat {{number % 97}}", "yacht consignment", "sailboat", "car"], "answer": {{number % 4}}, "question_relation": "Both", "question_type": "Come From"}""";
}
