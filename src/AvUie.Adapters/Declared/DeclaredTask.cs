using AvUie.Core;

namespace AvUie.Adapters;

/// <summary>Which keys of a declaration a task needs, from the task table.</summary>
internal static class DeclaredTask
{
    /// <summary>Keys of the truth.</summary>
    public static IReadOnlyList<string> TruthKeys(TaskDefinition task) => (task.Family, task.Name) switch
    {
        (_, "avqa_thu") => ["question", "options", "correct"],
        (_, "unav") => ["events"],
        (_, "avvp") => ["visual_events", "audio_events"],
        (_, "ref_avs") => ["expression", "object"],
        (TaskFamily.Action or TaskFamily.Emotion, _) => ["label"],
        (TaskFamily.QuestionAnswering, _) => ["question", "answer"],
        (TaskFamily.EventLocalization, _) => ["label", "start", "end"],
        (TaskFamily.Segmentation, _) => ["object"],
        (TaskFamily.Captioning, _) => ["caption"],
        (TaskFamily.Matching, _) => ["correct", "anchor_event", "first_event", "second_event"],
        _ => throw new ArgumentOutOfRangeException(nameof(task), task.Name, "a family without a declared form"),
    };

    /// <summary>Keys of the media in the order of the user turn, the mask last.</summary>
    public static IReadOnlyList<(string Key, MediaRole Role)> MediaKeys(TaskDefinition task)
    {
        var keys = new List<(string Key, MediaRole Role)>();
        foreach (var item in task.Content)
        {
            var (key, role) = item switch
            {
                ContentItem.Video => ("video", MediaRole.Video),
                ContentItem.Audio => ("audio", MediaRole.Audio),
                ContentItem.Image => ("image", MediaRole.Image),
                _ => ("", default),
            };
            if (key.Length > 0)
            {
                keys.Add((keys.Any(known => known.Key == key) ? "second_" + key : key, role));
            }
        }

        if (task.Family == TaskFamily.Segmentation)
        {
            keys.Add(("mask", MediaRole.Mask));
        }

        return keys;
    }

    /// <summary>Whether the sound may be that of the video: a task with one of each.</summary>
    public static bool SoundMayBeOfTheVideo(TaskDefinition task) =>
        MediaKeys(task) is [{ Key: "video" }, { Key: "audio" }] or [{ Key: "audio" }, { Key: "video" }];

    /// <summary>Every key of the truth with the columns given for it.</summary>
    public static IReadOnlyList<(string Key, IReadOnlyList<string> Columns)> Given(DeclaredTruth truth) =>
    [
        ("label", One(truth.Label)), ("start", One(truth.Start)), ("end", One(truth.End)), ("events", One(truth.Events)),
        ("visual_events", One(truth.VisualEvents)), ("audio_events", One(truth.AudioEvents)), ("question", One(truth.Question)),
        ("answer", One(truth.Answer)), ("options", truth.Options ?? []), ("correct", One(truth.Correct)), ("caption", One(truth.Caption)),
        ("object", One(truth.Object)), ("expression", One(truth.Expression)), ("frame", One(truth.Frame)),
        ("anchor_event", One(truth.AnchorEvent)), ("first_event", One(truth.FirstEvent)), ("second_event", One(truth.SecondEvent)),
    ];

    /// <summary>Every key of the media with its pattern.</summary>
    public static IReadOnlyList<(string Key, string? Pattern)> Given(DeclaredMedia media) =>
    [
        ("video", media.Video), ("second_video", media.SecondVideo), ("audio", media.Audio), ("second_audio", media.SecondAudio),
        ("image", media.Image), ("mask", media.Mask),
    ];

    private static IReadOnlyList<string> One(string? column) => column is null ? [] : [column];
}
