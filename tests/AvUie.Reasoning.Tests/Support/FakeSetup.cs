using AvUie.FakeModel;

namespace AvUie.Reasoning.Tests;

/// <summary>A fake model with a journal of its own, and options that make every wait short.</summary>
internal sealed class FakeSetup : IAsyncDisposable
{
    public const string Key = "sk-test-8f3a-never-to-be-seen";

    private FakeSetup(FakeModelServer server)
    {
        Server = server;
        Folder = Directory.CreateTempSubdirectory("avuie-reasoning-").FullName;
        Options = new LanguageModelOptions
        {
            Providers =
            [
                new ProviderProfile
                {
                    Name = "fake", Endpoint = server.Endpoint, Model = "fake-omni", Audio = true, ApiKeyEnv = "FAKE_KEY", Concurrency = 16, PriceIn = 1, PriceOut = 2,
                },
            ],
            Writer = new WriterOptions { Provider = "fake" },
            Calls = new CallOptions { Attempts = 8, AttemptSeconds = 20, DeadlineSeconds = 60, FirstRetrySeconds = 0.01, MaxRetrySeconds = 0.05, DrainSeconds = 2 },
            Journal = Path.Combine(Folder, "journal.sqlite"),
            EnvironmentVariable = static name => name == "FAKE_KEY" ? Key : null,
        };
    }

    public FakeModelServer Server { get; }

    public string Folder { get; }

    public LanguageModelOptions Options { get; set; }

    public ProviderProfile Provider
    {
        get => Options.Providers[0];
        set => Options = Options with { Providers = [value] };
    }

    public static async Task<FakeSetup> StartAsync(Behaviour? behaviour = null) => new(await FakeModelServer.StartAsync(behaviour));

    /// <summary>Asks a fresh reasoner for traces of all requests, as many at a time as it wants.</summary>
    public async Task<ReasoningResult[]> ReasonAsync(IReadOnlyList<ReasoningRequest> requests, CancellationToken cancellation = default)
    {
        await using var reasoner = LanguageModelReasoner.Create(Options, TimeProvider.System);
        var results = new ReasoningResult[requests.Count];
        await Parallel.ForEachAsync(
            Enumerable.Range(0, requests.Count), new ParallelOptions { MaxDegreeOfParallelism = reasoner.Parallelism, CancellationToken = cancellation },
            async (index, token) => results[index] = await reasoner.ReasonAsync(requests[index], token));
        Progress = reasoner.Progress;
        return results;
    }

    /// <summary>Where the last reasoner stood at its end.</summary>
    public ReasoningProgress? Progress { get; private set; }

    public async Task<ReasoningResult> ReasonAsync(ReasoningRequest request) => (await ReasonAsync([request]))[0];

    /// <summary>Results as text, to be compared byte by byte.</summary>
    public static string Text(ReasoningResult result) => result switch
    {
        ReasoningResult.Success success => TraceJson.Write(success.Trace, success.Provenance),
        ReasoningResult.Failure failure => $"{failure.Reason} {failure.Attempts} {failure.Detail}",
        _ => throw new InvalidOperationException("a third kind of result"),
    };

    public async ValueTask DisposeAsync()
    {
        await Server.DisposeAsync();
        Directory.Delete(Folder, recursive: true);
    }
}
