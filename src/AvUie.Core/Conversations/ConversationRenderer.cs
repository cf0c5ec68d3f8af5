namespace AvUie.Core;

/// <summary>Turns a sample and its target into the conversation that the reference's loader would make.</summary>
public static class ConversationRenderer
{
    /// <summary>The system message of every task, in training and in test.</summary>
    public const string SystemMessage =
        "You are Qwen, a virtual human developed by the Qwen Team, Alibaba Group, capable of perceiving auditory and visual inputs, " +
        "as well as generating text and speech.";

    /// <summary>Renders a sample.</summary>
    /// <param name="sample">Its media stand in the order of the task's media items, masks last.</param>
    /// <param name="target">The target; null for the test form.</param>
    /// <exception cref="ArgumentException">The media do not fit the task: an adapter's mistake.</exception>
    public static Conversation Render(SourceSample sample, string? target)
    {
        var task = TaskTable.Get(sample.Task);
        return Render(task, task.Instruction(sample.Truth), MediaPaths(task, sample), WindowIndex(task, sample), target);
    }

    /// <summary>
    /// Index of the fifth or tenth that a sample hears: the frame's, or what the reference fixes in training; null where the task's
    /// rule has no index.
    /// </summary>
    public static int? WindowIndex(TaskDefinition task, SourceSample sample) =>
        !task.HasWindowIndex ? null
        : sample.Split == Split.Train && task.TrainWindowIndex is { } fixedIndex ? fixedIndex
        : sample.FrameIndex ?? 0;

    /// <summary>Fills the task's content items.</summary>
    internal static Conversation Render(
        TaskDefinition task, string instruction, IReadOnlyList<string> mediaPaths, int? windowIndex, string? target)
    {
        var next = 0;
        return new Conversation(SystemMessage, [.. task.Content.Select(Part)], target);

        ContentPart Part(ContentItem item) => item switch
        {
            ContentItem.Text text => new ContentPart.Text(text.Value),
            ContentItem.Instruction => new ContentPart.Text(instruction),
            ContentItem.Video video => new ContentPart.Video(mediaPaths[next++], video.Frames),
            ContentItem.Image => new ContentPart.Image(mediaPaths[next++]),
            ContentItem.Audio => new ContentPart.Audio(mediaPaths[next++], task.Name, windowIndex),
            _ => throw new ArgumentOutOfRangeException(nameof(task), item, "no such item"),
        };
    }

    private static List<string> MediaPaths(TaskDefinition task, SourceSample sample)
    {
        var media = sample.Media.Where(medium => medium.Role != MediaRole.Mask).ToArray();
        var expected = task.Content.Select(Role).OfType<MediaRole>().ToArray();
        if (!media.Select(medium => medium.Role).SequenceEqual(expected))
        {
            throw new ArgumentException(
                $"sample '{sample.Id}': task {task.Name} needs media {string.Join(", ", expected)} in this order, " +
                $"got {string.Join(", ", media.Select(medium => medium.Role))}",
                nameof(sample));
        }

        return [.. media.Select(medium => medium.Path)];
    }

    private static MediaRole? Role(ContentItem item) => item switch
    {
        ContentItem.Video => MediaRole.Video,
        ContentItem.Image => MediaRole.Image,
        ContentItem.Audio => MediaRole.Audio,
        _ => null,
    };
}
