using AvUie.Core;
using AvUie.Shards;
using Crab.Trainer.Processing;
using SkiaSharp;

namespace Crab.Trainer.Generation;

/// <summary>Makes a row of files that can be read without FFmpeg: a folder of frames or one picture, and a WAV file.</summary>
internal static class PromptFiles
{
    private const int MaxFrames = 64;
    private const long MaxBytes = 256L << 20;
    private static readonly string[] Pictures = [".jpg", ".jpeg", ".png"];

    /// <summary>A row without a target.</summary>
    /// <param name="seen">Folder of frames, a picture, or null.</param>
    /// <param name="heard">WAV file, or null.</param>
    /// <param name="prompt">What is asked.</param>
    /// <exception cref="InvalidDataException">A file cannot be read here; the message says what can.</exception>
    public static ShardRow Row(string? seen, string? heard, string prompt)
    {
        var frames = seen is null ? [] : Frames(seen);
        var video = seen is not null && Directory.Exists(seen);
        TurnPart[] user =
        [
            .. seen is null ? (TurnPart[])[] : [new TurnPart(video ? "video" : "image", null)],
            .. heard is null ? (TurnPart[])[] : [new TurnPart("audio", null)],
            new TurnPart("text", prompt),
        ];
        return new ShardRow
        {
            Id = "prompt",
            Source = "files",
            Task = "prompt",
            Family = "prompt",
            Split = "test",
            Conversation = [new("system", [new("text", ConversationRenderer.SystemMessage)]), new("user", user)],
            Videos = video ? [frames] : [],
            Images = seen is not null && !video ? frames : [],
            Sounds = heard is null ? [] : [Sound(heard)],
            Truth = "{}",
            Answer = string.Empty,
            Provenance = "{}",
            Fields = "{}",
            AnnotationFile = "prompt",
            AnnotationRow = 1,
            RawFiles = [],
        };
    }

    private static byte[][] Frames(string path)
    {
        if (Directory.Exists(path))
        {
            var files = Directory.EnumerateFiles(path).Where(IsPicture).Order(StringComparer.Ordinal).Take(MaxFrames + 1).ToArray();
            return files.Length is >= 2 and <= MaxFrames
                ? Array.ConvertAll(files, file => Sized(file, ModelPictures.Frame))
                : throw new InvalidDataException($"--video {path}: holds {(files.Length > MaxFrames ? "more than " : string.Empty)}{Math.Min(files.Length, MaxFrames)} JPEG or PNG frames; expected 2 to {MaxFrames}, in the order of their names.");
        }

        return !File.Exists(path) ? throw new InvalidDataException($"--video {path}: no such file or folder.")
            : IsPicture(path) ? [Sized(path, ModelPictures.Still)]
            : throw new InvalidDataException(
                $"--video {path}: crab reads no video files, so that it needs no FFmpeg. Give a folder of JPEG or PNG frames (avuie extract FILE FOLDER makes one, and the sound), " +
                "one picture, or a row of a shard that avuie made (--row ID --data SHARDS).");
    }

    private static bool IsPicture(string path) => Pictures.Contains(Path.GetExtension(path), StringComparer.OrdinalIgnoreCase);

    /// <summary>The file at the size that the model sees, as PNG.</summary>
    private static byte[] Sized(string path, Func<byte[], int, int, byte[]> resize)
    {
        var (rgb, height, width) = JpegFrame.DecodeAnySize(Bytes(path), path);
        var sized = resize(rgb, width, height);
        using var bitmap = new SKBitmap(new SKImageInfo(ModelPictures.Side, ModelPictures.Side, SKColorType.Rgba8888, SKAlphaType.Opaque));
        var pixels = bitmap.GetPixelSpan();
        for (int from = 0, to = 0; from < sized.Length; from += 3, to += 4)
        {
            sized.AsSpan(from, 3).CopyTo(pixels[to..]);
            pixels[to + 3] = byte.MaxValue;
        }

        using var data = bitmap.Encode(SKEncodedImageFormat.Png, quality: 100);
        return data.ToArray();
    }

    private static byte[] Sound(string path)
    {
        var bytes = Bytes(path);
        try
        {
            WaveFile.Read(bytes, path);
            return bytes;
        }
        catch (SampleException failure)
        {
            throw new InvalidDataException($"--audio {failure.Message} avuie extract FILE FOLDER makes one.");
        }
    }

    private static byte[] Bytes(string path)
    {
        var file = new FileInfo(path);
        return !file.Exists ? throw new InvalidDataException($"{path}: no such file.")
            : file.Length > MaxBytes ? throw new InvalidDataException($"{path}: {file.Length} bytes; expected at most {MaxBytes}.")
            : File.ReadAllBytes(path);
    }
}
