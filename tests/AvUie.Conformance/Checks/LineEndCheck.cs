using System.Text;

namespace AvUie.Conformance.Checks;

internal sealed class LineEndCheck : IConformanceCheck
{
    public string Name => "line ends";

    public string Promise => "a byte order mark and CRLF change nothing";

    public void Run(AdapterCase adapter)
    {
        using var folder = new ScratchFolder();
        var copy = folder.Copy(adapter.Root, "crlf");
        var expected = adapter.Lines(adapter.Root);
        foreach (var file in adapter.AnnotationFiles())
        {
            var path = Path.Combine(copy, file);
            var text = File.ReadAllText(path).ReplaceLineEndings("\n");
            File.WriteAllText(path, text.ReplaceLineEndings("\r\n"), new UTF8Encoding(encoderShouldEmitUTF8Identifier: true));
            Expect.Same(expected, adapter.Lines(copy), $"rows differ when {file} has a byte order mark and CRLF");
            File.WriteAllText(path, text, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
            Expect.Same(expected, adapter.Lines(copy), $"rows differ when {file} has neither byte order mark nor CRLF");
        }
    }
}
