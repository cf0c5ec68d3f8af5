using System.Collections.Concurrent;

namespace AvUie.Reasoning.Tests;

/// <summary>A model that says what a test tells it to, without a network.</summary>
internal sealed class ScriptedModel(Func<ModelCall, ModelReply> answer) : IChatModel
{
    public ConcurrentQueue<ModelCall> Calls { get; } = new();

    public Task<ModelReply> CompleteAsync(ModelCall call, CancellationToken cancellation)
    {
        Calls.Enqueue(call);
        return Task.FromResult(answer(call));
    }

    public static ModelReply Says(string content) => new()
    {
        Status = ReplyStatus.Complete,
        Content = content,
        ModelServed = "scripted-1",
        FinishReason = "stop",
        TokensIn = 100,
        TokensOut = 50,
    };

    /// <summary>A trace of one step that rests on evidence, and an inference.</summary>
    public static ModelReply Trace(string observation, string inference, string support = "weak", string second = "") => Says($$"""
        {"steps":[{"modality":"audio","start":0,"end":1,"observation":{{PromptData.Text(observation)}},"evidence_ids":["a0"]}{{(second.Length > 0 ? $$""",{"modality":"audio","start":null,"end":null,"observation":{{PromptData.Text(second)}},"evidence_ids":["a1"]}""" : "")}}],"inference":{{PromptData.Text(inference)}},"evidence_support":"{{support}}"}
        """);
}

/// <summary>A reasoner over a scripted model, with a journal in a folder of its own.</summary>
internal sealed class ScriptedSetup : IDisposable
{
    public ScriptedSetup(Func<ModelCall, ModelReply> answer)
    {
        Model = new ScriptedModel(answer);
        Folder = Directory.CreateTempSubdirectory("avuie-scripted-").FullName;
        Options = new LanguageModelOptions
        {
            Providers = [new ProviderProfile { Name = "scripted", Endpoint = "http://127.0.0.1:1/v1", Model = "scripted", Audio = true, PriceIn = 10, PriceOut = 20 }],
            Writer = new WriterOptions { Provider = "scripted" },
            Journal = Path.Combine(Folder, "journal.sqlite"),
            Calls = new CallOptions { Attempts = 3, FirstRetrySeconds = 0.001, MaxRetrySeconds = 0.002, DrainSeconds = 1 },
        };
    }

    public ScriptedModel Model { get; }

    public string Folder { get; }

    public LanguageModelOptions Options { get; set; }

    public ReasoningProgress? Progress { get; private set; }

    public async Task<ReasoningResult> ReasonAsync(ReasoningRequest request)
    {
        await using var reasoner = LanguageModelReasoner.Create(Options, _ => Model, TimeProvider.System);
        var result = await reasoner.ReasonAsync(request, CancellationToken.None);
        Progress = reasoner.Progress;
        return result;
    }

    public void Dispose() => Directory.Delete(Folder, recursive: true);
}
