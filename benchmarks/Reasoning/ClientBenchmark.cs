using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Headers;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace AvUie.Reasoning.Benchmarks;

/// <summary>
/// Processor time of this process per request with ten JPEG frames of 12 KB: a writer's call through key, pipeline and Semantic Kernel
/// against an HttpClient that writes the same body with Utf8JsonWriter and reads the reply's text. The server is another process.
/// </summary>
internal static class ClientBenchmark
{
    private const int Requests = 200;
    private const int Rounds = 20;
    private const int Concurrency = 8;
    private const int FrameBytes = 12_000;

    // Base64 needs no escaping; the default encoder would spell every '+' as six characters.
    private static readonly JsonWriterOptions Relaxed = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static readonly byte[][] Frames = [.. Enumerable.Range(0, 10).Select(static frame =>
    {
        var bytes = new byte[FrameBytes];
        new Random(frame).NextBytes(bytes);
        return bytes;
    })];

    public static async Task RunAsync(string endpoint)
    {
        var profile = new ProviderProfile { Name = "p", Endpoint = endpoint, Model = "m", Audio = true, Concurrency = Concurrency };
        var writer = new TraceWriter(new WriterOptions { Provider = "p" }, profile, PromptLibrary.Load(null));
        using var model = new SemanticKernelModel(profile, "key", TimeProvider.System);
        var pipeline = new CallPipeline(new CallOptions(), Concurrency, TimeProvider.System);
        using var http = new HttpClient(new SocketsHttpHandler { MaxConnectionsPerServer = Concurrency });
        var number = 0;

        async Task OursAsync()
        {
            var call = Call(writer, Interlocked.Increment(ref number));
            _ = CallKey.Of(call);
            await pipeline.RunAsync(token => CallPipeline.AttemptAsync(inner => model.CompleteAsync(call, inner), TimeSpan.FromMinutes(1), TimeProvider.System, token), default);
        }

        async Task PlainAsync()
        {
            var call = Call(writer, Interlocked.Increment(ref number));
            await PostAsync(http, endpoint, call);
        }

        await MeasureAsync(OursAsync);
        await MeasureAsync(PlainAsync);
        var (ours, plain) = (new List<double>(), new List<double>());
        for (var round = 0; round < Rounds; round++)
        {
            ours.Add(await MeasureAsync(OursAsync));
            plain.Add(await MeasureAsync(PlainAsync));
        }

        // Minima: what others do on the machine can only add.
        var (a, b) = (ours.Min(), plain.Min());
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"client: {a:0.00} ms of processor time a request, plain HttpClient {b:0.00} ms, ratio {a / b:0.00} (minima of {Rounds} rounds of {Requests} requests)"));
    }

    private static async Task<double> MeasureAsync(Func<Task> request)
    {
        using var process = Process.GetCurrentProcess();
        var began = process.TotalProcessorTime;
        await Parallel.ForEachAsync(Enumerable.Range(0, Requests), new ParallelOptions { MaxDegreeOfParallelism = Concurrency }, async (_, _) => await request());
        process.Refresh();
        return (process.TotalProcessorTime - began).TotalMilliseconds / Requests;
    }

    // Parts are made anew for every request, so that ours hashes them each time, as in a build.
    private static ModelCall Call(TraceWriter writer, int number)
    {
        var parts = Frames.Select((bytes, frame) => new MediaPart(MediaKind.Image, string.Create(CultureInfo.InvariantCulture, $"frame {frame}"), () => bytes)).ToArray();
        var evidence = Enumerable.Range(0, 10).Select(second => new EvidenceItem(
            string.Create(CultureInfo.InvariantCulture, $"a{second}"), Modality.Audio, second, second + 1, "audio_level", "-20.0 dBFS", "measured")).ToArray();
        return writer.Call(
            new ReasoningRequest(string.Create(CultureInfo.InvariantCulture, $"ks/train/{number}"), "ks", new Core.ClassTruth("playing drums"), evidence) { Media = parts, Instruction = "Name it." }, 0);
    }

    private static async Task PostAsync(HttpClient http, string endpoint, ModelCall call)
    {
        using var buffer = new MemoryStream(256 * 1024);
        using (var json = new Utf8JsonWriter(buffer, Relaxed))
        {
            json.WriteStartObject();
            json.WriteNumber("temperature", call.Temperature);
            json.WriteNumber("top_p", call.TopP);
            json.WriteStartArray("messages");
            json.WriteStartObject();
            json.WriteString("role", "system");
            json.WriteString("content", call.System);
            json.WriteEndObject();
            json.WriteStartObject();
            json.WriteString("role", "user");
            json.WriteStartArray("content");
            foreach (var part in call.Media)
            {
                WriteText(json, part.Caption);
                json.WriteStartObject();
                json.WriteString("type", "image_url");
                json.WriteStartObject("image_url");
                json.WriteString("url", $"data:image/jpeg;base64,{Convert.ToBase64String(part.Bytes)}");
                json.WriteString("detail", "low");
                json.WriteEndObject();
                json.WriteEndObject();
            }

            WriteText(json, call.User);
            json.WriteEndArray();
            json.WriteEndObject();
            json.WriteEndArray();
            json.WriteString("model", "m");
            json.WriteNumber("max_completion_tokens", call.MaxTokens);
            json.WriteStartObject("response_format");
            json.WriteString("type", "json_schema");
            json.WriteStartObject("json_schema");
            json.WriteString("name", call.Schema.Name);
            json.WritePropertyName("schema");
            json.WriteRawValue(call.Schema.Json);
            json.WriteBoolean("strict", true);
            json.WriteEndObject();
            json.WriteEndObject();
            json.WriteEndObject();
        }

        using var content = new ByteArrayContent(buffer.GetBuffer(), 0, (int)buffer.Length);
        content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        using var response = await http.PostAsync(new Uri($"{endpoint}/chat/completions"), content);
        response.EnsureSuccessStatusCode();
        using var reply = JsonDocument.Parse(await response.Content.ReadAsByteArrayAsync());
        _ = reply.RootElement.GetProperty("choices")[0].GetProperty("message").GetProperty("content").GetString();
    }

    private static void WriteText(Utf8JsonWriter json, string text)
    {
        json.WriteStartObject();
        json.WriteString("type", "text");
        json.WriteString("text", text);
        json.WriteEndObject();
    }
}
