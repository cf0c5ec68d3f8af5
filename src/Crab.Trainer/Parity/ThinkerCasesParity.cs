using AvUie.Core;
using AvUie.Shards;
using Crab.Trainer.Data;
using Crab.Trainer.Model;
using Crab.Trainer.Processing;
using TorchSharp;
using static TorchSharp.torch;

namespace Crab.Trainer.Parity;

/// <summary><c>thinker/cases</c>: everything on the way from media by formula to the loss, in float32.</summary>
internal sealed class ThinkerCasesParity : IModelParityCheck
{
    private const int LogitRows = 256;
    private static readonly string[] Pixels = ["pixel_values", "pixel_values_videos"];

    /// <inheritdoc />
    public string Name => "thinker/cases";

    /// <inheritdoc />
    public IEnumerable<ParityResult> Run(string folder, Device device, CancellationToken cancellation)
    {
        using var goldens = ThinkerGoldens.Open(folder);
        if (goldens is null)
        {
            yield break;
        }

        using var model = goldens.Load(ScalarType.Float32, device);
        foreach (var path in goldens.Files("cases"))
        {
            cancellation.ThrowIfCancellationRequested();
            using var file = SafetensorsFile.Open(path);
            var comparison = new Comparison(Name, file);
            var samples = goldens.Samples(file, comparison.Case);
            var batch = Collation.Collate(samples, goldens.Config.Tokens.Padding);
            foreach (var result in Inputs(comparison, file, batch, samples).Concat(Outputs(comparison, file, batch, samples, model, Tolerance.Forward(device))))
            {
                yield return result;
            }
        }
    }

    /// <summary>What the collation makes: positions, mel frames, patches.</summary>
    private static List<ParityResult> Inputs(Comparison comparison, SafetensorsFile file, Batch batch, IReadOnlyList<ProcessedSample> samples)
    {
        var mask = file.ReadInt64s("attention_mask");
        long[] Unpadded(long[] values) => [.. values.Where((_, i) => mask[i % mask.Length] == 1)];
        List<ParityResult> results =
        [
            comparison.Equal("input_ids", batch.InputIds, file.ReadInt64s("input_ids")),
            comparison.Equal("labels", batch.Labels, file.ReadInt64s("labels")),
            comparison.Equal("position_ids", Unpadded(batch.Positions), Unpadded(file.ReadInt64s("position_ids"))),
            comparison.Equal("rope_deltas", [.. samples.Select(static sample => RotaryIndex.Next(sample) - sample.Tokens.Length)], file.ReadInt64s("rope_deltas")),
        ];
        using var scope = NewDisposeScope();
        if (comparison.Has("audio_feature_lengths"))
        {
            results.Add(comparison.Equal("audio_feature_lengths", Array.ConvertAll(batch.SoundFrames, static frames => (long)frames), file.ReadInt64s("audio_feature_lengths")));
        }

        if (comparison.Has("input_features"))
        {
            results.Add(comparison.Close("input_features", tensor(batch.Mel).view(-1, LogMel.Mels).t().contiguous(), Tolerance.Forward(CPU)));
        }

        foreach (var name in Pixels.Where(name => comparison.Has(name + ".rows")))
        {
            var rows = tensor(batch.Patches).view(-1, Patching.Columns).index_select(0, tensor(file.ReadInt64s(name + ".rows")));
            results.Add(comparison.Close(name + ".at_rows", rows, Tolerance.Forward(CPU)));
        }

        return results;
    }

    /// <summary>What the model makes: towers, hidden states, logits, loss.</summary>
    private static List<ParityResult> Outputs(
        Comparison comparison, SafetensorsFile file, Batch batch, IReadOnlyList<ProcessedSample> samples, Thinker model, double tolerance)
    {
        using var quiet = no_grad();
        using var scope = NewDisposeScope();
        var results = new List<ParityResult>();
        var (seen, heard) = model.Encode(batch);
        if (heard is not null)
        {
            results.Add(comparison.Close("audio_tower", heard, tolerance));
        }

        if (comparison.Has("image_embeds"))
        {
            results.Add(comparison.Close("image_embeds", Of(seen!, samples, video: false), tolerance));
        }

        if (comparison.Has("video_embeds"))
        {
            results.Add(comparison.Close("video_embeds", Of(seen!, samples, video: true), tolerance));
        }

        var hidden = model.Hidden(batch).view(-1, model.Config.Text.Hidden);
        var real = tensor((long[])[.. file.ReadInt64s("attention_mask").Select(static (value, i) => (value, at: (long)i)).Where(static pair => pair.value == 1).Select(static pair => pair.at)]);
        results.Add(comparison.Close("hidden_states", hidden.cpu().index_select(0, real), comparison.Golden("hidden_states").view(-1, model.Config.Text.Hidden).index_select(0, real), tolerance));
        var sums = cat([.. hidden.split(LogitRows).Select(rows => model.Logits(rows).logsumexp(-1))]).cpu();
        results.Add(comparison.Close("logsumexp", sums.index_select(0, real), comparison.Golden("logsumexp").view(-1).index_select(0, real), tolerance));
        results.Add(comparison.Close("logits_at_labels", model.LogitsAtLabels(batch), tolerance));
        results.Add(comparison.Close("loss", model.Loss(batch, training: false), tolerance));
        return results;
    }

    /// <summary>The tokens of all videos, or of all pictures.</summary>
    private static Tensor Of(Tensor seen, IReadOnlyList<ProcessedSample> samples, bool video)
    {
        var parts = new List<Tensor>();
        var at = 0;
        foreach (var span in samples.SelectMany(static sample => sample.Vision))
        {
            if (span.IsVideo == video)
            {
                parts.Add(seen.narrow(0, at, span.Grid.Tokens));
            }

            at += span.Grid.Tokens;
        }

        return cat(parts);
    }
}
