namespace AvUie.Benchmarks.Layouts;

internal sealed class UnavLayout : IOfficialLayout
{
    private const int SegmentsOfAVideo = 3;

    public string Adapter => "unav";

    public IEnumerable<(string Path, IEnumerable<string> Lines)> Files(int scale)
    {
        var videos = VideoIds.Rows(20_000_000, 6_489 * scale, static number => Row(number, "train"))
            .Concat(VideoIds.Rows(21_000_000, 2_134 * scale, static number => Row(number, "validation")))
            .Concat(VideoIds.Rows(22_000_000, 2_167 * scale, static number => Row(number, "test")));
        return [("annotations/unav100_annotations.json", [.. InventedRows.Separated(videos).Prepend("{\"version\": \"unav100\", \"database\": {"), "}}"])];
    }

    private static string Row(int number, string subset)
    {
        var segments = Enumerable.Range(0, SegmentsOfAVideo).Select(at =>
            $$"""{"segment": [{{at * 12}}.25, {{(at * 12) + 10}}.78316], "label": "{{InventedRows.Label("unav", "unav", number + at)}}", "label_id": {{(number + at) % 100}}}""");
        return $$"""
            "{{VideoIds.Of(number)}}": {"duration": 47.68, "annotations": [{{string.Join(", ", segments)}}], "subset": "{{subset}}"}
            """;
    }
}
