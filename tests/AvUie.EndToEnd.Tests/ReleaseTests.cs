using System.IO.Compression;
using System.Text.Json.Nodes;
using AvUie.Pipeline.Commands;
using AvUie.Shards;

namespace AvUie.Tests;

/// <summary>The way of the published release, as its owner goes it: pack, verify, export, compare; and of our own rows into its form.</summary>
public sealed class ReleaseTests
{
    [Fact]
    public async Task Release_PackedAndExported_IsTheSameRecordForRecord()
    {
        using var folder = new TemporaryFolder();
        var release = new SyntheticRelease(folder.Path);
        var build = Write(folder, "build.yaml", $"name: packed\nversion: 1\nout: shards\nsources:\n  - adapter: avuie2\n    root: {folder.Path}\n    options: {{absent_files: skip}}\n");

        Assert.Equal((0, ""), await RunAsync("build", build));
        Assert.Equal((0, ""), await RunAsync("verify", folder.File("shards"), "--deep"));
        await TargetsAreThePublishedTextsAsync(release, folder.File("shards"));
        foreach (var mode in (string[])["link", "copy", "link"])
        {
            // The third one goes on in the first one's folder: everything is there already.
            var output = folder.File("export-" + mode);
            Assert.Equal((0, ""), await RunAsync("export", "avuie2", output, "--build", build, "--media", mode));
            RecordsAreEqual(release, Path.Combine(output, "AVUIE_2"));
            MediaAreEqual(release.Root, Path.Combine(output, "AVUIE_2"));
        }

        // What was exported is a release again: hard links do not lead out of it.
        var again = Write(folder, "again.yaml", $"name: again\nversion: 1\nout: shards-again\nsources:\n  - adapter: avuie2\n    root: {folder.File("export-link")}\n    options: {{absent_files: skip}}\n");
        Assert.Equal((0, ""), await RunAsync("build", again));
        Assert.Equal(Manifest.Read(folder.File("shards")).Counts, Manifest.Read(folder.File("shards-again")).Counts);
        Assert.Equal((0, ""), await RunAsync("compare", release.Root, "--build", build));
        var zip = folder.File("AVUIE_2.zip");
        ZipFile.CreateFromDirectory(folder.Path + "/AVUIE_2", zip, CompressionLevel.Fastest, includeBaseDirectory: true);
        Assert.Equal((0, ""), await RunAsync("compare", zip, "--in", folder.File("shards")));
    }

