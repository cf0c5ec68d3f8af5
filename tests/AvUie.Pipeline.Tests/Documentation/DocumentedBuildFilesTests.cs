using System.Text.RegularExpressions;
using AvUie.Adapters;
using AvUie.Pipeline.Configuration;
using AvUie.Pipeline.Tests.Support;

namespace AvUie.Pipeline.Tests.Documentation;

/// <summary>Every YAML block of the README and the pages is read by the reader that a user's build file meets.</summary>
public sealed partial class DocumentedBuildFilesTests
{
    public static TheoryData<string, int> Blocks
    {
        get
        {
            var blocks = new TheoryData<string, int>();
            foreach (var page in Pages())
            {
                for (var number = 0; number < BlocksOf(page).Count; number++)
                {
                    blocks.Add(page, number);
                }
            }

            return blocks;
        }
    }

    [Theory]
    [MemberData(nameof(Blocks))]
    public void Block_IsABuildFileOrASectionOfOne(string page, int number)
    {
        using var folder = new ScratchFolder();
        var text = Complete(BlocksOf(page)[number]);
        foreach (Match root in Root().Matches(text))
        {
            var path = root.Groups[1].Value;
            folder.Folder(path.TrimStart('/'));
            text = text.Replace($"root: {path}", $"root: {path.TrimStart('/')}", StringComparison.Ordinal);
        }

        foreach (Match file in SideFile().Matches(text))
        {
            folder.Write(file.Groups[1].Value, "id,text\n");
        }

        var result = new BuildFileReader(new AdapterCatalog()).Read(folder.Write("build.yaml", text));

        Assert.True(result is BuildFileResult.Success, result is BuildFileResult.Failure { Errors: var errors } ? string.Join('\n', errors) : "");
    }

    [Fact]
    public void Blocks_AreFound()
    {
        var pages = Pages().Where(static page => BlocksOf(page).Count > 0).ToArray();

        Assert.Contains("README.md", pages);
        Assert.Contains(Path.Combine("docs", "adding-a-dataset.md"), pages);
        Assert.Contains(Path.Combine("docs", "reasoning.md"), pages);
        Assert.Contains(Path.Combine("docs", "regenerate.md"), pages);
    }

    private static IEnumerable<string> Pages() => Directory.EnumerateFiles(Checkout.File("docs"), "*.md", SearchOption.AllDirectories)
        .Select(static path => Path.GetRelativePath(Checkout.File("."), path)).Append("README.md").Order(StringComparer.Ordinal);

    private static List<string> BlocksOf(string page) =>
        [.. Block().Matches(File.ReadAllText(Checkout.File(page))).Select(static block => Unindented(block.Groups["text"].Value, block.Groups["indent"].Length))];

    private static string Unindented(string block, int indent) => string.Join('\n', block.Split('\n').Select(line => line.Length >= indent ? line[indent..] : line.TrimStart()));

    /// <summary>A section alone is set into the smallest build file around it.</summary>
    private static string Complete(string block)
    {
        string[] required = ["name: documented", "version: 1", "sources: [{adapter: ave, root: raw}]"];
        var absent = required.Where(line => !Regex.IsMatch(block, $"(?m)^{line.Split(':')[0]}:"));
        return string.Join('\n', absent.Append(block));
    }

    // In a fence of its own, or written to a file by a command.
    [GeneratedRegex(@"(?ms)^(?<indent>[ ]*)(?:```ya?ml\n(?<text>.*?)^\k<indent>```|cat > [^\n]*<<'YAML'\n(?<text>.*?)^YAML)")]
    private static partial Regex Block();

    [GeneratedRegex(@"root: ([^\s,}#]+)")]
    private static partial Regex Root();

    [GeneratedRegex(@"(?:captions|transcripts): ([^\s,}#]+)")]
    private static partial Regex SideFile();
}
