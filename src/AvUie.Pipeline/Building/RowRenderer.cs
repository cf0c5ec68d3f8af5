using System.Text;
using System.Text.Json;
using AvUie.Core;
using AvUie.Pipeline.Decode;
using AvUie.Pipeline.Imaging;
using AvUie.Reasoning;
using AvUie.Shards;

namespace AvUie.Pipeline.Building;

/// <summary>Makes the row of a shard: conversation, encoded media, truth, trace and provenance. A pure function of its input.</summary>
internal static class RowRenderer
{
    /// <summary>The row, or why the sample ends here.</summary>
    /// <param name="decoded">The sample with its media.</param>
    /// <param name="reasoning">Its trace; null where none was asked for.</param>
    /// <param name="style">How trace and answer become one target.</param>
    public static RowRendering Render(DecodedSample decoded, ReasoningResult.Success? reasoning, TraceStyle style)
    {
        var sample = decoded.Sample;
        var rendered = AnswerGrammar.Render(sample.Task, sample.Truth);
        if (rendered is RenderedAnswer.Failure unsayable)
        {
            return new RowRendering.Failure(unsayable.Reason, unsayable.Detail);
        }

        var answer = (RenderedAnswer.Success)rendered;
        var target = Target(sample, answer.Text, reasoning, style);
        if (sample.PublishedTarget is null)
        {
            var parsed = AnswerGrammar.Parse(sample.Task, target, sample.Truth);
            if (parsed is not ParsedAnswer.Success { Truth: var stated } || stated != AnswerGrammar.Stated(sample.Task, sample.Truth))
            {
                return new RowRendering.Failure(
                    ReasonCode.AnswerRoundTrip, $"the target does not read back as its label: {target}");
            }

            if (TraceRenderer.Objection(target) is { } broken)
            {
                return new RowRendering.Failure(ReasonCode.AnswerRoundTrip, $"{broken}: {target}");
            }
        }

        var task = TaskTable.Get(sample.Task);
        var conversation = ConversationRenderer.Render(sample, sample.Split == Split.Train ? target : null);
        return new RowRendering.Success(new ShardRow
        {
            Id = sample.Id,
            Source = sample.Source,
            Task = sample.Task,
            Family = FamilyName(task.Family),
            Split = sample.Split.Name(),
            SubSplit = sample.SubSplit,
            Conversation = Turns(conversation),
            Videos = [.. decoded.Videos.Select(static video => (IReadOnlyList<byte[]>)[.. video.Frames.Select(JpegEncoder.Encode)])],
            VideoTimings = [.. decoded.Videos.Select(static video => video.Timing!)],
            Images = [.. decoded.Images.Select(JpegEncoder.Encode)],
            Sounds = [.. decoded.Sounds.Select(static sound => WavFile.Encode(sound))],
            SoundSeconds = [.. decoded.Sounds.Select(static sound => sound.Length / (double)AudioWindows.SampleRate)],
            Mask = decoded.Mask is { } mask ? PngEncoder.EncodeGrey(mask, MaskGeometry.Side, MaskGeometry.Side) : null,
            FrameIndex = sample.FrameIndex,
            Truth = GroundTruthJson.Write(sample.Truth),
            Answer = answer.Text,
            Trace = reasoning is null ? null : TraceJson.Write(reasoning.Trace, reasoning.Provenance),
            Provenance = Provenance(decoded, reasoning, style),
            Fields = FieldsJson(sample.Fields),
            AnnotationFile = sample.Annotation.File,
            AnnotationRow = sample.Annotation.Row,
            RawFiles = decoded.RawFiles,
        });
    }

    /// <summary>The spelling of a family in shards: lower case with underscores.</summary>
    internal static string FamilyName(TaskFamily family) => JsonNamingPolicy.SnakeCaseLower.ConvertName(family.ToString());

    private static string Target(SourceSample sample, string answer, ReasoningResult.Success? reasoning, TraceStyle style) =>
        sample.PublishedTarget
        ?? (reasoning is null || AnswerGrammar.StandsAlone(sample.Task) ? answer : TraceRenderer.Render(reasoning.Trace, answer, style));

    private static List<ConversationTurn> Turns(Conversation conversation)
    {
        List<ConversationTurn> turns =
        [
            new ConversationTurn("system", [new TurnPart("text", conversation.System)]),
            new ConversationTurn("user", [.. conversation.User.Select(Part)]),
        ];
        if (conversation.Assistant is { } target)
        {
            turns.Add(new ConversationTurn("assistant", [new TurnPart("text", target)]));
        }

        return turns;
    }

    private static TurnPart Part(ContentPart part) => part switch
    {
        ContentPart.Text text => new TurnPart("text", text.Value),
        ContentPart.Video => new TurnPart("video", null),
        ContentPart.Image => new TurnPart("image", null),
        ContentPart.Audio => new TurnPart("audio", null),
        _ => throw new ArgumentOutOfRangeException(nameof(part), part, "no such part"),
    };

    private static string Provenance(DecodedSample decoded, ReasoningResult.Success? reasoning, TraceStyle style) => Json(json =>
    {
        var sample = decoded.Sample;
        json.WriteStartObject("label");
        json.WriteString("origin", sample.LabelOrigin);
        json.WriteString("adapter", sample.Source);
        json.WriteEndObject();
        if (reasoning is { Provenance: var provenance })
        {
            json.WriteStartObject("reasoner");
            json.WriteString("kind", provenance.Kind);
            json.WriteString("model", provenance.Model);
            json.WriteString("evidence_sha256", provenance.EvidenceSha256);
            json.WriteNumber("tokens_in", provenance.TokensIn);
            json.WriteNumber("tokens_out", provenance.TokensOut);
            json.WriteString("style", JsonNamingPolicy.SnakeCaseLower.ConvertName(style.ToString()));
            json.WriteEndObject();
        }

        json.WriteStartArray("decode_warnings");
        foreach (var warning in decoded.Warnings)
        {
            json.WriteStringValue(warning);
        }

        json.WriteEndArray();
    });

    private static string FieldsJson(IReadOnlyDictionary<string, string> fields) => Json(json =>
    {
        foreach (var (name, value) in fields.OrderBy(static field => field.Key, StringComparer.Ordinal))
        {
            json.WritePropertyName(name);
            json.WriteRawValue(value);
        }
    });

    private static string Json(Action<Utf8JsonWriter> members)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            members(json);
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.ToArray());
    }
}

/// <summary>A row or the reason why there is none. Closed.</summary>
internal abstract record RowRendering
{
    private RowRendering()
    {
    }

    /// <summary>The row.</summary>
    public sealed record Success(ShardRow Row) : RowRendering;

    /// <summary>No row.</summary>
    public sealed record Failure(ReasonCode Reason, string Detail) : RowRendering;
}
