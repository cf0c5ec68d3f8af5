using AvUie.Shards;
using Crab.Trainer.Data;
using Crab.Trainer.Model;
using Crab.Trainer.Processing;
using Crab.Trainer.Weights;
using TorchSharp;
using static TorchSharp.torch;

namespace Crab.Trainer.Parity;

/// <summary>The part <c>thinker/</c> of a folder of goldens: a small model and the batches that went through it.</summary>
internal sealed class ThinkerGoldens : IDisposable
{
    private readonly FormulaSamples _samples;

    private ThinkerGoldens(string folder, Func<short[], float[]>? spectrogram)
    {
        Folder = folder;
        _samples = new FormulaSamples(Path.Combine(folder, "records.json"), spectrogram);
        ModelFolder = Path.Combine(folder, "model");
        Config = ConfigReader.Read(Path.Combine(ModelFolder, Weights.ModelFolder.ConfigName)).Config;
    }

    /// <summary>The part's folder.</summary>
    public string Folder { get; }

    /// <summary>The model's.</summary>
    public string ModelFolder { get; }

    /// <summary>The model's sizes.</summary>
    public ThinkerConfig Config { get; }

    /// <summary>Opens the part; null where there is none.</summary>
    /// <param name="goldens">The folder.</param>
    /// <param name="spectrogram">What makes [frames, 128] of a sound; null for the trainer's own.</param>
    public static ThinkerGoldens? Open(string goldens, Func<short[], float[]>? spectrogram = null)
    {
        var folder = Path.Combine(goldens, "thinker");
        return File.Exists(Path.Combine(folder, "records.json")) ? new ThinkerGoldens(folder, spectrogram) : null;
    }

    /// <summary>The tensor files below it, by name.</summary>
    public IEnumerable<string> Files(string part)
    {
        var folder = Path.Combine(Folder, part);
        return Directory.Exists(folder) ? Directory.EnumerateFiles(folder, "*.safetensors").Order(StringComparer.Ordinal) : [];
    }

    /// <summary>The file of a case.</summary>
    public string Case(string name) => Path.Combine(Folder, "cases", name + ".safetensors");

    /// <summary>The small model.</summary>
    public Thinker Load(ScalarType type, Device device)
    {
        using var model = Weights.ModelFolder.Open(ModelFolder);
        return model.Load(type, device);
    }

    /// <summary>The samples of a case: tokens and labels as the file has them, media by formula.</summary>
    /// <param name="file">With <c>input_ids</c> and <c>labels</c>, and <c>attention_mask</c> where it has padding.</param>
    /// <param name="name">The case.</param>
    public IReadOnlyList<ProcessedSample> Samples(SafetensorsFile file, string name)
    {
        var tasks = _samples.Tasks(name);
        var (ids, labels) = (file.ReadInt64s("input_ids"), file.ReadInt64s("labels"));
        var (rows, length) = ((int)file["input_ids"].Shape[0], (int)file["input_ids"].Shape[1]);
        var mask = file.Tensors.ContainsKey("attention_mask") ? file.ReadInt64s("attention_mask") : [.. Enumerable.Repeat(1L, ids.Length)];
        if (tasks.Count != 0 && tasks.Count != rows)
        {
            throw new InvalidDataException($"{file.Path}: {rows} rows, but records.json names {tasks.Count} records for '{name}'.");
        }

        return
        [
            .. Enumerable.Range(0, rows).Select(row =>
            {
                var at = Enumerable.Range(row * length, length).Where(i => mask[i] == 1).ToArray();
                return Sample(
                    tasks.Count == 0 ? name : tasks[row],
                    [.. at.Select(i => (int)ids[i])],
                    [.. at.Select(i => labels[i])],
                    tasks.Count == 0 ? new FormulaMediaOfRecord([], [], []) : _samples.Media(tasks[row]));
            }),
        ];
    }

    /// <summary>The case's batch, padded on the right.</summary>
    public Batch Batch(SafetensorsFile file, string name) => Collation.Collate(Samples(file, name), Config.Tokens.Padding);

    /// <inheritdoc />
    public void Dispose() => _samples.Dispose();

    private ProcessedSample Sample(string id, int[] tokens, long[] labels, FormulaMediaOfRecord media)
    {
        foreach (var (kind, token, count) in ((string, int, int)[])[
            ("videos", Config.Tokens.Video, media.Videos.Count), ("pictures", Config.Tokens.Image, media.Images.Count), ("sounds", Config.Tokens.Audio, media.Sounds.Count)])
        {
            if (Starts(tokens, token).Count() is var places && places != count)
            {
                throw new InvalidDataException($"{id}: the ids have places for {places} {kind} (token {token}), the record has {count}.");
            }
        }

        var learnt = Enumerable.Range(0, labels.Length).Where(i => labels[i] != Data.Batch.Ignored).ToArray();
        return new ProcessedSample
        {
            Id = id,
            Tokens = tokens,
            LabelStart = learnt.Length == 0 ? tokens.Length : learnt[0],
            LabelEnd = learnt.Length == 0 ? tokens.Length : learnt[^1] + 1,
            Vision =
            [
                .. media.Videos.Zip(Starts(tokens, Config.Tokens.Video), static (span, start) => span with { Start = start }),
                .. media.Images.Zip(Starts(tokens, Config.Tokens.Image), static (span, start) => span with { Start = start }),
            ],
            Audio = [.. media.Sounds.Zip(Starts(tokens, Config.Tokens.Audio), static (span, start) => span with { Start = start })],
        };
    }

    private static IEnumerable<int> Starts(int[] tokens, int token) =>
        Enumerable.Range(0, tokens.Length).Where(i => tokens[i] == token && (i == 0 || tokens[i - 1] != token));
}
