using System.Globalization;

namespace AvUie.Tests;

/// <summary>A tiny AVE in its official layout: moving test pictures and a tone, and on demand every way in which a clip can be bad.</summary>
internal sealed class SyntheticAve
{
    private readonly List<string> _rows = [];
    private readonly string _media;

    public SyntheticAve(string root)
    {
        Root = root;
        _media = Path.Combine(root, "AVE_Dataset", "AVE");
        Directory.CreateDirectory(_media);
    }

    public string Root { get; }

    /// <summary>A whole clip of ten seconds whose tone sounds in the labelled seconds.</summary>
    public void AddGood(int number, int start, int end)
    {
        var id = Row(number, start, end);
        SyntheticMedia.Make(
            "-f", "lavfi", "-i", string.Create(CultureInfo.InvariantCulture, $"testsrc2=size=160x120:rate=10:duration=10,hue=h={number * 20}"),
            "-f", "lavfi", "-i", string.Create(CultureInfo.InvariantCulture, $"sine=frequency={300 + (number * 40)}:duration=10,volume='if(between(t,{start},{end}),1,0.01)':eval=frame"),
            "-c:v", "libx264", "-preset", "ultrafast", "-c:a", "aac", Clip(id));
    }

    public void AddMissing(int number) => Row(number, 0, 10);

    public void AddCorrupt(int number) => File.WriteAllBytes(Clip(Row(number, 0, 10)), [.. Enumerable.Range(0, 4096).Select(static i => (byte)(i * 31))]);

    public void AddZeroLength(int number) => File.WriteAllBytes(Clip(Row(number, 0, 10)), []);

    public void AddSilentStream(int number) => SyntheticMedia.Make(
        "-f", "lavfi", "-i", "testsrc2=size=160x120:rate=10:duration=2", "-c:v", "libx264", "-preset", "ultrafast", Clip(Row(number, 0, 10)));

    public void AddFewFrames(int number, int frames) => SyntheticMedia.Make(
        "-f", "lavfi", "-i", string.Create(CultureInfo.InvariantCulture, $"testsrc2=size=160x120:rate=2:duration={frames / 2.0}"),
        "-f", "lavfi", "-i", "sine=duration=5", "-c:v", "libx264", "-preset", "ultrafast", "-c:a", "aac", Clip(Row(number, 0, 10)));

    public void AddBadRow() => _rows.Add("Church bell&tooFewFields");

    public void Write()
    {
        var folder = Path.Combine(Root, "AVE_Dataset");
        File.WriteAllText(Path.Combine(folder, "Annotations.txt"), "Category&VideoID&Quality&StartTime&EndTime\n" + string.Join('\n', _rows) + "\n");
        File.WriteAllText(Path.Combine(folder, "trainSet.txt"), string.Join('\n', _rows) + "\n");
    }

    private static string Id(int number) => string.Create(CultureInfo.InvariantCulture, $"synthetic{number:D2}");

    private string Clip(string id) => Path.Combine(_media, id + ".mp4");

    private string Row(int number, int start, int end)
    {
        _rows.Add(string.Create(CultureInfo.InvariantCulture, $"Church bell&{Id(number)}&good&{start}&{end}"));
        return Id(number);
    }
}
