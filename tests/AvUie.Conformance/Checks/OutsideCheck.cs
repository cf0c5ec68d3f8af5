using AvUie.Adapters;

namespace AvUie.Conformance.Checks;

/// <summary>
/// Observed twice over: rows must not come from an annotation file, or a folder, that is a link out of the root, and where the kernel can
/// tell (Linux), nothing beside the root may even be opened.
/// </summary>
internal sealed class OutsideCheck : IConformanceCheck
{
    public string Name => "outside";

    public string Promise => "nothing outside the root is read; an annotation file that leads out of it, is empty or gone ends the run";

    public void Run(AdapterCase adapter)
    {
        using (var folder = new ScratchFolder())
        {
            // Files of the same names above and beside the root would be found by a path with '..' in it.
            var root = folder.Copy(adapter.Root, Path.Combine("home", "dataset"));
            var home = Path.GetDirectoryName(root)!;
            foreach (var file in adapter.AnnotationFiles())
            {
                File.Copy(Path.Combine(root, file), Path.Combine(home, Path.GetFileName(file)), overwrite: true);
            }

            var beside = folder.Copy(adapter.Root, Path.Combine("home", "beside"));
            using var opened = OpenedFiles.Watch([home, .. FoldersOf(beside)], except: Path.GetFileName(root));
            Expect.Same(adapter.Lines(adapter.Root), adapter.Lines(root), "rows differ when other files lie beside the root");
            Untouched(opened);
        }

        foreach (var file in adapter.AnnotationFiles())
        {
            LinkedFile(adapter, file);
            if (Path.GetDirectoryName(file) is { Length: > 0 } below)
            {
                LinkedFolder(adapter, below, file);
            }
        }
    }

    private static void LinkedFile(AdapterCase adapter, string file)
    {
        using var folder = new ScratchFolder();
        var root = folder.Copy(adapter.Root, "linked");
        var path = Path.Combine(root, file);
        var outside = Directory.CreateDirectory(Path.Combine(folder.Path, "outside")).FullName;
        File.Move(path, Path.Combine(outside, Path.GetFileName(file)));
        File.CreateSymbolicLink(path, Path.Combine(outside, Path.GetFileName(file)));
        using (var opened = OpenedFiles.Watch([outside]))
        {
            Ends(adapter, root, file, "is a link that leads out of the root");
            Untouched(opened);
        }

        File.Delete(path);
        File.WriteAllText(path, "");
        Ends(adapter, root, file, "is empty");

        File.Delete(path);
        Ends(adapter, root, file, "is gone");
    }

    private static void LinkedFolder(AdapterCase adapter, string below, string file)
    {
        using var folder = new ScratchFolder();
        var root = folder.Copy(adapter.Root, "linked");
        var outside = Path.Combine(folder.Path, "outside");
        Directory.Move(Path.Combine(root, below), outside);
        Directory.CreateSymbolicLink(Path.Combine(root, below), outside);
        using var opened = OpenedFiles.Watch([outside]);
        Ends(adapter, root, file, $"lies in a folder {below} that is a link out of the root", namesFile: false);
        Untouched(opened);
    }

    // With a whole folder gone, the message is about the first file in it.
    private static void Ends(AdapterCase adapter, string root, string file, string what, bool namesFile = true)
    {
        try
        {
            adapter.Lines(root);
        }
        catch (AnnotationFileException error)
        {
            Expect.That(
                !namesFile || error.Message.Contains(Path.GetFileName(file), StringComparison.Ordinal),
                $"{file} {what}, and the message does not name it: {error.Message}");
            return;
        }

        throw new ConformanceException($"{file} {what}, and the run goes on; expected an {nameof(AnnotationFileException)}");
    }

    private static void Untouched(OpenedFiles opened)
    {
        var names = opened.Names();
        Expect.That(names.Count == 0, $"opened outside the root: {string.Join(", ", names)}");
    }

    private static IEnumerable<string> FoldersOf(string folder) =>
        Directory.EnumerateDirectories(folder, "*", SearchOption.AllDirectories).Prepend(folder);
}
