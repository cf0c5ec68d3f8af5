using System.Text.Json;
using System.Text.Json.Nodes;
using AvUie.Core;
using AvUie.Tests;

namespace AvUie.Adapters.Tests;

/// <summary>The published release as a source: nothing rewritten, nothing lost, nothing followed out of its folder.</summary>
public class AvUie2AdapterTests
{
    private static readonly AvUie2Adapter Adapter = new();

    public static TheoryData<string> Files => [.. ReleaseFile.All.Select(file => file.Path)];

    [Theory]
    [MemberData(nameof(Files))]
    public void Records_OfEveryTaskAndMode_ComeBackAsTheyWere(string file)
    {
        var root = Fixture.Root("avuie2");
        var published = JsonNode.Parse(File.ReadAllText(Path.Combine(root, "AVUIE_2", file)))!.AsArray();

        var samples = Fixture.Read(Adapter, root).Samples().Where(sample => sample.Annotation.File == "AVUIE_2/" + file).ToList();

        Assert.NotEmpty(samples);
        Assert.All(samples, sample => AreSame(published[sample.Annotation.Row - 1]!, sample));
    }

    [SharedTheory("goldens", "conversations")]
    [MemberData(nameof(Files))]
    public void Records_OfTheReference_ComeBackAndAskTheSame(string file)
    {
        var golden = JsonNode.Parse(File.ReadAllText(SharedFolder.Below(["goldens", "conversations", .. Mirrored(file)])!))!;
        using var folder = new TemporaryFolder();
        folder.Write("AVUIE_2/" + file, golden["records"]!.ToJsonString());

        var rows = Fixture.Read(Adapter, folder.Path, ("absent_files", "skip"));

        Assert.Equal(golden["records"]!.AsArray().Count, rows.Samples().Count);
        foreach (var sample in rows.Samples())
        {
            var row = sample.Annotation.Row - 1;
            AreSame(golden["records"]![row]!, sample);
            var expected = golden["samples"]![row]!["conv"];
            var target = sample.Split == Split.Train ? sample.PublishedTarget : null;
            var ours = ReferenceRecords.ToJson(ConversationRenderer.Render(sample, target)).ToJsonString();
            Assert.True(
                JsonNode.DeepEquals(JsonNode.Parse(expected!.ToJsonString().Replace("DATA_ROOT/AVUIE_2", "AVUIE_2", StringComparison.Ordinal)), JsonNode.Parse(ours)),
                $"{sample.Id}: {ours}");
        }
    }

    [Fact]
    public void Targets_AreThePublishedTextsByteForByte()
    {
        var samples = Fixture.Read(Adapter, Fixture.Root("avuie2")).Samples();

        Assert.All(samples, sample => Assert.Equal("published", sample.LabelOrigin));
        Assert.Equal("  A dog barks at a passing train. ", samples.Single(sample => sample.Task == "avcap").PublishedTarget);
        Assert.Equal(
            "event:Bark start_time:2 end_time:10", samples.Single(sample => sample.Task == "ave" && sample.Split == Split.Test).PublishedTarget);
    }

