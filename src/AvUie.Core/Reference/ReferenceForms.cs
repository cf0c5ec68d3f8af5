using static AvUie.Core.MetadataValue;

namespace AvUie.Core;

/// <summary>
/// The loaders of the reference, one row for each task and mode (OmniDataset and OmniTestDataset in
/// dataset/qwen2_5_omni/omni_dataset.py of Crab_Plus).
/// </summary>
internal static class ReferenceForms
{
    private static readonly ReferenceMedium Video = new("video_path", "video");
    private static readonly ReferenceMedium Audio = new("audio_path", "audio");
    private static readonly ReferenceMedium SameFolderAudio = new("audio_path", null);

    private static readonly Dictionary<(string Task, Split Mode), ReferenceForm> All = Rows().ToDictionary(row => row.Key, row => row.Value);

    /// <summary>The loader; null where the reference has none for that mode.</summary>
    public static ReferenceForm? Find(string task, Split mode) => All.GetValueOrDefault((task, mode));

    private static IEnumerable<KeyValuePair<(string Task, Split Mode), ReferenceForm>> Rows()
    {
        ReferenceMedium[] a2v = [Audio, new("video1_path", "video"), new("video2_path", "video")];
        yield return Train("a2v", a2v, ["correct_video", "audio_event", "video1_event", "video2_event", "label"]);
        yield return Test("a2v", a2v, ["correct_video"], ("output", new Format("<answer>{correct_video}</answer>.")));
        ReferenceMedium[] v2a = [Video, new("audio1_path", "audio"), new("audio2_path", "audio")];
        yield return Train("v2a", v2a, ["correct_audio", "audio1_event", "video_event", "audio2_event", "label"]);
        yield return Test("v2a", v2a, ["correct_audio"], ("output", new Format("<answer>{correct_audio}</answer>.")));

        ReferenceMedium[] clip = [Video, Audio];
        yield return Train("ks", clip, ["action", "label"]);
        yield return Test("ks", clip, ["action"], ("output", new Format("<answer>{action}</answer>")));
        yield return Train("ucf", clip, ["label", "new_label"]);
        yield return Test(
            "ucf", clip, ["label"], ("audio_path", new MediaPath(1)), ("video_path", new MediaPath(0)),
            ("output", new Format("<answer>{label.lower}</answer>")));
        yield return Train("meld", clip, ["Emotion", "label"]);
        yield return Test("meld", clip, ["Emotion"], ("output", new Format("<answer>{Emotion}</answer>.")));
        yield return Train("mer24", clip, ["discrete", "label"]);
        foreach (var task in (string[])["cremad", "mafw", "dfew"])
        {
            yield return Train(task, clip, ["emotion", "label"]);
            yield return Test(task, clip, ["emotion"], ("output", new Format("<answer>{emotion}</answer>.")));
        }

        string[] avqa = ["video_id", "question_id", "type", "question", "answer"];
        (string, MetadataValue)[] question = [("vid", new Raw("video_id")), ("qid", new Raw("question_id")), ("type", new Raw("type"))];
        yield return Train("avqa", clip, [.. avqa, "label"], question);
        yield return Test("avqa", clip, avqa, [.. question, ("output", new Raw("answer"))]);
        string[] thu = ["id", "video_name", "video_id", "question_relation", "question_type", "multi_choice", "question_text", "answer"];
        (string, MetadataValue)[] named = [("vid", new Raw("video_id")), ("name", new Raw("video_name"))];
        yield return Train("avqa_thu", clip, [.. thu, "label"], named);
        yield return Test(
            "avqa_thu", clip, thu,
            [
                .. named, ("instruction", new Instruction()), ("type", new Raw("question_type")),
                ("relation", new Raw("question_relation")), ("output", new Raw("answer")),
            ]);

        string[] ave = ["event", "vid", "start_time", "end_time"];
        yield return Train("ave", clip, [.. ave, "label_content"]);
        yield return Test(
            "ave", clip, ave, ("output", new Format("event:{event} start_time:{start_time} end_time:{end_time}")));
        yield return Train("unav", clip, ["vid", "label_content"]);
        yield return Train("avvp", clip, ["filename", "vid", "event", "label_content"]);
        yield return Test("avvp", clip, ["filename", "vid", "event"], ("output", new Raw("event")));
        yield return Train("avcap", clip, ["video_id", "label_content"]);

        ReferenceMedium[] trainPicture = [new("image_path", null), SameFolderAudio];
        ReferenceMedium[] testPicture = [new("visual_path", null), SameFolderAudio];
        var sounding = new Format("The object making the sound in the video is {a_obj}.");
        (string, MetadataValue) name = ("a_obj", new Raw("a_obj"));
        (string, MetadataValue) fifths = ("tot", new Constant(5));
        yield return Indexed("frame_idx", Train(
            "ms3", trainPicture, ["vid", "uid", "a_obj", "frame_idx", "label_content"], name, ("idx", new Raw("frame_idx")), fifths));
        yield return Indexed("frame_idx", Test(
            "ms3", testPicture, ["vid", "uid", "a_obj", "frame_idx"],
            name, ("image_path", new MediaPath(0)), ("idx", new Raw("frame_idx")), fifths, ("output", sounding)));
        yield return Train("s4", trainPicture, ["vid", "uid", "a_obj", "label_content"], name, ("idx", new Constant(0)));
        yield return Indexed("frame_idx", Test(
            "s4", testPicture, ["vid", "uid", "a_obj", "frame_idx"],
            name, ("image_path", new MediaPath(0)), ("idx", new Constant(0)), ("output", sounding)));
        yield return Train("arig", trainPicture, ["a_obj", "label_content"], ("idx", new FileNumber(0)), fifths);
        yield return Test(
            "arig", testPicture, ["top_left", "bottom_right", "a_obj", "frame_idx"],
            ("frame_path", new MediaPath(0)), ("idx", new Raw("frame_idx")), fifths,
            ("output", new Format(
                "The sounding object is {a_obj}. Its coordinates are " +
                "<obj>({top_left.0},{top_left.1})({bottom_right.0},{bottom_right.1})</obj>.")));
        (string, MetadataValue)[] described = [("vid", new Raw("vid")), ("uid", new Raw("uid")), ("fid", new Raw("fid"))];
        yield return Indexed("idx", Train(
            "ref_avs", trainPicture, ["vid", "fid", "uid", "idx", "description", "output"], [.. described, ("idx", new Raw("idx"))]));
        yield return Indexed("frame_idx", Test(
            "ref_avs", testPicture, ["object", "split", "vid", "uid", "fid", "frame_idx"],
            [
                .. described, ("idx", new Raw("frame_idx")), ("split", new Raw("split")), ("image_path", new MediaPath(0)),
                ("output", new Raw("object")),
            ]));
    }

    private static KeyValuePair<(string Task, Split Mode), ReferenceForm> Train(
        string task, ReferenceMedium[] media, string[] fields, params (string Key, MetadataValue Value)[] metadata) =>
        Row((task, Split.Train), media, fields, metadata);

    private static KeyValuePair<(string Task, Split Mode), ReferenceForm> Test(
        string task, ReferenceMedium[] media, string[] fields, params (string Key, MetadataValue Value)[] metadata) =>
        Row((task, Split.Test), media, fields, metadata);

    private static KeyValuePair<(string Task, Split Mode), ReferenceForm> Row(
        (string Task, Split Mode) key, ReferenceMedium[] media, string[] fields, (string Key, MetadataValue Value)[] metadata) =>
        new(key, new ReferenceForm { Media = media, Fields = fields, Metadata = metadata.ToDictionary(m => m.Key, m => m.Value) });

    private static KeyValuePair<(string Task, Split Mode), ReferenceForm> Indexed(
        string field, KeyValuePair<(string Task, Split Mode), ReferenceForm> row) =>
        new(row.Key, row.Value with { WindowIndex = field });
}
