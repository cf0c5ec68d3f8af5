using System.Globalization;

namespace AvUie.Corpus;

/// <summary>AVE: clips of ten seconds in which a shape moves and a sound is heard in the labelled seconds, and only then.</summary>
internal static class AveCorpus
{
    private static readonly (string Label, string Sound, int Start, int End, string List)[] Clips =
    [
        ("Church bell", "bell", 0, 10, "train"), ("Church bell", "bell", 3, 7, "train"), ("Train horn", "horn", 2, 5, "train"),
        ("Train horn", "horn", 6, 9, "train"), ("Clock", "clock", 1, 8, "train"), ("Clock", "clock", 4, 10, "train"),
        ("Bark", "bark", 0, 4, "train"), ("Bark", "bark", 5, 8, "train"), ("Motorcycle", "motor", 2, 9, "train"),
        ("Acoustic guitar", "guitar", 0, 6, "train"), ("Church bell", "bell", 5, 9, "val"), ("Bark", "bark", 2, 6, "val"),
        ("Train horn", "horn", 1, 4, "test"), ("Clock", "clock", 0, 5, "test"),
    ];

    private static readonly (string Label, bool Woman, int Start, int End)[] Speakers =
        [("Male speech, man speaking", false, 1, 6), ("Female speech, woman speaking", true, 3, 9)];

    /// <summary>Writes the dataset, and beside whole clips one of every kind of trouble that the ledger knows.</summary>
    public static async Task WriteAsync(string root, Action<string> say)
    {
        var media = Path.Combine(root, "AVE_Dataset", "AVE");
        Directory.CreateDirectory(media);
        var rows = new List<(string Row, string List)>();
        for (var i = 0; i < Clips.Length; i++)
        {
            var clip = Clips[i];
            await AddAsync(i, clip.Label, clip.Start, clip.End, clip.List, Sounds.Make(clip.Sound, 10, i, (clip.Start, clip.End))).ConfigureAwait(false);
        }

        for (var i = 0; i < Speakers.Length; i++)
        {
            var speaker = Speakers[i];
            if (await Speech.SayAsync(speaker.Woman).ConfigureAwait(false) is not { } sentence)
            {
                say("ave: this ffmpeg has no voices (flite), so nobody speaks");
                break;
            }

            await AddAsync(
                20 + i, speaker.Label, speaker.Start, speaker.End, "train",
                Sounds.Make(sentence, 10, i, (speaker.Start, speaker.End))).ConfigureAwait(false);
        }

        say("ave: a clip without sound, a damaged one, an absent one, an empty event and a row that is none");
        await MediaFiles.WriteClipAsync(Path.Combine(media, Id(90) + ".mp4"), 320, 240, 2, time => Frame(90, 0, 2, time), null).ConfigureAwait(false);
        await File.WriteAllBytesAsync(Path.Combine(media, Id(91) + ".mp4"), [.. Enumerable.Range(0, 5000).Select(static i => (byte)(i * 37))]).ConfigureAwait(false);
        rows.AddRange(
        [
            (Row("Cat", Id(90), 0, 2), "train"), (Row("Cat", Id(91), 0, 10), "train"), (Row("Cat", Id(92), 0, 10), "train"),
            (Row("Cat", Id(93), 0, 0), "train"), ($"Cat&{Id(94)}&good", "train"),
        ]);
        foreach (var list in new[] { "train", "val", "test" })
        {
            await File.WriteAllLinesAsync(
                Path.Combine(root, "AVE_Dataset", $"{list}Set.txt"), rows.Where(row => row.List == list).Select(static row => row.Row)).ConfigureAwait(false);
        }

        await File.WriteAllLinesAsync(Path.Combine(root, "AVE_Dataset", "Annotations.txt"), rows.Select(static row => row.Row)).ConfigureAwait(false);

        async Task AddAsync(int number, string label, int start, int end, string list, short[] sound)
        {
            var id = Id(number);
            say($"ave {id}: {label}, {start} s to {end} s");
            await MediaFiles.WriteClipAsync(
                Path.Combine(media, id + ".mp4"), 320, 240, 10, time => Frame(number, start, end, time), sound).ConfigureAwait(false);
            rows.Add((Row(label, id, start, end), list));
        }
    }

    private static string Id(int number) => string.Create(CultureInfo.InvariantCulture, $"synth-ave{number:D2}");

    private static string Row(string label, string id, int start, int end) =>
        string.Create(CultureInfo.InvariantCulture, $"{label}&{id}&good&{start}&{end}");

    private static byte[] Frame(int seed, int start, int end, double time)
    {
        var moving = Math.Clamp(time, start, end) - start;
        var shape = new Shape(
            seed % 2 == 0, 70 + (moving * 18), 120 + (60 * Math.Sin(moving * 4)), 28,
            ((byte)(200 - (seed % 5 * 30)), (byte)(60 + (seed % 7 * 25)), (byte)(40 + (seed % 3 * 80))));
        return Scene.Draw(320, 240, seed, shape);
    }
}
