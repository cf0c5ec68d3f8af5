using AvUie.Core;

namespace AvUie.Conformance.Checks;

internal sealed class MediaCheck : IConformanceCheck
{
    public string Name => "media";

    public string Promise => "media are relative, safe paths in the order of the task's user turn, masks last";

    public void Run(AdapterCase adapter)
    {
        foreach (var sample in adapter.Read(adapter.Root).Samples())
        {
            var task = TaskTable.Get(sample.Task);
            var expected = RolesOf(task).ToList();
            Expect.That(
                sample.Media.Select(media => media.Role).Where(role => role != MediaRole.Mask).SequenceEqual(expected)
                && sample.Media.SkipWhile(media => media.Role != MediaRole.Mask).All(media => media.Role == MediaRole.Mask),
                $"{sample.Id}: media are {string.Join(", ", sample.Media.Select(media => media.Role))}, expected {string.Join(", ", expected)}, then masks");
            Expect.That(task.IsImageTask == (sample.FrameIndex is not null), $"{sample.Id}: an image task has a frame index, no other task has");
            foreach (var media in sample.Media)
            {
                Look(sample, media);
            }
        }
    }

    private static void Look(SourceSample sample, MediaReference media)
    {
        foreach (var path in media.Alternatives.Prepend(media.Path))
        {
            Expect.That(
                !Path.IsPathRooted(path) && !path.Split('/').Any(part => part is "" or "." or "..")
                && !path.Any(character => character is '\\' or '\'' or '"' or ':' || char.IsControl(character)),
                $"{sample.Id}: the path \"{path}\" is not a plain relative one");
        }
    }

    private static IEnumerable<MediaRole> RolesOf(TaskDefinition task) => task.Content
        .Select(item => item switch
        {
            ContentItem.Video => MediaRole.Video,
            ContentItem.Image => MediaRole.Image,
            ContentItem.Audio => MediaRole.Audio,
            _ => (MediaRole?)null,
        })
        .OfType<MediaRole>();
}
