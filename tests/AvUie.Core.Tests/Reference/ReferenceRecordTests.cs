using System.Text.Json;
using System.Text.Json.Nodes;

namespace AvUie.Core.Tests.Reference;

/// <summary>Every row of the record formats (reference-format.md §2), with values that need care.</summary>
public sealed class ReferenceRecordTests
{
    private const string Root = "/data root";
    private const string Act = "Please identify the action taking place in the video.";
    private const string Emo = "Please judge the person's emotion at the moment.";
    private const string Evt = "Please describe the events and time range that occurred in the video.";
    private const string Parse = "Please determine the events that occur based on the visual and audio information in the video, as well as the start and end times of these events.";

    private const string Seg =
        "Please identify the category of the object producing the sound in the video frame. Then, provide the bounding box and three pixel points of the object that is making the sound within the frame.";

    private const string Ref =
        "Please analyze the video frame and audio to find the object described as <des>ßtraße 'x\\ \"q\"</des>. Answer with \"true\" or \"false\" whether the object exists. If it exists, respond with a sentence identifying the object's name, its bounding box, and three pixel points; if not, state that the object is absent.";

    private const string Arig = "Please recognize the category of object that makes the sound and then output its bounding box.";
    private const string A2v = "Please listen to the audio and indicate which of the two videos matches what you hear.";
    private const string V2a = "Please view the video and indicate which of the two audio clips matches what you see.";
    private const string Hostile = "ßTRAßE 'x\\ \"q\"";
    private const string VA = "This is a video and an audio:|V10 video_path|A audio_path|";
    private const string VA4 = "This is a video and an audio:|V4 video_path|A audio_path|";
    private const string IA = "This is an image and an audio:|I image_path|A audio_path|";

    /// <summary>Task, mode, content (parts apart by '|', media by field), the metadata's output (null in training).</summary>
    public static TheoryData<string, string, string, string?> Rows => new()
    {
        { "a2v", "train", $"These are two videos and an audio:|A audio_path|V10 video1_path|V10 video2_path|{A2v}", null },
        { "a2v", "test", $"These are two videos and an audio:|A audio_path|V10 video1_path|V10 video2_path|{A2v}", $"<answer>{Hostile}</answer>." },
        { "v2a", "train", $"This is a video and two audio clips:|V10 video_path|A audio1_path|A audio2_path|{V2a}", null },
        { "v2a", "test", $"This is a video and two audio clips:|V10 video_path|A audio1_path|A audio2_path|{V2a}", $"<answer>{Hostile}</answer>." },
        { "ks", "train", VA + Act, null },
        { "ks", "test", VA + Act, $"<answer>{Hostile}</answer>" },
        { "ucf", "train", VA + Act, null },
        { "ucf", "test", VA + Act, "<answer>ßtraße 'x\\ \"q\"</answer>" },
        { "meld", "train", VA4 + Emo, null },
        { "meld", "test", VA4 + Emo, $"<answer>{Hostile}</answer>." },
        { "mer24", "train", VA4 + Emo, null },
        { "cremad", "train", VA4 + Emo, null },
        { "cremad", "test", VA4 + Emo, $"<answer>{Hostile}</answer>." },
        { "mafw", "train", VA4 + Emo, null },
        { "mafw", "test", VA4 + Emo, $"<answer>{Hostile}</answer>." },
        { "dfew", "train", VA4 + Emo, null },
        { "dfew", "test", VA4 + Emo, $"<answer>{Hostile}</answer>." },
        { "avqa", "train", VA + "Please answer this question: " + Hostile, null },
        { "avqa", "test", VA + "Please answer this question: " + Hostile, Hostile },
        { "avqa_thu", "train", VA + "Please answer the question based on the options: " + Hostile + ", options:['a', \"b's\", 'c\"d', 'e\\'\"\\\\']", null },
        { "avqa_thu", "test", VA + "Please answer the question based on the options: " + Hostile + ", options:['a', \"b's\", 'c\"d', 'e\\'\"\\\\']", Hostile },
        { "ave", "train", VA + Evt, null },
        { "ave", "test", VA + Evt, $"event:{Hostile} start_time:3 end_time:8.0" },
        { "unav", "train", VA + Evt, null },
        { "avvp", "train", VA + Parse, null },
        { "avvp", "test", VA + Parse, Hostile },
        { "avcap", "train", VA + "Please describe this video and audio.", null },
        { "ms3", "train", IA + Seg, null },
        { "ms3", "test", IA + Seg, $"The object making the sound in the video is {Hostile}." },
        { "s4", "train", IA + Seg, null },
        { "s4", "test", IA + Seg, $"The object making the sound in the video is {Hostile}." },
        { "arig", "train", IA + Arig, null },
        { "arig", "test", IA + Arig, $"The sounding object is {Hostile}. Its coordinates are <obj>(1,2)(3,4)</obj>." },
        { "ref_avs", "train", IA + Ref, null },
        { "ref_avs", "test", IA + Ref, Hostile },
    };

