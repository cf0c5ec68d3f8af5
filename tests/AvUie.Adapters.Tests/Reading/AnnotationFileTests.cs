using System.Diagnostics;

namespace AvUie.Adapters.Tests;

public class AnnotationFileTests
{
    [Theory]
    [InlineData("absent.txt", "is not there. Do this.")]
    [InlineData("folder", "is a folder")]
    [InlineData("empty.txt", "is empty. Do this.")]
    [InlineData("../outside.txt", "leads out of")]
    [InlineData("/etc/hostname", "leads out of")]
    [InlineData("link.txt", "out of the dataset's root")]
    [InlineData("linked/outside.txt", "out of the dataset's root")]
    [InlineData("circle.txt", "too many links")]
    public void Locate_WhatIsNoFileOfTheRoot_SaysWhyAndWhatToDo(string name, string expected)
    {
        using var folder = new TemporaryFolder();
        folder.Write("outside.txt", "x");
        folder.Write("root/folder/file.txt", "x");
        folder.Write("root/empty.txt", "");
        var root = Path.Combine(folder.Path, "root");
        File.CreateSymbolicLink(Path.Combine(root, "link.txt"), "../outside.txt");
        Directory.CreateSymbolicLink(Path.Combine(root, "linked"), "..");
        File.CreateSymbolicLink(Path.Combine(root, "circle.txt"), "circle.txt");

        var failure = Assert.Throws<AnnotationFileException>(() => AnnotationFile.Locate(root, name, "Do this."));

        Assert.Contains(expected, failure.Message, StringComparison.Ordinal);
        Assert.StartsWith(failure.Path, failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Locate_LinkInsideTheRoot_IsFollowed()
    {
        using var folder = new TemporaryFolder();
        folder.Write("root/data/list.txt", "x\n");
        var root = Path.Combine(folder.Path, "root");
        File.CreateSymbolicLink(Path.Combine(root, "list.txt"), "data/list.txt");

        Assert.Equal("x", Assert.Single(AnnotationFile.Locate(root, "list.txt", "").Lines()).Text);
    }

    [Fact]
    public void Locate_RootThatIsItselfALink_IsNoEscape()
    {
        using var folder = new TemporaryFolder();
        folder.Write("real/list.txt", "x\n");
        var root = Path.Combine(folder.Path, "root");
        Directory.CreateSymbolicLink(root, Path.Combine(folder.Path, "real"));

        Assert.Equal("list.txt", AnnotationFile.Locate(root, "list.txt", "").Relative);
    }

    [Fact]
    public async Task Locate_Pipe_IsRefusedWithoutWaitingForAWriter()
    {
        using var folder = new TemporaryFolder();
        using var made = Process.Start("mkfifo", [Path.Combine(folder.Path, "pipe.txt")]);
        await made.WaitForExitAsync();

        var refused = Task.Run(() => Assert.Throws<AnnotationFileException>(() => AnnotationFile.Locate(folder.Path, "pipe.txt", "")));

        Assert.Contains("empty", (await refused.WaitAsync(TimeSpan.FromSeconds(20))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Lines_FileThatGoesAway_IsAnAnnotationFileException()
    {
        using var folder = new TemporaryFolder();
        var path = folder.Write("list.txt", "x\n");
        var file = AnnotationFile.Locate(folder.Path, "list.txt", "");
        File.Delete(path);

        Assert.Contains("cannot be read", Assert.Throws<AnnotationFileException>(() => file.Lines().ToList()).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Lines_FileWithoutReadPermission_SaysThatItCannotBeRead()
    {
        using var folder = new TemporaryFolder();
        var path = folder.Write("list.txt", "x\n");
        using var changed = Process.Start("chmod", ["000", path]);
        await changed.WaitForExitAsync();
        var file = AnnotationFile.Locate(folder.Path, "list.txt", "");

        if (Environment.IsPrivilegedProcess)
        {
            // Permissions do not bind root: the file is read, which is all that can be seen here.
            Assert.Single(file.Lines());
            return;
        }

        Assert.Contains("permissions", Assert.Throws<AnnotationFileException>(() => file.Lines().ToList()).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Lines_BlankAndCrLf_KeepTheirNumbers()
    {
        using var folder = new TemporaryFolder();
        folder.Write("list.txt", "\uFEFFa\r\n\r\n  \nb");

        var lines = AnnotationFile.Locate(folder.Path, "list.txt", "").Lines();

        Assert.Equal([("a", 1), ("b", 4)], lines.Select(line => (line.Text, line.Number)));
    }
}
