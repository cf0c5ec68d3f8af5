using System.Globalization;
using AvUie.Core;
using AvUie.Pipeline.Imaging;
using AvUie.Reasoning;

namespace AvUie.Pipeline.Building;

/// <summary>What of a decoded sample a language model is shown and played: what the trained model will see and hear, in content order.</summary>
internal static class SampleMedia
{
    private static readonly string[] Ordinals = ["first", "second", "third", "fourth"];

    /// <summary>The parts; nothing is encoded before somebody asks for its bytes.</summary>
    public static IReadOnlyList<MediaPart> Of(DecodedSample decoded)
    {
        var task = TaskTable.Get(decoded.Sample.Task);
        var parts = new List<MediaPart>();
        var (video, image, sound) = (0, 0, 0);
        foreach (var item in task.Content)
        {
            switch (item)
            {
                case ContentItem.Video:
                    parts.AddRange(Frames(decoded, video++));
                    break;
                case ContentItem.Image:
                    var picture = image++;
                    parts.Add(new MediaPart(MediaKind.Image, Name("picture", picture, decoded.Images.Count), () => decoded.Encoded.Image(picture)));
                    break;
                case ContentItem.Audio:
                    parts.Add(Sound(decoded, task, sound++));
                    break;
            }
        }

        return parts;
    }

    private static IEnumerable<MediaPart> Frames(DecodedSample decoded, int video)
    {
        var (clip, times) = (decoded.Videos[video], SampleEvidence.FrameTimes(decoded.Videos[video]));
        var of = decoded.Videos.Count > 1 ? $"{Name("video", video, decoded.Videos.Count)}, " : "";
        return Enumerable.Range(0, clip.Frames.Count).Select(frame => new MediaPart(
            MediaKind.Image, string.Create(CultureInfo.InvariantCulture, $"{of}frame {frame + 1} of {clip.Frames.Count}, at {times[frame]:0.00} s"),
            () => decoded.Encoded.Frame(video, frame)));
    }

    // The sound of an image task is a window of the clip's: not the file that the row holds.
    private static MediaPart Sound(DecodedSample decoded, TaskDefinition task, int sound) => new(
        MediaKind.Audio, Name("sound", sound, decoded.Sounds.Count),
        task.IsImageTask ? () => WavFile.Encode(SampleEvidence.Heard(decoded.Sounds[sound], task, decoded.Sample)) : () => decoded.Encoded.Sound(sound));

    private static string Name(string what, int number, int count) => count == 1 ? $"the {what}" : $"the {Ordinals[number]} {what}";
}
