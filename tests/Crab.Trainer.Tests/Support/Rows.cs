using System.Text;
using AvUie.Shards;
using SkiaSharp;

namespace Crab.Trainer.Tests;

/// <summary>Rows made by formula.</summary>
internal static class Rows
{
    public const int Edge = 56;

    public static byte[] Frame(int seed, int edge = Edge)
    {
        using var bitmap = new SKBitmap(edge, edge);
        for (var y = 0; y < edge; y++)
        {
            for (var x = 0; x < edge; x++)
            {
                bitmap.SetPixel(x, y, new SKColor((byte)(x * 3 + seed * 40), (byte)(y * 3), (byte)(x + y + seed * 17)));
            }
        }

        using var data = bitmap.Encode(SKEncodedImageFormat.Jpeg, 90);
        return data.ToArray();
    }

    public static byte[] Tone(double seconds, int hertz)
    {
        var samples = (int)(seconds * 16_000);
        using var stream = new MemoryStream();
        using var writer = new BinaryWriter(stream);
        writer.Write("RIFF"u8);
        writer.Write(36 + samples * 2);
        writer.Write("WAVEfmt "u8);
        writer.Write(16);
        writer.Write((short)1);
        writer.Write((short)1);
        writer.Write(16_000);
        writer.Write(32_000);
        writer.Write((short)2);
        writer.Write((short)16);
        writer.Write("data"u8);
        writer.Write(samples * 2);
        for (var i = 0; i < samples; i++)
        {
            writer.Write((short)(8_000 * Math.Sin(2 * Math.PI * hertz * i / 16_000)));
        }

        return stream.ToArray();
    }

    public static ShardRow Row(string id, string task, string label, int videos, int frames, int images, int sounds, int seed)
    {
        var user = new List<TurnPart> { new("text", "Look and listen:") };
        user.AddRange(Enumerable.Repeat(new TurnPart("video", null), videos));
        user.AddRange(Enumerable.Repeat(new TurnPart("image", null), images));
        user.AddRange(Enumerable.Repeat(new TurnPart("audio", null), sounds));
        user.Add(new("text", "What is it?"));
        return new ShardRow
        {
            Id = id,
            Source = "synthetic",
            Task = task,
            Family = "synthetic",
            Split = "train",
            Conversation = [new("system", [new("text", "Be brief.")]), new("user", user), new("assistant", [new("text", label)])],
            Videos = [.. Enumerable.Range(0, videos).Select(video => (IReadOnlyList<byte[]>)[.. Enumerable.Range(0, frames).Select(frame => Frame(seed + video * 7 + frame))])],
            VideoTimings = [.. Enumerable.Range(0, videos).Select(_ => new VideoTiming(2, 0, 2, 1.0, frames, [.. Enumerable.Range(0, frames)], false))],
            Images = [.. Enumerable.Range(0, images).Select(image => Frame(seed + image))],
            Sounds = [.. Enumerable.Range(0, sounds).Select(sound => Tone(1, 200 + 150 * (seed + sound)))],
            SoundSeconds = [.. Enumerable.Repeat(1.0, sounds)],
            FrameIndex = images > 0 ? 0 : null,
            Truth = "{}",
            Answer = label,
            Provenance = "{}",
            Fields = "{}",
            AnnotationFile = "rows.json",
            AnnotationRow = 1,
            RawFiles = [],
        };
    }

    public static ShardRow Video(int seed) => Row($"synthetic/ks/{seed}", "ks", seed % 2 == 0 ? "a dog" : "a bell", videos: 1, frames: 4, images: 0, sounds: 1, seed);

    public static ShardRow Picture(int seed) => Row($"synthetic/arig/{seed}", "arig", "a guitar", videos: 0, frames: 0, images: 1, sounds: 1, seed);

    public static ShardRow TwoVideos(int seed) => Row($"synthetic/a2v/{seed}", "a2v", "first", videos: 2, frames: 4, images: 0, sounds: 1, seed);

    public static ShardRow TwoSounds(int seed) => Row($"synthetic/v2a/{seed}", "v2a", "second", videos: 1, frames: 4, images: 0, sounds: 2, seed);

    public static ShardRow[] Mixed() => [Video(0), Picture(1), TwoVideos(2), TwoSounds(3), Video(4), Video(5)];

    public static string Text(IEnumerable<long> ids) => Encoding.UTF8.GetString([.. ids.Where(id => id is >= 0 and < 256).Select(id => (byte)id)]);
}