    [Fact]
    public async Task OwnRows_Exported_HaveTheFieldsTheSoundsAndTheFramesOfTheLoader()
    {
        using var folder = new TemporaryFolder();
        var ave = new SyntheticAve(folder.File("ave"));
        ave.AddGood(1, 0, 4);
        ave.AddGood(2, 3, 9);
        ave.AddMissing(3);
        ave.Write();
        var build = Write(folder, "build.yaml", $"name: own\nversion: 1\nsources:\n  - adapter: ave\n    root: {folder.File("ave")}\n    splits: [train]\n");
        Assert.Equal((0, ""), await RunAsync("build", build));

        Assert.Equal((0, ""), await RunAsync("export", "avuie2", folder.File("out"), "--build", build));

        var records = JsonNode.Parse(File.ReadAllText(folder.File("out", "AVUIE_2", "ave", "train.json")))!.AsArray();
        Assert.Equal(2, records.Count);
        Assert.Equal(
            ["video_path", "audio_path", "event", "vid", "start_time", "end_time", "label_content"], records[0]!.AsObject().Select(static field => field.Key));
        Assert.Equal("synthetic01.mp3", (string?)records[0]!["audio_path"]);
        Assert.True(File.ReadAllBytes(folder.File("out", "AVUIE_2", "ave", "audio", "synthetic01.mp3")).AsSpan(0, 3) is [(byte)'I', (byte)'D', (byte)'3']);
        Assert.EndsWith("<event>Church bell</event> <range>0,4</range>", (string?)records[0]!["label_content"], StringComparison.Ordinal);
        var books = JsonNode.Parse(File.ReadAllText(folder.File("out", "AVUIE_2", "export.json")))!;
        Assert.Equal((3, 2, 1), ((int)books["planned"]!, (int)books["exported"]!, (int)books["not_exported"]!["missing_media"]!));

        Assert.Equal((0, ""), await RunAsync("export", "avuie1", folder.File("out"), "--build", build, "--media", "none"));
        Assert.EndsWith(
            "So the audible and visible event in the video is <event> Church bell </event>, and the time range is <range> 0,4 </range>.",
            File.ReadAllText(folder.File("out", "AVUIE_1", "ave", "converted_label", "synthetic01.txt")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task OwnMasks_Exported_LieWhereTheEvaluatorsLookAndAreReadAgain()
    {
        using var folder = new TemporaryFolder();
        Write(folder, "avsbench/metadata.csv", "vid,uid,s_min,s_sec,a_obj,split,label\nabcdefghijk,abcdefghijk_0_5000,0,5,dog,test,v1s\n");
        Write(folder, "ref/metadata.csv", "vid,uid,split,fid,exp\nabcdefghijk_0_10000,abcdefghijk_0_10000_dog_1,test_s,4,The loud one.\n");
        Still(folder.File("avsbench", "v1s", "abcdefghijk_0_5000", "frames", "0.jpg"), "testsrc2=size=160x120");
        Still(folder.File("avsbench", "v1s", "abcdefghijk_0_5000", "labels_semantic", "0.png"), "color=black:size=160x120,format=gray,drawbox=x=40:y=30:w=80:h=40:color=white:t=fill");
        foreach (var frame in Enumerable.Range(0, 10))
        {
            Still(folder.File("ref", "media", "abcdefghijk_0_10000", "frames", $"{frame}.jpg"), "testsrc2=size=160x120");
            Still(folder.File("ref", "gt_mask", "abcdefghijk_0_10000", "fid_4", $"0000{frame}.png"), $"color=black:size=160x120,format=gray,drawbox=x={frame * 4}:y=30:w=80:h=40:color=white:t=fill");
        }

        foreach (var sound in (string[])[folder.File("avsbench", "v1s", "abcdefghijk_0_5000", "audio.wav"), folder.File("ref", "media", "abcdefghijk_0_10000", "audio.wav")])
        {
            SyntheticMedia.Make("-f", "lavfi", "-i", "sine=frequency=700:duration=10", "file:" + sound);
        }

        var build = Write(folder, "build.yaml", $"name: own\nversion: 1\nout: shards\nsources:\n"
            + $"  - adapter: avsbench\n    root: {folder.File("avsbench")}\n    tasks: [s4]\n    options: {{test_frames: first}}\n  - adapter: ref_avs\n    root: {folder.File("ref")}\n");
        Assert.Equal((0, ""), await RunAsync("build", build));
        Assert.Equal((0, ""), await RunAsync("export", "avuie2", folder.File("out"), "--build", build));

        var exported = folder.File("out", "AVUIE_2");
        AreSame(folder.File("avsbench", "v1s", "abcdefghijk_0_5000", "labels_semantic", "0.png"), Path.Combine(exported, "s4/AVS/v1s/abcdefghijk_0_5000/labels_rgb/0.png"));
        Assert.All(Enumerable.Range(0, 10), frame => AreSame(
            folder.File("ref", "gt_mask", "abcdefghijk_0_10000", "fid_4", $"0000{frame}.png"), Path.Combine(exported, $"ref_avs/REFAVS/gt_mask/abcdefghijk_0_10000/fid_4/0000{frame}.png")));
        var again = Write(folder, "again.yaml", $"name: again\nversion: 1\nout: shards-again\nsources:\n  - adapter: avuie2\n    root: {folder.File("out")}\n    options: {{absent_files: skip}}\n");
        Assert.Equal((0, ""), await RunAsync("build", again));
        var masks = (await RowsAsync(folder.File("shards"))).Select(static row => (row.Task, row.FrameIndex, Mask: Convert.ToHexString(row.Mask!))).Order().ToList();
        Assert.Equal(11, masks.Count);
        Assert.Equal(masks, (await RowsAsync(folder.File("shards-again"))).Select(static row => (row.Task, row.FrameIndex, Mask: Convert.ToHexString(row.Mask!))).Order());
    }

    [Fact]
    public async Task Export_OfAMediumThatIsGone_LeavesItsRecordOutAndSaysSo()
    {
        using var folder = new TemporaryFolder();
        var release = new SyntheticRelease(folder.Path);
        var build = Write(folder, "build.yaml", $"name: packed\nversion: 1\nout: shards\nsources:\n  - adapter: avuie2\n    root: {folder.Path}\n    options: {{absent_files: skip}}\n");
        Assert.Equal((0, ""), await RunAsync("build", build));
        File.Delete(Path.Combine(release.Root, "ave", "audio", "bell'1.mp3"));

        var (code, _) = await RunAsync("export", "avuie2", folder.File("out"), "--build", build);

        Assert.Equal(1, code);
        Assert.Single(JsonNode.Parse(File.ReadAllText(folder.File("out", "AVUIE_2", "ave", "train.json")))!.AsArray());
        Assert.Equal(1, (int)JsonNode.Parse(File.ReadAllText(folder.File("out", "AVUIE_2", "export.json")))!["not_exported"]!["medium_not_exported"]!);
    }

    private static async Task TargetsAreThePublishedTextsAsync(SyntheticRelease release, string shards)
    {
        var expected = release.Files.Where(static file => file.EndsWith("train.json", StringComparison.Ordinal))
            .SelectMany(file => release.Records(file).Select(static record => (string)(record!["label_content"] ?? record["label"])!)).Order(StringComparer.Ordinal);
        var rows = await RowsAsync(shards);
        Assert.Equal(9, rows.Count);
        var train = rows.Where(static row => row.Split == "train").ToList();
        Assert.Equal(expected, train.Select(static row => row.Conversation[2].Content[0].Text).Order(StringComparer.Ordinal));
        Assert.All(train, static row => Assert.Equal(row.Conversation[2].Content[0].Text, (string?)JsonNode.Parse(row.Trace!)!["inference"]));
        Assert.All(train, static row => Assert.Equal("published", (string?)JsonNode.Parse(row.Trace!)!["provenance"]!["kind"]));
        Assert.All(rows.Where(static row => row.Split == "test"), static row => Assert.True(row.Trace is null && row.Conversation.Count == 2));
        Assert.All(rows, static row => Assert.Equal("published", (string?)JsonNode.Parse(row.Provenance)!["label"]!["origin"]));
        // Masks beside test pictures, where the evaluators look, give test rows the place that their records do not state.
        Assert.StartsWith("The object making the sound in the video is dog. [56,56,167,", rows.Single(static row => row is { Task: "s4", Split: "test" }).Answer, StringComparison.Ordinal);
        Assert.All(rows.Where(static row => row is { Task: "s4" or "ref_avs", Split: "test" }), static row => Assert.NotNull(row.Mask));
        Assert.Equal("the man", rows.Single(static row => row is { Task: "ref_avs", Split: "test" }).Answer);
        Assert.Contains("[10,20,100,120]", rows.Single(static row => row is { Task: "s4", Split: "train" }).Answer, StringComparison.Ordinal);
    }

    private static async Task<List<ShardRow>> RowsAsync(string shards)
    {
        var rows = new List<ShardRow>();
        foreach (var shard in Manifest.Read(shards).Shards)
        {
            await using var reader = await ShardReader.OpenAsync(Path.Combine(shards, shard.Parquet.Name));
            await foreach (var row in reader.ReadAsync())
            {
                rows.Add(row);
            }
        }

        return rows;
    }

    private static void Still(string path, string picture)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        SyntheticMedia.Make("-f", "lavfi", "-i", picture, "-frames:v", "1", "file:" + path);
    }

    private static void AreSame(string raw, string exported) => Assert.Equal(File.ReadAllBytes(raw), File.ReadAllBytes(exported));

    private static void RecordsAreEqual(SyntheticRelease release, string exported)
    {
        foreach (var file in release.Files)
        {
            var records = JsonNode.Parse(File.ReadAllText(Path.Combine(exported, file)));
            Assert.True(JsonNode.DeepEquals(release.Records(file), records), $"{file}: {records}");
        }
    }

    private static void MediaAreEqual(string published, string exported)
    {
        var files = Directory.EnumerateFiles(published, "*", SearchOption.AllDirectories).Select(file => Path.GetRelativePath(published, file))
            .Where(static file => !file.EndsWith(".json", StringComparison.Ordinal)).ToList();
        Assert.All(files, file => Assert.Equal(File.ReadAllBytes(Path.Combine(published, file)), File.ReadAllBytes(Path.Combine(exported, file))));
        Assert.Empty(Directory.EnumerateFiles(exported, ".export-*", SearchOption.AllDirectories));
    }

    private static string Write(TemporaryFolder folder, string name, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(folder.File(name))!);
        File.WriteAllText(folder.File(name), text);
        return folder.File(name);
    }

    /// <summary>The exit code, and what the command said where it is not zero.</summary>
    private static async Task<(int Code, string Said)> RunAsync(params string[] arguments)
    {
        using var output = new StringWriter();
        using var errors = new StringWriter();
        var code = await CommandLine.RunAsync(arguments, new CommandHost(output, errors), CancellationToken.None);
        return (code, code == 0 ? "" : $"{output}{errors}");
    }
}
