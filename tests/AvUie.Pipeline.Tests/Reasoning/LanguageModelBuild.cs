using System.Diagnostics;
using System.Globalization;
using AvUie.FakeModel;
using AvUie.Pipeline.Commands;
using AvUie.Pipeline.Tests.Support;

namespace AvUie.Pipeline.Tests.Reasoning;

/// <summary>A build file over one short clip with many annotated stretches, whose traces a fake model writes.</summary>
internal sealed class LanguageModelBuild : IAsyncDisposable
{
    public const string Key = "sk-pipeline-51c2-never-to-be-seen";
    private static readonly string[] Labels = ["Church bell", "Male speech, man speaking", "Bark", "Motorcycle"];

    private readonly ScratchFolder _folder = new();

    private LanguageModelBuild(FakeModelServer server, int samples, string further)
    {
        Server = server;
        var home = _folder.Folder(Path.Combine("raw", "AVE_Dataset", "AVE"));
        Ffmpeg.MakeClip(Path.Combine(home, "synthetic00.mp4"), frames: 100, rate: 10);
        var rows = string.Join('\n', Rows().Take(samples)) + "\n";
        _folder.Write("raw/AVE_Dataset/Annotations.txt", "Category&VideoID&Quality&StartTime&EndTime\n" + rows);
        _folder.Write("raw/AVE_Dataset/trainSet.txt", rows);
        BuildFile = _folder.Write("build.yaml", $"""
            name: llm
            version: 1
            samples_per_shard: 20
            sources:
              - adapter: ave
                root: raw
                splits: [train]
            reasoning:
              reasoner: llm
              providers:
                - name: fake
                  endpoint: {server.Endpoint}
                  model: fake-omni
                  api_key_env: AVUIE_TEST_KEY
                  audio: true
                  concurrency: 4
                  price_in: 1
                  price_out: 2
              writer:
                provider: fake
              calls:
                first_retry_seconds: 0.05
                max_retry_seconds: 0.2
                attempt_seconds: 30
                attempts: 12
                drain_seconds: 3
            {further}
            """);
    }

    public FakeModelServer Server { get; }

    public string BuildFile { get; }

    /// <summary>The folder of build file, journal and outputs.</summary>
    public string Folder => _folder.Path;

    public static async Task<LanguageModelBuild> StartAsync(int samples, string further = "") =>
        new(await FakeModelServer.StartAsync(), samples, further);

    /// <summary>Runs a verb in this process.</summary>
    public static Task<CommandRun> RunAsync(params string[] arguments) => CommandRun.RunAsync(
        static host => host with
        {
            Adapters = AdapterAssemblies.Load,
            Variable = static name => name == "AVUIE_TEST_KEY" ? Key : null,
        },
        arguments);

    /// <summary>Runs <c>avuie build</c> as a process of its own, and kills it so long after its first request where a time is given.</summary>
    public async Task<int> BuildInProcessAsync(TimeSpan? killAfter)
    {
        var start = new ProcessStartInfo("dotnet", ["exec", Program(), "build", BuildFile, "--out", Path.Combine(Folder, "killed"), "--workers", "2"])
        {
            RedirectStandardError = true,
            RedirectStandardOutput = true,
        };
        start.Environment["AVUIE_TEST_KEY"] = Key;
        using var process = Process.Start(start)!;
        var said = Task.WhenAll(process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        if (killAfter is { } wait)
        {
            var before = Server.Answers.Values.Sum();
            while (Server.Answers.Values.Sum() == before && !process.HasExited)
            {
                await Task.Delay(10);
            }

            await Task.WhenAny(process.WaitForExitAsync(), Task.Delay(wait));
            process.Kill(entireProcessTree: true);
        }

        await process.WaitForExitAsync();
        await File.AppendAllTextAsync(Path.Combine(Folder, "log.txt"), string.Concat(await said));
        return process.ExitCode;
    }

    /// <summary>The files of an output folder with their bytes.</summary>
    public SortedDictionary<string, byte[]> Output(string name) => new(
        Directory.GetFiles(Path.Combine(Folder, name)).ToDictionary(static path => Path.GetFileName(path), File.ReadAllBytes), StringComparer.Ordinal);

    public async ValueTask DisposeAsync()
    {
        await Server.DisposeAsync();
        _folder.Dispose();
    }

    // The program's own output folder: native libraries of its packages lie beside it there, not beside the tests.
    private static string Program()
    {
        var tests = new DirectoryInfo(AppContext.BaseDirectory);
        return Path.Combine(tests.Parent!.Parent!.FullName, "AvUie.Pipeline", $"{tests.Name}_linux-x64", "avuie.dll");
    }

    private static IEnumerable<string> Rows() =>
        from start in Enumerable.Range(0, 10)
        from end in Enumerable.Range(start + 1, 10 - start)
        from label in Labels
        select string.Create(CultureInfo.InvariantCulture, $"{label}&synthetic00&good&{start}&{end}");
}
