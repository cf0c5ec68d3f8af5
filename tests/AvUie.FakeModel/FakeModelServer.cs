using System.Collections.Concurrent;
using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace AvUie.FakeModel;

/// <summary>The server, on loopback, at a port of its own choice.</summary>
public sealed class FakeModelServer : IAsyncDisposable
{
    private readonly WebApplication _application;
    private readonly ConcurrentDictionary<string, int> _attempts = new();
    private readonly ConcurrentDictionary<string, int> _completions = new();
    private readonly ConcurrentDictionary<Misbehaviour, int> _answers = new();
    private readonly ConcurrentQueue<FakeRequest> _requests = new();
    private int _inFlight;
    private int _mostInFlight;

    private FakeModelServer(WebApplication application) => _application = application;

    /// <summary>Base address for a profile.</summary>
    public string Endpoint => $"{_application.Urls.Single()}/v1";

    /// <summary>How requests are answered from now on.</summary>
    public Behaviour Behaviour { get; set; } = Behaviours.Good;

    /// <summary>How long an answer takes at the least.</summary>
    public TimeSpan Latency { get; set; }

    /// <summary>Whether requests are kept with their bodies.</summary>
    public bool KeepsRequests { get; set; }

    /// <summary>Requests kept.</summary>
    public IReadOnlyCollection<FakeRequest> Requests => _requests;

    /// <summary>Bodies for which a generation was brought to its end, which is what a provider charges, and how often.</summary>
    public IReadOnlyDictionary<string, int> Completions => _completions;

    /// <summary>How often each behaviour was shown.</summary>
    public IReadOnlyDictionary<Misbehaviour, int> Answers => _answers;

    /// <summary>Requests at the same time, at most.</summary>
    public int MostInFlight => _mostInFlight;

