using System.Diagnostics;
using System.Text.Json.Nodes;

namespace AvUie.Tests;

/// <summary>A small AVUIE_2 folder: records of five tasks in both spellings, with clips, sounds and pictures made by ffmpeg.</summary>
internal sealed class SyntheticRelease
{
    private readonly Dictionary<string, JsonArray> _files = [];

    public SyntheticRelease(string folder)
    {
        Root = Path.Combine(folder, "AVUIE_2");
        Add("ave/train.json", Clip("ave", "bell'1", "mp3", ("event", "Church bell"), ("vid", "bell'1"), ("start_time", 0), ("end_time", 2),
            ("label_content", "  It rings <b>é</b>.\nSo the audible and visible event in the video is <event> Church bell </event>, and the time range is <range> 0,2 </range>. ")));
        Add("ave/train.json", Clip("ave", "bark:2", "mp3", ("event", "Bark"), ("vid", "bark:2"), ("start_time", 1.0), ("end_time", 2), ("label_content", "No tag at all.")));
        Add("ave/test.json", Clip("ave", "horn3", "mp3", ("event", "Train horn"), ("vid", "horn3"), ("start_time", 1), ("end_time", 2), ("note", "kept")));
        Add("avqa/train.json", Clip("avqa", "00000093", "mp3", ("video_id", "00000093"), ("question_id", 40), ("type", "[\"Audio\"]"),
            ("question", "Is it loud?"), ("answer", "yes"), ("label", "Listen. <answer>yes</answer>.")));
        Add("avqa/train.json", Clip("avqa", "00000093", "mp3", ("video_id", "00000093"), ("question_id", 41), ("type", "[\"Visual\"]"),
            ("question", "Is it red?"), ("answer", "no"), ("label", "Look. <answer>no</answer>.")));
        Add("ks/test.json", Clip("ks", "k1", "wav", ("action", "tickling")));
        Add("s4/train.json", Picture("s4", "image_path", "clipA", 0, ("vid", "clipA"), ("uid", "clipA_0"), ("a_obj", "guitar"),
            ("label_content", "Strings. The object making the sound in the video is guitar. [10,20,100,120],[50,60],[40,50],[70,80]")));
        Add("s4/test.json", Picture("s4", "visual_path", "clipB", 3, ("vid", "clipB"), ("uid", "clipB_0"), ("a_obj", "dog"), ("frame_idx", 3)));
        Add("ref_avs/test.json", Picture("ref_avs", "visual_path", "clipC", 1, ("object", "the man"), ("split", "test_u"), ("vid", "clipC"), ("uid", "u1"), ("fid", "1"), ("frame_idx", 1)));
        Mask("s4/AVS/v1s/clipB/labels_rgb/3.png");
        Mask("ref_avs/REFAVS/gt_mask/clipC/fid_1/00001.png");
        foreach (var (file, records) in _files)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(Path.Combine(Root, file))!);
            File.WriteAllText(Path.Combine(Root, file), records.ToJsonString());
        }
    }

    public string Root { get; }

    public IEnumerable<string> Files => _files.Keys;

    public JsonArray Records(string file) => _files[file];

    private void Add(string file, JsonObject record)
    {
        if (!_files.TryGetValue(file, out var records))
        {
            _files.Add(file, records = []);
        }

        records.Add((JsonNode)record);
    }

    private JsonObject Clip(string task, string name, string sound, params (string Key, JsonNode Value)[] fields)
    {
        var (video, audio) = (Path.Combine(Root, task, "video", name + ".mp4"), Path.Combine(Root, task, "audio", $"{name}.{sound}"));
        Make(video, "-f", "lavfi", "-i", "testsrc2=size=160x120:rate=10:duration=2", "-c:v", "libx264", "-preset", "ultrafast");
        Make(audio, "-f", "lavfi", "-i", "sine=frequency=500:duration=2");
        return Record([("video_path", name + ".mp4"), ("audio_path", $"{name}.{sound}"), .. fields]);
    }

    private JsonObject Picture(string task, string field, string clip, int frame, params (string Key, JsonNode Value)[] fields)
    {
        var folder = task == "ref_avs" ? $"REFAVS/media/{clip}" : $"AVS/v1s/{clip}";
        Make(Path.Combine(Root, task, folder, "frames", $"{frame}.jpg"), "-f", "lavfi", "-i", "testsrc2=size=160x120:rate=1:duration=1", "-frames:v", "1");
        Make(Path.Combine(Root, task, folder, "audio.wav"), "-f", "lavfi", "-i", "sine=frequency=700:duration=5");
        return Record([(field, $"{folder}/frames/{frame}.jpg"), ("audio_path", $"{folder}/audio.wav"), .. fields]);
    }

    /// <summary>A rectangle of 80 × 40 pixels of a colour on black, at (40, 30) of the picture's 160 × 120.</summary>
    private void Mask(string path) => Make(
        Path.Combine(Root, path), "-f", "lavfi", "-i", "color=black:size=160x120,format=rgb24,drawbox=x=40:y=30:w=80:h=40:color=0x408080:t=fill", "-frames:v", "1");

    private static JsonObject Record((string Key, JsonNode Value)[] fields) =>
        new(fields.Select(static field => KeyValuePair.Create(field.Key, (JsonNode?)field.Value)));

    private static void Make(string path, params string[] arguments)
    {
        if (File.Exists(path))
        {
            return;
        }

        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        using var process = Process.Start(new ProcessStartInfo("ffmpeg", ["-v", "error", "-y", "-bitexact", .. arguments, "file:" + path]) { RedirectStandardError = true })!;
        var error = process.StandardError.ReadToEnd();
        process.WaitForExit();
        Assert.True(process.ExitCode == 0, error);
    }
}