    [Theory]
    [InlineData("a2v/train.json", 1, """{"kind":"match","correct":1,"anchor_event":"Church bell","first_event":"Church bell","second_event":"Bark"}""")]
    [InlineData("a2v/train.json", 2, """{"kind":"match","correct":2,"anchor_event":"Church bell","first_event":"Bark","second_event":"Church bell"}""")]
    [InlineData("a2v/train.json", 3, """{"kind":"text","text":"Nothing here says which.","question":"","options":"","expression":""}""")]
    [InlineData("avqa/train.json", 2, """{"kind":"answer","question":"Where is the \"é\" first?","answer":"3"}""")]
    [InlineData("avqa_thu/train.json", 2, """{"kind":"choice","question":"What makes the sound?","options":["dog","cat"],"index":0}""")]
    [InlineData("avqa_thu/train.json", 3, """{"kind":"text","text":"It barks. <answer>A. dog</answer>.","question":"What makes the sound?","options":"A. dog B. cat","expression":""}""")]
    [InlineData("ave/train.json", 2, """{"kind":"events","events":[{"label":"Church bell","ranges":[[3,5]]}]}""")]
    [InlineData("ave/train.json", 3, """{"kind":"events","events":[{"label":"Church bell","ranges":[[4,6]]}]}""")]
    [InlineData("avvp/train.json", 1, """{"kind":"parsing","visual":[{"label":"Chainsaw","ranges":[[0,10]]}],"audio":[{"label":"Chainsaw","ranges":[[0,3],[5,10]]}]}""")]
    [InlineData("avvp/test.json", 2, """{"kind":"text","text":"{'visual': 'Speech'}","question":"","options":"","expression":""}""")]
    [InlineData("s4/train.json", 1, """{"kind":"region","object":"guitar","region":{"box":[10,20,100,120],"points":[[50,60],[40,50],[70,80]]}}""")]
    [InlineData("s4/train.json", 2, """{"kind":"region","object":"dog barking","region":null}""")]
    [InlineData("arig/train.json", 2, """{"kind":"region","object":"dog barking","region":{"box":[1,2,30,40],"points":[]}}""")]
    [InlineData("arig/train.json", 3, """{"kind":"text","text":"No place is said.","question":"","options":"","expression":""}""")]
    [InlineData("arig/test.json", 1, """{"kind":"region","object":"guitar","region":{"box":[1,2,100,120],"points":[]}}""")]
    [InlineData("ref_avs/train.json", 2, """{"kind":"referring","expression":"the cello","object":null,"region":null}""")]
    [InlineData("ref_avs/train.json", 3, """{"kind":"text","text":"Yes. <answer>true</answer> [300,1,2,3],[9,9]","question":"","options":"","expression":"the flute"}""")]
    [InlineData("ref_avs/test.json", 1, """{"kind":"text","text":"the man who is \"speaking\"","question":"","options":"","expression":"the man who is \"speaking\""}""")]
    public void Truth_IsOfTheFieldsElseOfTheTextElseTheTextAlone(string file, int row, string truth)
    {
        var sample = Fixture.Read(Adapter, Fixture.Root("avuie2")).Samples().Single(one => one.Annotation == new AnnotationReference("AVUIE_2/" + file, row));

        Assert.Equal(truth, GroundTruthJson.Write(sample.Truth));
    }

