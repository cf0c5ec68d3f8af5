using System.Diagnostics;
using System.Globalization;
using System.Text;
using SkiaSharp;

namespace AvUie.Corpus;

/// <summary>Writes media files: clips through ffmpeg, pictures through Skia, sounds by hand.</summary>
internal static class MediaFiles
{
    private const int FramesPerSecond = 10;

    /// <summary>A clip of ten frames a second.</summary>
    /// <param name="path">File to write; the ending names the container.</param>
    /// <param name="frame">RGB of a frame at a time in seconds.</param>
    /// <param name="sound">44.1 kHz mono; null for a clip without a sound stream.</param>
    public static async Task WriteClipAsync(string path, int width, int height, double seconds, Func<double, byte[]> frame, short[]? sound)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        var wav = path + ".wav";
        List<string> arguments =
        [
            "-v", "error", "-nostdin", "-y", "-f", "rawvideo", "-pixel_format", "rgb24",
            "-video_size", string.Create(CultureInfo.InvariantCulture, $"{width}x{height}"), "-framerate", $"{FramesPerSecond}", "-i", "pipe:0",
        ];
        if (sound is not null)
        {
            WriteWav(wav, sound, Sounds.Rate, 1);
            arguments.AddRange(["-i", $"file:{wav}", "-c:a", "aac", "-b:a", "96k"]);
        }

        arguments.AddRange(["-c:v", "libx264", "-preset", "veryfast", "-crf", "20", "-pix_fmt", "yuv420p", "-threads", "1", "-fflags", "+bitexact", $"file:{path}"]);
        var start = new ProcessStartInfo("ffmpeg", arguments) { RedirectStandardInput = true, RedirectStandardError = true };
        using var process = Process.Start(start) ?? throw new InvalidOperationException("ffmpeg cannot be started");
        var error = process.StandardError.ReadToEndAsync();
        for (var i = 0; i < seconds * FramesPerSecond; i++)
        {
            await process.StandardInput.BaseStream.WriteAsync(frame(i / (double)FramesPerSecond)).ConfigureAwait(false);
        }

        process.StandardInput.Close();
        await process.WaitForExitAsync().ConfigureAwait(false);
        File.Delete(wav);
        if (process.ExitCode != 0)
        {
            throw new InvalidOperationException($"ffmpeg could not write {path}: {await error.ConfigureAwait(false)}");
        }
    }

    public static void WriteJpeg(string path, int width, int height, byte[] rgb)
    {
        using var bitmap = new SKBitmap(new SKImageInfo(width, height, SKColorType.Rgba8888, SKAlphaType.Opaque));
        var target = bitmap.GetPixelSpan();
        for (var i = 0; i < width * height; i++)
        {
            rgb.AsSpan(3 * i, 3).CopyTo(target[(4 * i)..]);
            target[(4 * i) + 3] = 255;
        }

        Write(path, bitmap, SKEncodedImageFormat.Jpeg, 92);
    }

    /// <summary>An 8-bit grey PNG that keeps every value as it is.</summary>
    public static void WriteGreyPng(string path, int width, int height, byte[] values)
    {
        using var bitmap = new SKBitmap(new SKImageInfo(width, height, SKColorType.Gray8, SKAlphaType.Opaque));
        values.CopyTo(bitmap.GetPixelSpan());
        Write(path, bitmap, SKEncodedImageFormat.Png, 100);
    }

    /// <summary>A PCM16 WAV whose channels all carry the same samples.</summary>
    public static void WriteWav(string path, short[] samples, int rate, int channels)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        using var writer = new BinaryWriter(File.Create(path), Encoding.ASCII);
        var bytes = samples.Length * 2 * channels;
        writer.Write("RIFF"u8);
        writer.Write(36 + bytes);
        writer.Write("WAVEfmt "u8);
        writer.Write(16);
        writer.Write((short)1);
        writer.Write((short)channels);
        writer.Write(rate);
        writer.Write(rate * 2 * channels);
        writer.Write((short)(2 * channels));
        writer.Write((short)16);
        writer.Write("data"u8);
        writer.Write(bytes);
        foreach (var sample in samples)
        {
            for (var channel = 0; channel < channels; channel++)
            {
                writer.Write(sample);
            }
        }
    }

    private static void Write(string path, SKBitmap bitmap, SKEncodedImageFormat format, int quality)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        using var data = bitmap.Encode(format, quality);
        using var stream = File.Create(path);
        data.SaveTo(stream);
    }
}
