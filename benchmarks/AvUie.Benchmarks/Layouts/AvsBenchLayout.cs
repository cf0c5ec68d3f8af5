namespace AvUie.Benchmarks.Layouts;

internal sealed class AvsBenchLayout : IOfficialLayout
{
    public string Adapter => "avsbench";

    public IEnumerable<(string Path, IEnumerable<string> Lines)> Files(int scale)
    {
        (int Start, int Count, string Split, string Part)[] parts =
        [
            (6_000_000, 3_452, "train", "v1s"), (7_000_000, 740, "val", "v1s"), (8_000_000, 740, "test", "v1s"),
            (9_000_000, 296, "train", "v1m"), (10_000_000, 64, "val", "v1m"), (11_000_000, 64, "test", "v1m"),
        ];
        var rows = parts.SelectMany(part => VideoIds.Rows(
            part.Start, part.Count * scale, number => $"{VideoIds.Of(number)},{VideoIds.Of(number)}_0_5000,0,5,\"man,piano\",{part.Split},{part.Part}"));
        return [("metadata.csv", rows.Prepend("vid,uid,s_min,s_sec,a_obj,split,label"))];
    }
}
