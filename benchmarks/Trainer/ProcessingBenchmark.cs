using AvUie.Core;
using Crab.Trainer.Processing;
using Crab.Trainer.Tokenizing;
using TorchSharp;
using static TorchSharp.torch;

namespace Crab.Trainer.Benchmarks;

/// <summary>What the loader's threads do: the spectrogram of 30 seconds, and text to ids.</summary>
internal static class ProcessingBenchmark
{
    /// <summary>The spectrogram, beside libtorch's Fourier transform of the same windows.</summary>
    public static void Spectrogram(int rounds, Action<string> report)
    {
        using var scope = NewDisposeScope();
        var mel = new LogMel();
        var sound = FormulaMedia.Sound(30, 1);
        var (wave, window) = (tensor(Array.ConvertAll(sound, sample => sample / 32768f)), hann_window(400));
        const int Times = 10;
        var contest = new Contest(rounds)
            .Add("mel", () => Repeat(Times, () => mel.Compute(sound)))
            .Add("transform", () => Repeat(Times, () =>
            {
                using var quiet = no_grad();
                stft(wave, 400, 160, 400, window, center: true, return_complex: true).Dispose();
            }))
            .Run();
        report("| log-mel of 30 s, ms | libtorch's Fourier transform alone, ms |");
        report("|---|---|");
        report(Text.Line($"| **{contest.Median("mel") / Times:F1}** (≤ 10) | {contest.Median("transform") / Times:F1} |"));
    }

    /// <summary>Text to ids; the floor is cutting the text into pieces.</summary>
    public static void Tokens(string folder, int rounds, Action<string> report)
    {
        var tokenizer = QwenTokenizer.Load(folder);
        var corpora = new (string Name, string[] Texts)[] { ("targets with reasoning", Corpus.Targets(4000)), ("words never seen before", []) };
        report("| text | tokens | million tokens/s a core | cutting alone (the floor), million tokens/s |");
        report("|---|---|---|---|");
        foreach (var (name, texts) in corpora)
        {
            var seed = 0;
            var lines = texts;
            var ids = new List<int>();
            var counts = new List<int>();
            var contest = new Contest(rounds)
                .Add("make", () => lines = texts.Length > 0 ? texts : Corpus.Strange(2000, seed++))
                .Add("encode", () =>
                {
                    var count = 0;
                    foreach (var line in lines)
                    {
                        ids.Clear();
                        tokenizer.Encode(line, ids);
                        count += ids.Count;
                    }

                    counts.Add(count);
                })
                .Add("cut", () =>
                {
                    foreach (var line in lines)
                    {
                        var split = new WordSplit(line);
                        while (split.Next().Length > 0)
                        {
                        }
                    }
                })
                .Run();
            double Rate(string way) => counts[^1] / contest.Median(way) / 1000;
            report(Text.Line($"| {name} | {counts[^1]} | **{Rate("encode"):F1}**{(texts.Length > 0 ? " (≥ 1.5)" : string.Empty)} | {Rate("cut"):F1} |"));
        }
    }

    private static void Repeat(int times, Action action)
    {
        for (var i = 0; i < times; i++)
        {
            action();
        }
    }
}
