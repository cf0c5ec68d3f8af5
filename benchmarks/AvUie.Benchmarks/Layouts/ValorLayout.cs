namespace AvUie.Benchmarks.Layouts;

internal sealed class ValorLayout : IOfficialLayout
{
    public string Adapter => "valor32k";

    public IEnumerable<(string Path, IEnumerable<string> Lines)> Files(int scale) =>
    [
        ("valor-32k-annotations/desc_train.json", InventedRows.JsonArray(VideoIds.Rows(90_000_000, 25_327 * scale, Row))),
        ("valor-32k-annotations/desc_val.json", InventedRows.JsonArray(VideoIds.Rows(92_000_000, 3_500 * scale, Row))),
        ("valor-32k-annotations/desc_test.json", InventedRows.JsonArray(VideoIds.Rows(93_000_000, 3_491 * scale, Row))),
    ];

    private static string Row(int number) =>
        $$"""{"video_id": "{{VideoIds.Of(number)}}_30.000_40.000", "desc": "Clip {{number}}: a red bus passes a crowd in the rain, its horn sounds twice, and somebody laughs while water drips from a roof."}""";
}
