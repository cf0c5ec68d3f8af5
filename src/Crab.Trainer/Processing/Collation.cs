using Crab.Trainer.Data;

namespace Crab.Trainer.Processing;

/// <summary>
/// Puts samples side by side. Rows are filled up on the right, where causal attention never looks; or, to be continued, on the left.
/// </summary>
internal static class Collation
{
    /// <summary>Collates samples; pictures, videos and sounds may mix.</summary>
    /// <param name="samples">The rows.</param>
    /// <param name="padding">Id that fills rows up.</param>
    /// <param name="left">Fill up on the left.</param>
    public static Batch Collate(IReadOnlyList<ProcessedSample> samples, int padding, bool left = false)
    {
        var (rows, length) = (samples.Count, samples.Max(sample => sample.Tokens.Length));
        var ids = new long[rows * length];
        var labels = new long[rows * length];
        var positions = new long[RotaryIndex.Axes * rows * length];
        Array.Fill(ids, padding);
        Array.Fill(labels, Batch.Ignored);
        List<long> patchPositions = [], melPositions = [];
        for (var row = 0; row < rows; row++)
        {
            var sample = samples[row];
            var at = row * length + (left ? length - sample.Tokens.Length : 0);
            for (var token = 0; token < sample.Tokens.Length; token++)
            {
                ids[at + token] = sample.Tokens[token];
                labels[at + token] = token >= sample.LabelStart && token < sample.LabelEnd ? sample.Tokens[token] : Batch.Ignored;
            }

            var axes = RotaryIndex.Of(sample);
            for (var axis = 0; axis < axes.Length; axis++)
            {
                axes[axis].CopyTo(positions, axis * rows * length + at);
            }

            patchPositions.AddRange(sample.Vision.SelectMany(span => Run(at + span.Start, span.Grid.Tokens)));
            melPositions.AddRange(sample.Audio.SelectMany(span => Run(at + span.Start, span.Tokens)));
        }

        return new Batch
        {
            Ids = [.. samples.Select(sample => sample.Id)],
            Length = length,
            InputIds = ids,
            Labels = labels,
            Positions = positions,
            Patches = Joined(samples.SelectMany(sample => sample.Vision).Select(span => span.Rows)),
            Grids = [.. samples.SelectMany(sample => sample.Vision).Select(span => span.Grid)],
            PatchPositions = [.. patchPositions],
            Mel = Joined(samples.SelectMany(sample => sample.Audio).Select(span => span.Mel)),
            SoundFrames = [.. samples.SelectMany(sample => sample.Audio).Select(span => span.Frames)],
            MelPositions = [.. melPositions],
            RowTokens = [.. samples.Select(sample => sample.Tokens.Length)],
            PaddedLeft = left,
        };
    }

    private static IEnumerable<long> Run(int start, int count) => Enumerable.Range(start, count).Select(i => (long)i);

    private static float[] Joined(IEnumerable<float[]> parts)
    {
        var all = parts.ToArray();
        var joined = new float[all.Sum(part => part.Length)];
        var at = 0;
        foreach (var part in all)
        {
            part.CopyTo(joined, at);
            at += part.Length;
        }

        return joined;
    }
}
