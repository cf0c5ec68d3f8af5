using System.Globalization;

namespace AvUie.Corpus;

/// <summary>AVSBench and Ref-AVS: frames, sound and the exact mask of every shape.</summary>
internal static class SegmentationCorpus
{
    private const int Width = 320;
    private const int Height = 240;

    // Class ids are positions in AVSBench's list of 71 names.
    private static readonly (string Name, byte Id, string Sound)[] Objects =
        [("bell", 5, "bell"), ("dog", 17, "bark"), ("guitar", 24, "guitar"), ("motorcycle", 43, "motor"), ("clock", 16, "clock")];

    public static async Task WriteAvsBenchAsync(string root, Action<string> say)
    {
        var folder = Path.Combine(root, "avs_released");
        List<string> rows = ["vid,uid,s_min,s_sec,a_obj,split,label"];
        for (var i = 0; i < 8; i++)
        {
            var (name, id, sound) = Objects[i % Objects.Length];
            var vid = string.Create(CultureInfo.InvariantCulture, $"synth-v1s{i:D2}");
            var train = i < 6;
            say($"avsbench {vid}: {name}");
            WriteClip(Path.Combine(folder, "v1s", $"{vid}_0_5000"), sound, i, 5, train ? 1 : 5, time => [(Moving(i, time), id)]);
            rows.Add($"{vid},{vid}_0_5000,0,5,{name},{(train ? "train" : "test")},v1s");
        }

        for (var i = 0; i < 3; i++)
        {
            var (first, second) = (Objects[i], Objects[i + 1]);
            var vid = string.Create(CultureInfo.InvariantCulture, $"synth-v1m{i:D2}");
            say($"avsbench {vid}: {first.Name}, {second.Name}");
            WriteClip(
                Path.Combine(folder, "v1m", $"{vid}_1"), first.Sound, 20 + i, 5, 5,
                time => [(Moving(i, time), first.Id), (new Shape(false, 250, 60 + (10 * time), 24, (60, 200, 220)), second.Id)]);
            rows.Add($"{vid},{vid}_1,0,5,\"{first.Name}, {second.Name}\",{(i < 2 ? "train" : "test")},v1m");
        }

        await File.WriteAllLinesAsync(Path.Combine(folder, "metadata.csv"), rows).ConfigureAwait(false);
    }

    public static async Task WriteRefAvsAsync(string root, Action<string> say)
    {
        var folder = Path.Combine(root, "REFAVS");
        List<string> rows = ["vid,uid,split,fid,exp"];
        for (var i = 0; i < 4; i++)
        {
            // Ref-AVS has no bell.
            var (name, _, sound) = Objects[i + 1];
            var clip = string.Create(CultureInfo.InvariantCulture, $"synth-ref{i:D2}_0_10000");
            say($"ref_avs {clip}: {name}");
            Shape At(double time) => Moving(40 + i, time / 2);
            for (var frame = 0; frame < 10; frame++)
            {
                MediaFiles.WriteJpeg(Path.Combine(folder, "media", clip, "frames", $"{frame}.jpg"), Width, Height, Scene.Draw(Width, Height, 40 + i, At(frame)));
                MediaFiles.WriteGreyPng(
                    Path.Combine(folder, "gt_mask", clip, "fid_1", $"0000{frame}.png"), Width, Height, Scene.Mask(Width, Height, (At(frame), (byte)255)));
            }

            MediaFiles.WriteWav(Path.Combine(folder, "media", clip, "audio.wav"), Sounds.Make(sound, 10, 60 + i, (0, 10)), Sounds.Rate, 2);
            var split = i < 3 ? "train" : "test_s";
            rows.Add($"{clip},{clip}_{name}_1,{split},1,The object making a sound all the time.");
            rows.Add($"{clip},{clip}_{name}_2,{split},1,The shape that moves to the right");
        }

        rows.Add("synth-ref90_0_10000,synth-ref90_0_10000_dog_1,TODO,0,The dog.");
        await File.WriteAllTextAsync(Path.Combine(folder, "metadata.csv"), string.Join("\r\n", rows) + "\r\n").ConfigureAwait(false);
    }

    private static Shape Moving(int seed, double time) => new(
        seed % 2 == 0, 60 + (40 * time) + (seed % 4 * 8), 90 + (seed % 5 * 14), 26 + (seed % 3 * 6),
        ((byte)(90 + (seed * 31 % 160)), (byte)(60 + (seed * 47 % 180)), (byte)(40 + (seed * 13 % 200))));

    private static void WriteClip(string folder, string sound, int seed, int frames, int masks, Func<double, (Shape Shape, byte Value)[]> at)
    {
        for (var frame = 0; frame < frames; frame++)
        {
            var shapes = at(frame + 0.9375);
            MediaFiles.WriteJpeg(
                Path.Combine(folder, "frames", $"{frame}.jpg"), Width, Height, Scene.Draw(Width, Height, seed, [.. shapes.Select(static shape => shape.Shape)]));
            if (frame < masks)
            {
                MediaFiles.WriteGreyPng(Path.Combine(folder, "labels_semantic", $"{frame}.png"), Width, Height, Scene.Mask(Width, Height, shapes));
            }
        }

        MediaFiles.WriteWav(Path.Combine(folder, "audio.wav"), Sounds.Make(sound, frames, seed, (0, frames)), Sounds.Rate, 2);
    }
}