    [Fact]
    public void Rows_CoverEveryLoader()
    {
        var loaders = TaskTable.All.SelectMany(task => new[] { Split.Train, Split.Test }.Where(mode => ReferenceRecords.HasLoader(task.Name, mode)).Select(mode => $"{task.Name} {mode.Name()}"));

        Assert.Equal(loaders.Order(), Rows.Select(row => $"{row[0]} {row[1]}").Order());
        Assert.Equal(TaskTable.All.Where(task => task.HasTest), TaskTable.All.Where(task => ReferenceRecords.HasLoader(task.Name, Split.Test)));
        Assert.All(TaskTable.All, task => Assert.True(ReferenceRecords.HasLoader(task.Name, Split.Train)));
    }

    [Theory]
    [MemberData(nameof(Rows))]
    public void ToConversation_Row_HasContentTargetAndOutput(string task, string mode, string content, string? output)
    {
        var record = Read(task, mode, Record(task, mode));

        var conversation = record.ToConversation(Root);
        var metadata = record.ToMetadata(Root);

        Assert.Equal(content.Replace("image_path", mode == "train" ? "image_path" : "visual_path", StringComparison.Ordinal), Shown(conversation, task));
        Assert.Equal(ConversationRenderer.SystemMessage, conversation.System);
        Assert.Equal(mode == "train" ? "the target" : null, conversation.Assistant);
        Assert.Equal(output, metadata["output"]?.GetValue<string>());
        Assert.Equal(task, metadata["task_name"]!.GetValue<string>());
    }

