using System.Diagnostics;
using AvUie.Pipeline.Commands;
using AvUie.Pipeline.Scaffolding;

namespace AvUie.Pipeline.Tests.Scaffolding;

public sealed class NewAdapterTests : IDisposable
{
    private readonly ScratchFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("Street")]
    [InlineData("street-noise")]
    [InlineData("street__noise")]
    [InlineData("street_")]
    [InlineData("_street")]
    [InlineData("9streets")]
    [InlineData("../street")]
    [InlineData("straße")]
    [InlineData("")]
    public async Task Name_OfAnotherForm_EndsWith2AndWritesNothing(string name)
    {
        var run = await NewAdapterAsync(name, "--out", _folder.File("out"));

        Assert.Equal(ExitCodes.BadUsage, run.ExitCode);
        Assert.Contains("street_noise", run.Errors, StringComparison.Ordinal);
        Assert.False(Directory.Exists(_folder.File("out")));
    }

    [Fact]
    public async Task Name_OfAnAdapterThereIs_EndsWith2() =>
        Assert.Contains("there is an adapter of that name already", (await NewAdapterAsync("test_list", "--out", _folder.File("out"))).Errors, StringComparison.Ordinal);

    [Fact]
    public async Task Folder_InNoCheckout_AsksForOut() =>
        Assert.Contains("give --out FOLDER", (await NewAdapterAsync("street_noise")).Errors, StringComparison.Ordinal);

    [Fact]
    public async Task Files_ThereAlready_AreNotOverwritten()
    {
        var present = _folder.Write("out/StreetNoise.Tests/ConformanceTests.cs", "mine");

        var run = await NewAdapterAsync("street_noise", "--out", _folder.File("out"));

        Assert.Equal(ExitCodes.BadUsage, run.ExitCode);
        Assert.Contains($"{present}: is there already", run.Errors, StringComparison.Ordinal);
        Assert.Equal("mine", await File.ReadAllTextAsync(present));
        Assert.Single(Directory.GetFiles(_folder.File("out"), "*", SearchOption.AllDirectories));
    }

    [Fact]
    public async Task Files_InACheckout_StandWhereTheConformanceTestsLook()
    {
        _folder.Write("AvUie.sln", "");
        var below = _folder.Folder("src/deeper");

        var run = await CommandRun.RunAsync(host => host with { Folder = below }, "new-adapter", "street_noise");

        Assert.Equal((ExitCodes.Done, ""), (run.ExitCode, run.Errors));
        var source = await File.ReadAllTextAsync(_folder.File("src", "AvUie.Adapters", "StreetNoise", "StreetNoiseAdapter.cs"));
        Assert.Contains("namespace AvUie.Adapters;", source, StringComparison.Ordinal);
        Assert.Contains("AdapterName = \"street_noise\"", source, StringComparison.Ordinal);
        Assert.True(File.Exists(_folder.File("tests", "AvUie.Adapters.Tests", "fixtures", "street_noise", "root", "list.csv")));
        Assert.Contains("[street_noise ks train]", await File.ReadAllTextAsync(_folder.File("tests", "AvUie.Adapters.Tests", "fixtures", "street_noise", "approved.txt")), StringComparison.Ordinal);
    }

    [Fact]
    public void Templates_NoPlaceholderIsLeft() => Assert.All(
        AdapterFiles.Alone(AdapterName.Parse("street_noise")!, new PackageFolder("/packages & more", "9.9.9-local.1")), static file =>
        {
            Assert.DoesNotMatch("@[A-Za-z.]+@|[Ss]oundscapes", file.Text + file.Path);
            Assert.False(file.Path == "nuget.config" && !file.Text.Contains("/packages &amp; more", StringComparison.Ordinal));
        });

    [Fact]
    public void Packages_OfSeveralVersions_TheLastPackedIsTaken()
    {
        var first = _folder.Write("packages/AvUie.Conformance.0.1.0.nupkg", "");
        var second = _folder.Write("packages/AvUie.Conformance.0.1.0-local.2.nupkg", "");
        _folder.Write("packages/AvUie.Core.0.1.0-local.3.nupkg", "");
        File.SetLastWriteTimeUtc(first, new(2026, 1, 1, 0, 0, 0, DateTimeKind.Utc));
        File.SetLastWriteTimeUtc(second, new(2026, 1, 2, 0, 0, 0, DateTimeKind.Utc));

        Assert.Equal("0.1.0-local.2", PackageFolder.Find(_folder.File("packages"))!.Version);
        Assert.Null(PackageFolder.Find(_folder.File("none")));
        Assert.All(
            AdapterFiles.Alone(AdapterName.Parse("street_noise")!, PackageFolder.Find(_folder.File("packages"))).Where(static file => file.Path.EndsWith(".csproj", StringComparison.Ordinal)),
            static file => Assert.Contains("Version=\"0.1.0-local.2\"", file.Text, StringComparison.Ordinal));
    }

    /// <summary>A stranger's way: packages from a folder, a project outside this checkout, its tests, its adapter in avuie.</summary>
    [Fact]
    [Trait("Category", "Slow")]
    public async Task Alone_WithPackagesOfAFolder_TestsPassAndAvuieFindsIt()
    {
        var packages = _folder.File("packages");
        var version = $"{AdapterFiles.Version}-test.{Guid.NewGuid():N}";
        foreach (var project in new[] { "src/AvUie.Core", "src/AvUie.Adapters", "tests/AvUie.Conformance" })
        {
            await DotnetAsync(Checkout.Root, "pack", project, "-o", packages, "-v", "q", "--nologo", $"-p:Version={version}", $"-p:ArtifactsPath={_folder.File("artifacts")}");
        }

        var run = await NewAdapterAsync("street_noise", "--out", _folder.File("alone"), "--packages", packages);
        Assert.Equal((ExitCodes.Done, ""), (run.ExitCode, run.Errors));

        // The user's package folder is only read: our test packages stay out of it.
        var user = Environment.GetEnvironmentVariable("NUGET_PACKAGES") ?? Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".nuget", "packages");
        var output = await DotnetAsync(
            _folder.File("alone"), "test", "StreetNoise.Tests", "--nologo", $"-p:RestorePackagesPath={_folder.File("global")}", $"-p:RestoreFallbackFolders={user}");

        Assert.Matches(@"Passed! +- Failed: +0, Passed: +[0-9]{2}\b", output);
        var assembly = _folder.File("alone", "StreetNoise", "bin", "Debug", "net10.0", "StreetNoise.dll");
        Assert.NotNull(AdapterAssemblies.Load([assembly]).Find("street_noise"));
    }

    /// <summary>A developer's way: into a checkout, where the tests that are there find it.</summary>
    [Fact]
    [Trait("Category", "Slow")]
    public async Task InCheckout_TestsThatAreThere_FindItAndPass()
    {
        string[] needed = ["src/AvUie.Core", "src/AvUie.Adapters", "tests/AvUie.Adapters.Tests", "tests/AvUie.Conformance", "tests/Shared", "eng"];
        foreach (var file in Directory.EnumerateFiles(Checkout.Root)
            .Concat(needed.SelectMany(static folder => Directory.EnumerateFiles(Checkout.File(folder), "*", SearchOption.AllDirectories))))
        {
            var relative = Path.GetRelativePath(Checkout.Root, file);
            _folder.Write(relative, "");
            File.Copy(file, _folder.File(relative), overwrite: true);
        }

        var run = await CommandRun.RunAsync(host => host with { Folder = _folder.Path }, "new-adapter", "street_noise");
        Assert.Equal((ExitCodes.Done, ""), (run.ExitCode, run.Errors));

        var output = await DotnetAsync(_folder.Path, "test", "tests/AvUie.Adapters.Tests", "--nologo", "--filter", "DisplayName~street_noise|FullyQualifiedName~StreetNoise");

        Assert.Matches(@"Passed! +- Failed: +0, Passed: +[0-9]{2}\b", output);
    }

    private Task<CommandRun> NewAdapterAsync(string name, params string[] options) =>
        CommandRun.RunAsync(host => host with { Folder = _folder.Path }, ["new-adapter", name, .. options]);

    private static async Task<string> DotnetAsync(string folder, params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", arguments) { WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true };

        // What the surrounding test run sets would steer the inner one.
        foreach (var name in start.Environment.Keys.Where(static name => name.StartsWith("MSBUILD", StringComparison.OrdinalIgnoreCase) || name.StartsWith("VSTEST", StringComparison.OrdinalIgnoreCase)).ToList())
        {
            start.Environment.Remove(name);
        }

        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync();
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        Assert.True(process.ExitCode == 0, $"dotnet {string.Join(' ', arguments)} ended with {process.ExitCode}:\n{output}\n{await errors}");
        return output;
    }
}
