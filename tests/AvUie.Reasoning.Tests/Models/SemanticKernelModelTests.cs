using System.Text.Json;
using System.Text.Json.Nodes;
using AvUie.FakeModel;

namespace AvUie.Reasoning.Tests.Models;

public sealed class SemanticKernelModelTests
{
    [Fact]
    public async Task Call_WithFramesAndSound_SendsEveryPartInOrder()
    {
        await using var setup = await FakeSetup.StartAsync();
        setup.Server.KeepsRequests = true;
        setup.Provider = setup.Provider with { ExtraBody = """{"top_k":20,"chat_template_kwargs":{"enable_thinking":false}}""" };

        await setup.ReasonAsync(Requests.Ave(1) with { Media = Requests.Media(10) });

        var request = setup.Server.Requests.Single();
        Assert.Equal([.. Enumerable.Repeat(new[] { "text", "image_url" }, 10).SelectMany(static pair => pair), "text", "input_audio", "text"], request.Parts);
        Assert.Equal(["system", "user"], request.Roles);
        Assert.Equal($"Bearer {FakeSetup.Key}", request.Authorization);
        var body = JsonNode.Parse(request.Body)!;
        var parts = body["messages"]![1]!["content"]!;
        Assert.Equal("frame 1 of 10", parts[0]!["text"]!.GetValue<string>());
        Assert.StartsWith("data:image/jpeg;base64,", parts[1]!["image_url"]!["url"]!.GetValue<string>(), StringComparison.Ordinal);
        Assert.Equal("low", parts[1]!["image_url"]!["detail"]!.GetValue<string>());
        Assert.Equal("wav", parts[21]!["input_audio"]!["format"]!.GetValue<string>());
        Assert.Equal(20, body["top_k"]!.GetValue<int>());
        Assert.False(body["chat_template_kwargs"]!["enable_thinking"]!.GetValue<bool>());
        Assert.Equal("json_schema", body["response_format"]!["type"]!.GetValue<string>());
        Assert.True(body["response_format"]!["json_schema"]!["strict"]!.GetValue<bool>());
        Assert.Equal((800, 0.2, 0.9, 0), (
            body["max_completion_tokens"]!.GetValue<int>(), body["temperature"]!.GetValue<double>(), body["top_p"]!.GetValue<double>(), body["seed"]!.GetValue<int>()));
        Assert.Null(body["max_tokens"]);
    }

    [Theory]
    [InlineData("none", "max_tokens")]
    [InlineData("object", "max_completion_tokens")]
    public async Task Call_ToOlderServers_SaysItInTheirFields(string json, string tokenField)
    {
        await using var setup = await FakeSetup.StartAsync();
        setup.Server.KeepsRequests = true;
        setup.Provider = setup.Provider with { Json = json, TokenField = tokenField };

        await setup.ReasonAsync(Requests.Ave(1));

        using var body = JsonDocument.Parse(setup.Server.Requests.Single().Body);
        Assert.Equal(
            [tokenField], body.RootElement.EnumerateObject().Select(static field => field.Name).Where(static name => name.EndsWith("tokens", StringComparison.Ordinal)));
        Assert.Equal(json == "none" ? null : "json_object", body.RootElement.TryGetProperty("response_format", out var format) ? format.GetProperty("type").GetString() : null);
    }

    [Theory]
    [InlineData(Misbehaviour.ThrottledSeconds, "Throttled", 0.02)]
    [InlineData(Misbehaviour.ThrottledDate, "Throttled", 0.0)]
    [InlineData(Misbehaviour.ThrottledForDays, "Throttled", 410_400.0)]
    [InlineData(Misbehaviour.ServerError, "Server", null)]
    [InlineData(Misbehaviour.CutAfterCompletion, "Connection", null)]
    [InlineData(Misbehaviour.MalformedJson, "BadBody", null)]
    [InlineData(Misbehaviour.EmptyChoices, "BadBody", null)]
    [InlineData(Misbehaviour.BadRequest, "RequestRefused", null)]
    [InlineData(Misbehaviour.Denied, "Denied", null)]
    public async Task Call_ThatBringsNoReply_IsSentOnceAndNamed(Misbehaviour misbehaviour, string fault, double? retryAfterSeconds)
    {
        await using var setup = await FakeSetup.StartAsync((_, _) => misbehaviour);
        using var model = new SemanticKernelModel(setup.Provider, FakeSetup.Key, TimeProvider.System);

        var error = await Assert.ThrowsAsync<ModelCallException>(() => model.CompleteAsync(Call(setup), CancellationToken.None));

        Assert.Equal(fault, error.Fault.ToString());
        Assert.Equal(retryAfterSeconds, error.RetryAfter?.TotalSeconds);
        Assert.DoesNotContain(FakeSetup.Key, error.ToString(), StringComparison.Ordinal);
        Assert.Equal(1, setup.Server.Answers[misbehaviour]);
    }

    [Theory]
    [InlineData(Misbehaviour.None, "Complete")]
    [InlineData(Misbehaviour.SlowDrip, "Complete")]
    [InlineData(Misbehaviour.Length, "Length")]
    [InlineData(Misbehaviour.Refusal, "Refusal")]
    public async Task Reply_WithItsEnd_IsRead(Misbehaviour misbehaviour, string status)
    {
        await using var setup = await FakeSetup.StartAsync((_, _) => misbehaviour);
        using var model = new SemanticKernelModel(setup.Provider, FakeSetup.Key, TimeProvider.System);

        var reply = await model.CompleteAsync(Call(setup), CancellationToken.None);

        Assert.Equal((status, "fake-omni-served", "fp_fake"), (reply.Status.ToString(), reply.ModelServed, reply.SystemFingerprint));
        Assert.True(reply is { TokensIn: > 0, TokensOut: > 0, Content.Length: > 0 });
    }

    [Fact]
    public async Task Call_ToNobody_IsAConnectionFault()
    {
        await using var setup = await FakeSetup.StartAsync();
        using var model = new SemanticKernelModel(setup.Provider with { Endpoint = "http://127.0.0.1:1/v1" }, null, TimeProvider.System);

        var error = await Assert.ThrowsAsync<ModelCallException>(() => model.CompleteAsync(Call(setup), CancellationToken.None));

        Assert.Equal(CallFault.Connection, error.Fault);
    }

    [Theory]
    [InlineData("7", 7.0)]
    [InlineData("1.5", 1.5)]
    [InlineData("Thu, 01 Jan 1970 00:02:00 GMT", 60.0)]
    [InlineData("Thu, 01 Jan 1970 00:00:00 GMT", 0.0)]
    [InlineData("soon", null)]
    [InlineData("-5", null)]
    [InlineData("1e9", null)]
    [InlineData(null, null)]
    public void RetryAfter_InItsForms_IsRead(string? header, double? seconds) =>
        Assert.Equal(seconds, RetryAfter.Parse(header, DateTimeOffset.UnixEpoch.AddMinutes(1))?.TotalSeconds);

    private static ModelCall Call(FakeSetup setup) =>
        new TraceWriter(setup.Options.Writer, setup.Provider, PromptLibrary.Load(null)).Call(Requests.Ave(3), 0);
}