    [Theory]
    [MemberData(nameof(Rows))]
    public void Read_EachFieldMissing_NamesItWithItsPlace(string task, string mode, string content, string? output)
    {
        _ = (content, output);
        foreach (var field in ReferenceRecords.RequiredFields(task, SplitNames.Parse(mode)!.Value))
        {
            var record = Record(task, mode);
            record.Remove(field);

            var detail = Failure(task, mode, record);

            Assert.Contains($"'{field}'", detail, StringComparison.Ordinal);
            Assert.StartsWith($"task {task}, {mode} record 7:", detail, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("s4", "train", null, 0)]
    [InlineData("s4", "test", 4, 4)]
    [InlineData("ms3", "train", 3, 3)]
    [InlineData("ms3", "test", 5, 5)]
    [InlineData("ref_avs", "train", 9, 9)]
    [InlineData("ref_avs", "test", 2, 2)]
    [InlineData("arig", "test", 2, null)]
    public void ToConversation_ImageTask_HasItsWindowIndex(string task, string mode, int? given, int? expected)
    {
        var record = Record(task, mode);
        record["idx"] = given;
        record["frame_idx"] = given;

        var audio = Assert.Single(Read(task, mode, record).ToConversation(Root).User.OfType<ContentPart.Audio>());

        Assert.Equal(expected, audio.WindowIndex);
        Assert.Equal(task, audio.Task);
    }

    [Fact]
    public void ToMetadata_Values_StayRaw()
    {
        var record = Record("avqa", "test");
        record["question_id"] = "40";
        record["video_id"] = 40;
        record["answer"] = new JsonArray(1, null);

        var metadata = Read("avqa", "test", record).ToMetadata(Root);

        Assert.Equal("\"40\"", metadata["qid"]!.ToJsonString());
        Assert.Equal("40", metadata["vid"]!.ToJsonString());
        Assert.Equal("[1,null]", metadata["output"]!.ToJsonString());
    }

    [Fact]
    public void ToMetadata_S4Test_HasIndexZeroWhateverTheFrame()
    {
        var record = Record("s4", "test");
        record["frame_idx"] = 3;

        Assert.Equal(0, Read("s4", "test", record).ToMetadata(Root)["idx"]!.GetValue<int>());
    }

    [Theory]
    [InlineData("null", "")]
    [InlineData("\"\"", "")]
    [InlineData("\"/abs/x.mp4\"", "/abs/x.mp4")]
    [InlineData("\"train/x y.mp4\"", "/data root/AVUIE_2/ks/video/train/x y.mp4")]
    [InlineData("\"../x.mp4\"", "/data root/AVUIE_2/ks/video/../x.mp4")]
    public void ToConversation_Path_IsJoinedAsPythonDoes(string name, string expected)
    {
        var record = Record("ks", "test");
        record["video_path"] = JsonNode.Parse(name);

        var conversation = Read("ks", "test", record).ToConversation(Root);

        Assert.Equal(expected, conversation.User.OfType<ContentPart.Video>().Single().Path);
        var item = ReferenceRecords.ToJson(conversation)[1]!["content"]![1]!;
        Assert.Equal(expected.Length == 0 ? null : expected, item["video"]?.GetValue<string>());
    }

    [Theory]
    [InlineData("ms3", "train", "frame_idx", "\"3\"")]
    [InlineData("ref_avs", "test", "object", "3")]
    [InlineData("ucf", "test", "label", "null")]
    [InlineData("arig", "train", "image_path", "\"frames/first.jpg\"")]
    [InlineData("arig", "test", "top_left", "[1,2,3]")]
    [InlineData("ks", "train", "label", "null")]
    [InlineData("ks", "train", "video_path", "3")]
    public void Read_UnusableValue_NamesFieldAndValue(string task, string mode, string field, string value)
    {
        var record = Record(task, mode);
        record[field] = JsonNode.Parse(value);

        Assert.Contains($"'{field}' holds {value}", Failure(task, mode, record), StringComparison.Ordinal);
    }

    [Fact]
    public void Read_NoLoader_SaysSo()
    {
        Assert.Contains("no loader", Failure("mer24", "test", []), StringComparison.Ordinal);
        Assert.Contains("no loader", Failure("avss", "train", []), StringComparison.Ordinal);
        Assert.IsType<ReferenceRead.Failure>(ReferenceRecords.Read("ks", Split.Test, JsonDocument.Parse("[]").RootElement, 1));
    }

    private static JsonObject Record(string task, string mode)
    {
        var record = new JsonObject();
        foreach (var field in ReferenceRecords.RequiredFields(task, SplitNames.Parse(mode)!.Value))
        {
            record[field] = field switch
            {
                "image_path" or "visual_path" => $"{field}/4.jpg",
                _ when field.EndsWith("_path", StringComparison.Ordinal) => field,
                "multi_choice" => new JsonArray("a", "b's", "c\"d", "e'\"\\"),
                "top_left" => new JsonArray(1, 2),
                "bottom_right" => new JsonArray(3, 4),
                "idx" or "frame_idx" or "start_time" => 3,
                "end_time" => JsonNode.Parse("8.0"),
                _ => Hostile,
            };
        }

        if (mode == "train")
        {
            record[TaskTable.Get(task).TrainTargetField] = "the target";
        }

        return record;
    }

    private static string Shown(Conversation conversation, string task)
    {
        return string.Join('|', conversation.User.Select(part => part switch
        {
            ContentPart.Text text => text.Value,
            ContentPart.Video video => $"V{video.Frames} {Field(video.Path, $"video/")}",
            ContentPart.Image image => $"I {Field(image.Path, "")}",
            ContentPart.Audio audio => $"A {Field(audio.Path, TaskTable.Get(task).IsImageTask ? "" : "audio/")}",
            _ => "?",
        }));

        string Field(string path, string folder)
        {
            Assert.StartsWith($"{Root}/AVUIE_2/{task}/{folder}", path, StringComparison.Ordinal);
            return path[$"{Root}/AVUIE_2/{task}/{folder}".Length..].Split('/')[0];
        }
    }

    private static ReferenceRecord Read(string task, string mode, JsonObject record)
    {
        var read = ReferenceRecords.Read(task, SplitNames.Parse(mode)!.Value, JsonSerializer.SerializeToElement(record), 7);
        return read is ReferenceRead.Failure failure ? throw new Xunit.Sdk.XunitException(failure.Detail) : ((ReferenceRead.Success)read).Record;
    }

    private static string Failure(string task, string mode, JsonObject record) => Assert.IsType<ReferenceRead.Failure>(
        ReferenceRecords.Read(task, SplitNames.Parse(mode)!.Value, JsonSerializer.SerializeToElement(record), 7)).Detail;
}
