using System.ClientModel;
using System.ClientModel.Primitives;
using System.Text.Json;
using AvUie.Core;
using Microsoft.SemanticKernel;
using Microsoft.SemanticKernel.ChatCompletion;
using Microsoft.SemanticKernel.Connectors.OpenAI;
using OpenAI.Chat;

namespace AvUie.Reasoning;

/// <summary>
/// A model behind Semantic Kernel's chat completion. One call is one HTTP request: Semantic Kernel turns the SDK's own retries off where
/// it is given an HttpClient, and the client itself never times out, so that waiting and retrying are decided in one place.
/// </summary>
internal sealed class SemanticKernelModel : IChatModel, IDisposable
{
    private readonly HttpClient _http;
    private readonly IChatCompletionService _chat;
    private readonly ProviderProfile _profile;
    private readonly string? _key;
    private readonly TimeProvider _time;
    private readonly IReadOnlyDictionary<string, object?> _extraBody;

    /// <param name="profile">A checked profile.</param>
    /// <param name="key">The key; null where the endpoint asks for none.</param>
    /// <param name="time">Today's date, for <c>Retry-After</c>.</param>
    public SemanticKernelModel(ProviderProfile profile, string? key, TimeProvider time)
    {
        (_profile, _key, _time) = (profile, key, time);
        _extraBody = ExtraBody.Parse(profile.ExtraBody).Fields ?? new Dictionary<string, object?>();
        _http = new HttpClient(new SocketsHttpHandler
        {
            PooledConnectionLifetime = TimeSpan.FromMinutes(5),
            MaxConnectionsPerServer = profile.Concurrency,
            ConnectTimeout = TimeSpan.FromSeconds(20),
            AllowAutoRedirect = false,
        })
        {
            Timeout = Timeout.InfiniteTimeSpan,
        };
        var kernel = Kernel.CreateBuilder();
        _ = profile.Kind == "azure"
            ? kernel.AddAzureOpenAIChatCompletion(profile.Model, profile.Endpoint, key ?? NoKey, httpClient: _http)
            : kernel.AddOpenAIChatCompletion(profile.Model, new Uri(profile.Endpoint), key ?? NoKey, httpClient: _http);
        _chat = kernel.Build().GetRequiredService<IChatCompletionService>();
    }

    private const string NoKey = "none";

