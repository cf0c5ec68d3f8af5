using System.Globalization;

namespace AvUie.Corpus;

/// <summary>LLP: what is heard and what is seen need not be there at the same time.</summary>
internal static class LlpCorpus
{
    private static readonly (string Label, string Sound, (int Start, int End)[] Heard, (int Start, int End)[] Seen, string List)[] Clips =
    [
        ("Dog", "bark", [(0, 4)], [(0, 6)], "test"), ("Motorcycle", "motor", [(2, 9)], [(4, 7)], "test"),
        ("Acoustic_guitar", "guitar", [(0, 3), (6, 9)], [(0, 10)], "test"), ("Fire_alarm", "siren", [(5, 10)], [], "test"),
        ("Dog", "bark", [(3, 6)], [(2, 8)], "val"), ("Lawn_mower", "motor", [], [(1, 9)], "val"),
    ];

    public static async Task WriteAsync(string root, Action<string> say)
    {
        var data = Path.Combine(root, "data");
        Directory.CreateDirectory(data);
        List<string> audio = ["filename\tonset\toffset\tevent_labels"], visual = ["filename\tonset\toffset\tevent_labels"];
        var weak = new Dictionary<string, List<string>> { ["train"] = [], ["val"] = [], ["test"] = [] };
        for (var i = 0; i < Clips.Length; i++)
        {
            var clip = Clips[i];
            var id = string.Create(CultureInfo.InvariantCulture, $"synth-llp{i:D2}");
            var name = $"{id}_30_40";
            say($"llp {id}: {clip.Label}");
            await MediaFiles.WriteClipAsync(
                Path.Combine(root, "LLP_dataset", "video", id + ".mp4"), 320, 240, 10, time => Frame(i, clip.Seen, time),
                Sounds.Make(clip.Sound, 10, 50 + i, [.. clip.Heard.Select(static span => ((double)span.Start, (double)span.End))])).ConfigureAwait(false);
            audio.AddRange(clip.Heard.Select(span => $"{name}\t{span.Start}\t{span.End}\t{clip.Label}"));
            visual.AddRange(clip.Seen.Select(span => $"{name}\t{span.Start}\t{span.End}\t{clip.Label}"));
            weak[clip.List].Add($"{name}\t{clip.Label}");
        }

        weak["train"].Add("synth-llp90_0_10\tSpeech,Dog");
        foreach (var (file, list) in new[] { ("AVVP_train.csv", "train"), ("AVVP_val_pd.csv", "val"), ("AVVP_test_pd.csv", "test") })
        {
            await File.WriteAllLinesAsync(Path.Combine(data, file), ["filename\tevent_labels", .. weak[list]]).ConfigureAwait(false);
        }

        await File.WriteAllLinesAsync(Path.Combine(data, "AVVP_dataset_full.csv"), ["filename\tevent_labels", .. weak.Values.SelectMany(static rows => rows)]).ConfigureAwait(false);
        await File.WriteAllLinesAsync(Path.Combine(data, "AVVP_eval_audio.csv"), audio).ConfigureAwait(false);
        await File.WriteAllLinesAsync(Path.Combine(data, "AVVP_eval_visual.csv"), visual).ConfigureAwait(false);
    }

    private static byte[] Frame(int seed, (int Start, int End)[] seen, double time) =>
        seen.Any(span => time >= span.Start && time < span.End)
            ? Scene.Draw(320, 240, seed, new Shape(seed % 2 == 1, 160 + (90 * Math.Sin(time * 2)), 120, 36, (210, 180, (byte)(40 * seed))))
            : Scene.Draw(320, 240, seed);
}