    [Theory]
    [InlineData(4, "missing_media", "video_path names no file")]
    [InlineData(5, "missing_media", "audio_path names no file")]
    [InlineData(6, "unsafe_path", "../../secret.mp4")]
    [InlineData(7, "unsafe_path", "/etc/passwd")]
    [InlineData(8, "bad_row", "label_content")]
    [InlineData(9, "bad_row", "is missing")]
    [InlineData(10, "bad_row", "expected a JSON object")]
    [InlineData(11, "bad_row", "no field states a label")]
    public void Record_ThatCannotBeUsed_IsRejectedWithItsReason(int row, string reason, string word)
    {
        var rejection = Fixture.Read(Adapter, Fixture.Root("avuie2")).At("AVUIE_2/ave/train.json", row);

        Assert.Equal(reason, rejection.Reason.Name);
        Assert.Contains(word, rejection.Detail, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("ms3", """{"image_path":"AVS/0.jpg","audio_path":"a.wav","vid":1,"uid":1,"a_obj":"x","frame_idx":-1,"label_content":"t"}""", "bad_row", "index is -1")]
    [InlineData("ks", """{"video_path":"a\u0000b.mp4","audio_path":"a.wav","action":"x","label":"t"}""", "unsafe_path", "\\u0000")]
    [InlineData("ks", """{"video_path":"a.mp4","audio_path":"c:\\a.wav","action":"x","label":"t"}""", "unsafe_path", "audio_path")]
    [InlineData("ks", """{"video_path":"a.mp4","audio_path":["a"],"action":"x","label":"t"}""", "bad_row", "expected a text")]
    [InlineData("ks", """{"video_path":"a.mp4","audio_path":"a.wav","action":"x","label":"half \ud800"}""", "bad_row", "train.json")]
    [InlineData("ks", """{"video_path":"a.mp4","audio_path":"a.wav","action":"x","label":"t","\ud800":1}""", "bad_row", "train.json")]
    public void Record_OfAHostileFile_IsRejected(string task, string record, string reason, string word)
    {
        using var folder = new TemporaryFolder();
        folder.Write($"{task}/train.json", $"[{record}]");

        var rejection = Assert.Single(Fixture.Read(Adapter, folder.Path, ("absent_files", "skip")).Rejections());

        Assert.Equal(reason, rejection.Reason.Name);
        Assert.Contains(word, rejection.Detail, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{}", "no JSON array")]
    [InlineData("[{\"a\":1}", "no JSON after element 1: line 1")]
    [InlineData("[{\"a\":1}\n {}]", "no JSON after element 1: line 2")]
    [InlineData("[{\"a\":", "no JSON after element 0")]
    [InlineData("[{\"a\":nan}]", "no JSON after element 0")]
    [InlineData("[] []", "no JSON after element 0")]
    [InlineData("[1,]", "no JSON after element 1")]
    public void File_ThatIsNoArray_EndsTheRun(string text, string word)
    {
        using var folder = new TemporaryFolder();
        folder.Write("ks/train.json", text);

        var error = Assert.Throws<AnnotationFileException>(() => Fixture.Read(Adapter, folder.Path, ("absent_files", "skip")));

        Assert.Contains(word, error.Message, StringComparison.Ordinal);
        Assert.Contains("ks/train.json", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Record_LongerThanAnyRecordIs_EndsTheRun()
    {
        using var folder = new TemporaryFolder();
        folder.Write("ks/train.json", $"[\"{new string('x', JsonStream.MaxValueBytes)}\"]");

        Assert.Contains("more than", Assert.Throws<AnnotationFileException>(
            () => Fixture.Read(Adapter, folder.Path, ("absent_files", "skip"))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Record_AcrossTheReadersBlocks_IsWhole()
    {
        using var folder = new TemporaryFolder();
        var records = Enumerable.Range(0, 300).Select(i => new JsonObject
        {
            ["video_path"] = $"{i}.mp4",
            ["audio_path"] = $"{i}.wav",
            ["action"] = "a",
            ["label"] = new string('é', 500 + i) + "<answer>a</answer>",
        });
        folder.Write("ks/train.json", new JsonArray([.. records]).ToJsonString());

        var samples = Fixture.Read(Adapter, folder.Path, ("absent_files", "skip")).Samples();

        Assert.Equal(300, samples.Count);
        Assert.All(samples.Index(), one => Assert.Equal(500 + one.Index + "<answer>a</answer>".Length, one.Item.PublishedTarget!.Length));
    }

    /// <summary><c>{mode}/{task}.json</c>, as the reference numbers lie.</summary>
    private static string[] Mirrored(string file) => [Path.GetFileNameWithoutExtension(file), Path.GetDirectoryName(file) + ".json"];

    private static void AreSame(JsonNode published, SourceSample sample)
    {
        var names = sample.Media.Where(medium => medium.Role != MediaRole.Mask).Select(medium => medium.Path[$"AVUIE_2/{sample.Task}/".Length..])
            .Select(path => TaskTable.Get(sample.Task).IsImageTask ? path : path[(path.IndexOf('/', StringComparison.Ordinal) + 1)..]).ToList();
        var composed = Assert.IsType<ComposedRecord.Success>(
            RecordComposer.Compose(sample.Task, sample.Split, names, sample.Fields, sample.Truth, sample.PublishedTarget));
        Assert.True(JsonNode.DeepEquals(published, JsonNode.Parse(composed.Json)), $"{published.ToJsonString()} became {composed.Json}");
    }
}