    /// <inheritdoc/>
    public async Task<ModelReply> CompleteAsync(ModelCall call, CancellationToken cancellation)
    {
        try
        {
            var content = await _chat.GetChatMessageContentAsync(History(call), Settings(call), kernel: null, cancellation).ConfigureAwait(false);
            return Reply((ChatCompletion)content.InnerContent!);
        }
        catch (Exception error) when (!cancellation.IsCancellationRequested && Translate(error) is { } translated)
        {
            throw translated;
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _http.Dispose();

    private static ChatHistory History(ModelCall call)
    {
        var items = new ChatMessageContentItemCollection();
        foreach (var part in call.Media)
        {
            items.Add(new TextContent(part.Caption));
            items.Add(part.Kind == MediaKind.Image
                ? new ImageContent(part.Bytes, part.MimeType) { Metadata = new Dictionary<string, object?> { ["ChatImageDetailLevel"] = call.ImageDetail } }
                : new AudioContent(part.Bytes, part.MimeType));
        }

        items.Add(new TextContent(call.User));
        var history = new ChatHistory(call.System);
        history.AddUserMessage(items);
        return history;
    }

    private OpenAIPromptExecutionSettings Settings(ModelCall call)
    {
        var extra = new Dictionary<string, object?>(_extraBody);
        var settings = new OpenAIPromptExecutionSettings
        {
            Temperature = call.Temperature,
            TopP = call.TopP,
            Seed = call.Seed,
            ResponseFormat = _profile.Json switch
            {
                "schema" => ChatResponseFormat.CreateJsonSchemaFormat(call.Schema.Name, BinaryData.FromString(call.Schema.Json), jsonSchemaIsStrict: true),
                "object" => ChatResponseFormat.CreateJsonObjectFormat(),
                _ => null,
            },
        };
        if (_profile.TokenField == "max_tokens")
        {
            extra["max_tokens"] = call.MaxTokens;
        }
        else
        {
            settings.MaxTokens = call.MaxTokens;
        }

        settings.ExtraBody = extra.Count == 0 ? null : extra;
        return settings;
    }

    private ModelReply Reply(ChatCompletion completion)
    {
        var text = string.Concat(completion.Content.Where(static part => part.Kind == ChatMessageContentPartKind.Text).Select(static part => part.Text));
        var status = completion switch
        {
            { Refusal.Length: > 0 } => ReplyStatus.Refusal,
            { FinishReason: ChatFinishReason.Length } => ReplyStatus.Length,
            { FinishReason: ChatFinishReason.ContentFilter } => ReplyStatus.ContentFilter,
            _ when string.IsNullOrWhiteSpace(text) => ReplyStatus.Empty,
            _ => ReplyStatus.Complete,
        };
        return new ModelReply
        {
            Status = status,
            Content = Redacted(status == ReplyStatus.Refusal ? completion.Refusal : text),
            ModelServed = Redacted(completion.Model),
            SystemFingerprint = Redacted(completion.SystemFingerprint),
            FinishReason = completion.FinishReason.ToString().ToLowerInvariant(),
            ResponseId = Redacted(completion.Id),
            TokensIn = Math.Max(0, completion.Usage?.InputTokenCount ?? 0),
            TokensOut = Math.Max(0, completion.Usage?.OutputTokenCount ?? 0),
            TokensCached = Math.Max(0, completion.Usage?.InputTokenDetails?.CachedTokenCount ?? 0),
        };
    }

    /// <summary>What an exception of the stack says; null where it is nobody's but ours.</summary>
    private ModelCallException? Translate(Exception error)
    {
        var chain = Chain(error).ToArray();
        if (chain.OfType<ClientResultException>().FirstOrDefault() is { Status: > 0 } result)
        {
            return Translate(result.Status, result.GetRawResponse(), error);
        }

        if (chain.Any(static inner => inner is HttpRequestException or IOException or ClientResultException))
        {
            return new ModelCallException(CallFault.Connection, Said(error));
        }

        // What the SDK throws over a 200 that is no chat completion: no JSON, no choices, missing or mistyped members.
        return chain.Any(static inner => inner is JsonException or ArgumentOutOfRangeException or InvalidOperationException or KeyNotFoundException
                or FormatException or NullReferenceException or ArgumentNullException or InvalidCastException)
            ? new ModelCallException(CallFault.BadBody, $"not a chat completion: {Said(error)}")
            : null;
    }

    private ModelCallException Translate(int status, PipelineResponse? response, Exception error) => status switch
    {
        429 => new ModelCallException(
            CallFault.Throttled, Said(error),
            response is not null && response.Headers.TryGetValue("Retry-After", out var wait) ? RetryAfter.Parse(wait, _time.GetUtcNow()) : null),
        408 or >= 500 => new ModelCallException(
            CallFault.Server, Said(error),
            response is not null && response.Headers.TryGetValue("Retry-After", out var wait) ? RetryAfter.Parse(wait, _time.GetUtcNow()) : null),
        401 or 403 or 404 => new ModelCallException(CallFault.Denied, Said(error)),
        _ => new ModelCallException(CallFault.RequestRefused, Said(error)),
    };

    private string Said(Exception error) => Printable.Of(Redacted(Chain(error).Last().Message), 300);

    // A provider may repeat the key in an error, or a model in a reply; it must not reach a log or the journal.
    private string Redacted(string? text) => text is null ? "" : _key is { Length: > 0 } ? text.Replace(_key, "[key]", StringComparison.Ordinal) : text;

    private static IEnumerable<Exception> Chain(Exception error)
    {
        for (Exception? one = error; one is not null; one = one.InnerException)
        {
            yield return one;
        }
    }
}
