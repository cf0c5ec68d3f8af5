using System.Diagnostics;
using System.Text.Json;

namespace Crab.Trainer.Tests;

/// <summary>What each value of the build property asks for, by evaluating the project; nothing is fetched.</summary>
public sealed class TorchBackendTests
{
    private static readonly TimeSpan Deadline = TimeSpan.FromMinutes(2);

    [Theory]
    [InlineData("", "libtorch-cpu-linux-x64")]
    [InlineData("cpu", "libtorch-cpu-linux-x64")]
    [InlineData("cuda", "libtorch-cuda-12.8-linux-x64")]
    [InlineData("none")]
    public async Task TorchBackend_OfEachKind_AsksForThatLibtorchAlone(string backend, params string[] packages)
    {
        var root = new DirectoryInfo(AppContext.BaseDirectory);
        while (root is not null && !File.Exists(Path.Combine(root.FullName, "AvUie.sln")))
        {
            root = root.Parent;
        }

        var start = new ProcessStartInfo("dotnet") { WorkingDirectory = root!.FullName, RedirectStandardOutput = true };
        foreach (var argument in (string[])["msbuild", "src/Crab.Trainer", "-getItem:PackageReference", .. backend.Length > 0 ? [$"-p:TorchBackend={backend}"] : Array.Empty<string>()])
        {
            start.ArgumentList.Add(argument);
        }

        using var process = Process.Start(start)!;
        using var deadline = new CancellationTokenSource(Deadline);
        var output = await process.StandardOutput.ReadToEndAsync(deadline.Token);
        await process.WaitForExitAsync(deadline.Token);

        Assert.Equal(0, process.ExitCode);
        using var items = JsonDocument.Parse(output);
        var names = items.RootElement.GetProperty("Items").GetProperty("PackageReference").EnumerateArray().Select(item => item.GetProperty("Identity").GetString()!).ToArray();
        Assert.Contains("TorchSharp", names);
        Assert.Equal(packages, names.Where(name => name.StartsWith("libtorch", StringComparison.Ordinal)));
    }
}