    public static async Task<FakeModelServer> StartAsync(Behaviour? behaviour = null)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0").ConfigureKestrel(static kestrel => kestrel.Limits.MaxRequestBodySize = 64 << 20);
        var application = builder.Build();
        var server = new FakeModelServer(application) { Behaviour = behaviour ?? Behaviours.Good };
        application.MapPost("/v1/chat/completions", server.AnswerAsync);
        application.MapGet("/state", server.StateAsync);
        await application.StartAsync().ConfigureAwait(false);
        return server;
    }

    public ValueTask DisposeAsync() => _application.DisposeAsync();

    public Task WaitAsync() => _application.WaitForShutdownAsync();

    private async Task AnswerAsync(HttpContext context)
    {
        var now = Interlocked.Increment(ref _inFlight);
        InterlockedMax(now);
        try
        {
            using var reader = new StreamReader(context.Request.Body, Encoding.UTF8);
            var request = FakeRequest.Read(await reader.ReadToEndAsync(context.RequestAborted).ConfigureAwait(false), context.Request.Headers.Authorization.ToString());
            if (KeepsRequests)
            {
                _requests.Enqueue(request);
            }

            var attempt = _attempts.AddOrUpdate(request.BodyHash, 1, static (_, count) => count + 1) - 1;
            var behaviour = Behaviour(request, attempt);
            _answers.AddOrUpdate(behaviour, 1, static (_, count) => count + 1);
            if (Latency > TimeSpan.Zero)
            {
                await Task.Delay(Latency, context.RequestAborted).ConfigureAwait(false);
            }

            await AnswerAsync(context, request, behaviour).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            // The client has gone.
        }
        finally
        {
            Interlocked.Decrement(ref _inFlight);
        }
    }

    private Task AnswerAsync(HttpContext context, FakeRequest request, Misbehaviour behaviour)
    {
        switch (behaviour)
        {
            case Misbehaviour.ThrottledSeconds:
                return ErrorAsync(context, 429, "slow down", "0.02");
            case Misbehaviour.ThrottledDate:
                return ErrorAsync(context, 429, "slow down", DateTimeOffset.UnixEpoch.ToString("r", CultureInfo.InvariantCulture));
            case Misbehaviour.ThrottledForDays:
                return ErrorAsync(context, 429, "your quota is spent", "410400");
            case Misbehaviour.ServerError:
                return ErrorAsync(context, 500, $"internal error at {request.Authorization}");
            case Misbehaviour.BadRequest:
                return ErrorAsync(context, 400, "unsupported parameter");
            case Misbehaviour.Denied:
                return ErrorAsync(context, 401, $"Incorrect API key provided: {request.Authorization}");
            case Misbehaviour.Hang:
                return Task.Delay(Timeout.InfiniteTimeSpan, context.RequestAborted);
        }

        _completions.AddOrUpdate(request.BodyHash, 1, static (_, count) => count + 1);
        var body = Completion(request, behaviour);
        context.Response.ContentType = "application/json";
        return behaviour switch
        {
            Misbehaviour.CutAfterCompletion => CutAsync(context, body),
            Misbehaviour.SlowDrip => DripAsync(context, body),
            Misbehaviour.MalformedJson => context.Response.WriteAsync(body[..(body.Length / 2)], context.RequestAborted),
            Misbehaviour.EmptyChoices => context.Response.WriteAsync("""{"id":"c","object":"chat.completion","created":1,"model":"fake","choices":[]}""", context.RequestAborted),
            _ => context.Response.WriteAsync(body, context.RequestAborted),
        };
    }

    private static string Completion(FakeRequest request, Misbehaviour behaviour)
    {
        var text = Understanding.Answer(request);
        var content = behaviour switch
        {
            Misbehaviour.Length => text[..(text.Length / 2)],
            Misbehaviour.Refusal => null,
            Misbehaviour.WrongSchema => """{"thoughts":"a dog"}""",
            Misbehaviour.LeakyTrace => text.Replace("Sound and picture", "The ground truth and the sound", StringComparison.Ordinal),
            Misbehaviour.MovedBox => Places.MoveBox(text),
            Misbehaviour.MovedPoint => Places.MovePoint(text),
            Misbehaviour.Contradiction => Watching.Contradict(text),
            _ => text,
        };
        return new JsonObject
        {
            ["id"] = $"fake-{request.BodyHash[..12]}",
            ["object"] = "chat.completion",
            ["created"] = 1,
            ["model"] = $"{request.Model}-served",
            ["system_fingerprint"] = "fp_fake",
            ["choices"] = new JsonArray(new JsonObject
            {
                ["index"] = 0,
                ["finish_reason"] = behaviour == Misbehaviour.Length ? "length" : "stop",
                ["message"] = new JsonObject
                {
                    ["role"] = "assistant",
                    ["content"] = content,
                    ["refusal"] = behaviour == Misbehaviour.Refusal ? "I cannot help with that." : null,
                },
            }),
            ["usage"] = new JsonObject
            {
                ["prompt_tokens"] = request.Body.Length / 4,
                ["completion_tokens"] = text.Length / 4,
                ["total_tokens"] = (request.Body.Length / 4) + (text.Length / 4),
            },
        }.ToJsonString();
    }

    private static async Task CutAsync(HttpContext context, string body)
    {
        context.Response.ContentLength = Encoding.UTF8.GetByteCount(body);
        await context.Response.WriteAsync(body[..(body.Length / 3)], context.RequestAborted).ConfigureAwait(false);
        await context.Response.Body.FlushAsync(context.RequestAborted).ConfigureAwait(false);
        context.Abort();
    }

    private static async Task DripAsync(HttpContext context, string body)
    {
        for (var at = 0; at < body.Length; at += 256)
        {
            await context.Response.WriteAsync(body.Substring(at, Math.Min(256, body.Length - at)), context.RequestAborted).ConfigureAwait(false);
            await context.Response.Body.FlushAsync(context.RequestAborted).ConfigureAwait(false);
            await Task.Delay(10, context.RequestAborted).ConfigureAwait(false);
        }
    }

    private static Task ErrorAsync(HttpContext context, int status, string message, string? retryAfter = null)
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = "application/json";
        if (retryAfter is not null)
        {
            context.Response.Headers.RetryAfter = retryAfter;
        }

        return context.Response.WriteAsync(JsonSerializer.Serialize(new { error = new { message, type = "fake" } }), context.RequestAborted);
    }

    private Task StateAsync(HttpContext context) => context.Response.WriteAsJsonAsync(
        new { bodies = _completions.Count, completions = _completions.Values.Sum(), repeated = _completions.Values.Sum(static count => count - 1) }, context.RequestAborted);

    private void InterlockedMax(int value)
    {
        for (var most = _mostInFlight; value > most; most = _mostInFlight)
        {
            if (Interlocked.CompareExchange(ref _mostInFlight, value, most) == most)
            {
                return;
            }
        }
    }
}
