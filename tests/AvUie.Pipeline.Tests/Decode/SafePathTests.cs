using System.Diagnostics;
using AvUie.Core;
using AvUie.Pipeline.Decode;
using AvUie.Pipeline.Tests.Support;

namespace AvUie.Pipeline.Tests.Decode;

public sealed class SafePathTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly string _root;

    public SafePathTests()
    {
        _root = _folder.File("root");
        Directory.CreateDirectory(Path.Combine(_root, "clips"));
        File.WriteAllText(Path.Combine(_root, "clips", "a.mp4"), "a");
        File.WriteAllText(_folder.File("secret"), "s");
    }

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("../secret")]
    [InlineData("clips/../../secret")]
    [InlineData("/etc/hostname")]
    [InlineData("")]
    [InlineData("clips")]
    [InlineData("a\0b")]
    public void Find_PathThatLeavesOrIsNoFile_Unsafe(string path) => Assert.Equal(ReasonCode.UnsafePath, SafePath.Find(_root, path).Reason);

    [Fact]
    public void Find_LinkOutOfTheRoot_Unsafe()
    {
        File.CreateSymbolicLink(Path.Combine(_root, "out"), _folder.File("secret"));
        File.CreateSymbolicLink(Path.Combine(_root, "up"), "../secret");
        Directory.CreateSymbolicLink(Path.Combine(_root, "folder"), _folder.Path);
        File.CreateSymbolicLink(Path.Combine(_root, "loop"), "loop");
        Assert.All(["out", "up", "folder/secret", "loop"], name => Assert.Equal(ReasonCode.UnsafePath, SafePath.Find(_root, name).Reason));
    }

    [Fact]
    public void Find_LinkInsideTheRoot_IsFollowed()
    {
        File.CreateSymbolicLink(Path.Combine(_root, "clips", "b.mp4"), "../clips/a.mp4");
        File.CreateSymbolicLink(Path.Combine(_root, "c.mp4"), Path.Combine(_root, "clips", "a.mp4"));
        var real = Path.Combine(_root, "clips", "a.mp4");
        Assert.All(["clips/a.mp4", "clips/./b.mp4", "c.mp4"], name => Assert.Equal(real, SafePath.Find(_root, name).Absolute));
    }

    [Fact]
    public void Find_Fifo_UnsafeWithoutOpeningIt()
    {
        using var made = Process.Start("mkfifo", [Path.Combine(_root, "pipe")]);
        made.WaitForExit();
        Assert.Equal(0, made.ExitCode);
        Assert.Equal(ReasonCode.UnsafePath, SafePath.Find(_root, "pipe").Reason);
        Assert.Equal(ReasonCode.MissingMedia, SafePath.Find(_root, "nothing").Reason);
        Assert.Equal(ReasonCode.MissingMedia, SafePath.Find(_folder.File("noroot"), "nothing").Reason);
    }
}
