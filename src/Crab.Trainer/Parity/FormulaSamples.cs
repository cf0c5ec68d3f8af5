using System.Globalization;
using System.Text.Json;
using AvUie.Core;
using Crab.Trainer.Processing;

namespace Crab.Trainer.Parity;

/// <summary>
/// Training records whose media are named by formula, from <c>records.json</c>: pictures, frames and sound as the reference's loader
/// hands them to the processor.
/// </summary>
internal sealed class FormulaSamples : IDisposable
{
    private readonly JsonDocument _document;
    private readonly Func<short[], float[]> _spectrogram;
    private readonly Dictionary<string, FormulaMediaOfRecord> _made = new(StringComparer.Ordinal);

    /// <summary>Reads the file.</summary>
    /// <param name="path">The file.</param>
    /// <param name="spectrogram">What makes [frames, 128] of a sound; null for the trainer's own.</param>
    public FormulaSamples(string path, Func<short[], float[]>? spectrogram = null)
    {
        _spectrogram = spectrogram ?? OfTheTrainer();
        try
        {
            _document = JsonDocument.Parse(File.ReadAllBytes(path));
        }
        catch (JsonException failure)
        {
            throw new InvalidDataException($"{path}: not valid JSON ({failure.Message}).", failure);
        }
    }

    /// <summary>The records of a case, one for each row: a batch's, or the one of that name; none where it has no media.</summary>
    public IReadOnlyList<string> Tasks(string name)
    {
        var root = _document.RootElement;
        return root.TryGetProperty("batches", out var batches) && batches.TryGetProperty(name, out var batch) ? [.. batch.EnumerateArray().Select(static task => task.GetString()!)]
            : root.TryGetProperty("records", out var records) && records.TryGetProperty(name, out _) ? [name]
            : [];
    }

    /// <summary>The media of a task's record; made once.</summary>
    public FormulaMediaOfRecord Media(string task)
    {
        if (!_made.TryGetValue(task, out var media))
        {
            _made.Add(task, media = Make(task));
        }

        return media;
    }

    /// <inheritdoc />
    public void Dispose() => _document.Dispose();

    private static Func<short[], float[]> OfTheTrainer()
    {
        var mel = new LogMel();
        return samples => mel.Compute(samples);
    }

    private FormulaMediaOfRecord Make(string task)
    {
        var record = _document.RootElement.GetProperty("records").GetProperty(task);
        if (ReferenceRecords.Read(task, Split.Train, record, 1) is not ReferenceRead.Success read)
        {
            throw new InvalidDataException($"records.json: the record of '{task}' is none that the reference's loader takes.");
        }

        var parts = read.Record.ToConversation(string.Empty).User;
        var videos = parts.OfType<ContentPart.Video>().Select(Frames).ToArray();
        var images = parts.OfType<ContentPart.Image>().Select(Picture).ToArray();
        var sounds = parts.OfType<ContentPart.Audio>().Select(Sound).ToArray();

        // Exactly two of a kind become one, as the reference's loader joins them.
        byte[][][] seen = videos.Length == 2 ? [[.. videos[0], .. videos[1]]] : videos;
        short[][] heard = sounds.Length == 2 ? [[.. sounds[0], .. sounds[1]]] : sounds;
        return new FormulaMediaOfRecord([.. seen.Select(static frames => Patched(frames) with { IsVideo = true })], [.. images.Select(image => Patched([image]))], [.. heard.Select(Heard)]);
    }

    private static byte[][] Frames(ContentPart.Video video)
    {
        var name = Path.GetFileNameWithoutExtension(video.Path);
        var size = FormulaMedia.Picture(name) ?? throw Unknown(name);
        var seed = int.Parse(name[(name.LastIndexOf('-') + 1)..], NumberStyles.None, CultureInfo.InvariantCulture);
        return
        [
            .. Enumerable.Range(0, video.Frames).Select(t => ModelPictures.Frame(FormulaMedia.Frame(t, size.Height, size.Width, seed), size.Width, size.Height)),
        ];
    }

    private static byte[] Picture(ContentPart.Image image)
    {
        var name = Path.GetFileNameWithoutExtension(image.Path);
        var picture = FormulaMedia.Picture(name) ?? throw Unknown(name);
        return ModelPictures.Still(picture.Rgb, picture.Width, picture.Height);
    }

    private static short[] Sound(ContentPart.Audio audio)
    {
        var name = Path.GetFileNameWithoutExtension(audio.Path);
        return AudioWindows.Apply(FormulaMedia.Sound(name) ?? throw Unknown(name), audio.Task, audio.WindowIndex);
    }

    private static InvalidDataException Unknown(string name) => new($"records.json: no formula is named '{Printable.Of(name)}'.");

    private static VisionSpan Patched(byte[][] frames)
    {
        var grid = Patching.Grid(frames.Length, ModelPictures.Side, ModelPictures.Side);
        var rows = new float[grid.Patches * Patching.Columns];
        Patching.Cut(frames, ModelPictures.Side, ModelPictures.Side, rows);
        return new VisionSpan(0, grid, SampleProcessor.ReferenceSecondsPerGrid, rows);
    }

    private AudioSpan Heard(short[] samples)
    {
        var frames = LogMel.Frames(samples.Length);
        return new AudioSpan(0, LogMel.Tokens(frames), frames, _spectrogram(samples));
    }
}

/// <summary>What a record's media become, in content order; where they stand among the tokens is not known yet.</summary>
internal sealed record FormulaMediaOfRecord(IReadOnlyList<VisionSpan> Videos, IReadOnlyList<VisionSpan> Images, IReadOnlyList<AudioSpan> Sounds);
