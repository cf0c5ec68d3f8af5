namespace AvUie.Benchmarks.Layouts;

internal sealed class RefAvsLayout : IOfficialLayout
{
    public string Adapter => "ref_avs";

    public IEnumerable<(string Path, IEnumerable<string> Lines)> Files(int scale)
    {
        (int Start, int Count, string Split)[] parts =
            [(12_000_000, 14_113, "train"), (13_000_000, 1_349, "val"), (14_000_000, 2_288, "test_s"), (15_000_000, 1_656, "test_u"), (16_000_000, 1_028, "test_n")];
        var rows = parts.SelectMany(part => VideoIds.Rows(part.Start, part.Count * scale, number =>
        {
            var clip = $"{VideoIds.Of(number)}_0_10000";
            return $"{clip},{clip}_piano_1,{part.Split},1,\"the instrument on the left, which is played first\"";
        }));
        return [("metadata.csv", rows.Prepend("vid,uid,split,fid,exp"))];
    }
}
