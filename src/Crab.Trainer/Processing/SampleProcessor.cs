using AvUie.Core;
using AvUie.Shards;

namespace Crab.Trainer.Processing;

/// <summary>A shard's row to the arrays of the model. Thread-safe.</summary>
/// <param name="tokenizer">Text to ids.</param>
/// <param name="trueTiming">Position videos by their true seconds per grid step instead of the reference's 2.0.</param>
internal sealed class SampleProcessor(ITokenizer tokenizer, bool trueTiming)
{
    /// <summary>What the reference takes for every video: its processor is never told the frame rate.</summary>
    public const double ReferenceSecondsPerGrid = 2.0;

    private readonly LogMel _mel = new();

    /// <summary>Fills rows up.</summary>
    public int Padding => tokenizer.Special.Padding;

    /// <summary>Processes a row.</summary>
    /// <exception cref="SampleException">The row cannot be trained on.</exception>
    public ProcessedSample Process(ShardRow row)
    {
        var sample = Lay(row, prompt: false);
        return sample.LabelStart >= 0
            ? sample
            : throw new SampleException($"sample {row.Id}: no assistant turn, so nothing to learn (split '{row.Split}'). Train on a split with targets.");
    }

    /// <summary>Processes a row up to where its answer begins; a target that it has is left out.</summary>
    /// <exception cref="SampleException">The row's media cannot be read.</exception>
    public ProcessedSample Prompt(ShardRow row)
    {
        var sample = Lay(row with { Conversation = [.. row.Conversation.Where(static turn => turn.Role != "assistant")] }, prompt: true);
        return sample with { LabelStart = sample.Tokens.Length, LabelEnd = sample.Tokens.Length };
    }

    private ProcessedSample Lay(ShardRow row, bool prompt)
    {
        var what = $"sample {row.Id}";
        var videos = Joined(row.Videos, static parts => [.. parts.SelectMany(frames => frames)]).Select((frames, i) => See(frames, Seconds(row, i), $"{what}, video {i}") with { IsVideo = true }).ToArray();
        var images = row.Images.Select((image, i) => See([image], ReferenceSecondsPerGrid, $"{what}, image {i}")).ToArray();
        var windows = row.Sounds.Select((sound, i) => Window(row, WaveFile.Read(sound, $"{what}, sound {i}"))).ToArray();
        var sounds = Joined<short[]>(windows, static parts => [.. parts.SelectMany(part => part)]).Select(Hear).ToArray();
        var tokens = new Dictionary<string, int[]>(StringComparer.Ordinal)
        {
            ["video"] = Array.ConvertAll(videos, video => video.Grid.Tokens),
            ["image"] = Array.ConvertAll(images, image => image.Grid.Tokens),
            ["audio"] = Array.ConvertAll(sounds, sound => sound.Tokens),
        };
        var layout = ChatLayout.Of(row.Conversation, tokens, tokenizer, what, prompt);
        return new ProcessedSample
        {
            Id = row.Id,
            Tokens = layout.Tokens,
            LabelStart = layout.LabelStart,
            LabelEnd = layout.LabelEnd,
            Vision = [.. Placed(videos, layout.MediaStarts["video"]), .. Placed(images, layout.MediaStarts["image"])],
            Audio = [.. sounds.Zip(layout.MediaStarts["audio"], static (sound, start) => sound with { Start = start })],
        };
    }

    private static IEnumerable<VisionSpan> Placed(VisionSpan[] spans, List<int> starts) =>
        spans.Zip(starts, static (span, start) => span with { Start = start });

    /// <summary>Exactly two media of a kind become one (reference: the merging of a2v's videos and v2a's sounds).</summary>
    private static IReadOnlyList<T> Joined<T>(IReadOnlyList<T> media, Func<IReadOnlyList<T>, T> join) =>
        media.Count == 2 ? [join(media)] : media;

    private static VisionSpan See(IReadOnlyList<byte[]> frames, double secondsPerGrid, string what)
    {
        if (frames.Count == 0)
        {
            throw new SampleException($"{what}: no frames. Run `avuie verify` on the shards.");
        }

        var decoded = frames.Select((frame, i) => JpegFrame.Decode(frame, $"{what}, frame {i}")).ToArray();
        var (_, height, width) = decoded[0];
        if (decoded.Any(frame => frame.Height != height || frame.Width != width))
        {
            throw new SampleException($"{what}: frames of different sizes. Build the shards again.");
        }

        var grid = Patching.Grid(frames.Count, height, width);
        var rows = new float[grid.Patches * Patching.Columns];
        Patching.Cut(Array.ConvertAll(decoded, frame => frame.Rgb), height, width, rows);
        return new VisionSpan(0, grid, secondsPerGrid, rows);
    }

    private static short[] Window(ShardRow row, short[] samples)
    {
        if (TaskTable.Find(row.Task) is { } task)
        {
            var index = row.Split == "train" ? task.TrainWindowIndex ?? row.FrameIndex : row.FrameIndex;
            return AudioWindows.Apply(samples, AudioWindows.Select(task.AudioWindow, samples.Length, index));
        }

        // A task that the reference does not know is heard whole, and at least for a second.
        Array.Resize(ref samples, Math.Max(samples.Length, AudioWindows.SampleRate));
        return samples;
    }

    private AudioSpan Hear(short[] samples)
    {
        var frames = LogMel.Frames(samples.Length);
        return new AudioSpan(0, LogMel.Tokens(frames), frames, _mel.Compute(samples));
    }

    private double Seconds(ShardRow row, int video) =>
        trueTiming && video < row.VideoTimings.Count ? row.VideoTimings[video].SecondsPerGrid : ReferenceSecondsPerGrid;
}
