namespace AvUie.Conformance.Checks;

internal sealed class AbsentMediaCheck : IConformanceCheck
{
    public string Name => "absent media";

    public string Promise => "whether media are there plays no part";

    /// <summary>Every media path is made a file of rubbish: had one been opened or looked for, the rows would change.</summary>
    public void Run(AdapterCase adapter)
    {
        using var folder = new ScratchFolder();
        var copy = folder.Copy(adapter.Root, "with-media");
        foreach (var media in adapter.Read(adapter.Root).Samples().SelectMany(sample => sample.Media))
        {
            var path = Path.GetFullPath(media.Path, copy);
            Expect.That(path.StartsWith(copy + Path.DirectorySeparatorChar, StringComparison.Ordinal), $"{media.Path} leaves the root");
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, "no medium");
        }

        Expect.Same(adapter.Lines(adapter.Root), adapter.Lines(copy), "rows differ when media are there");
    }
}
