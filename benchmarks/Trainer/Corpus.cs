using AvUie.Core;

namespace Crab.Trainer.Benchmarks;

/// <summary>Texts to tokenize, by formula.</summary>
internal static class Corpus
{
    private static readonly string[] Words =
    [
        "the", "guitar", "is", "strummed", "on", "left", "while", "a", "violin", "rests", "near", "second", "then", "dog", "barks", "twice", "from", "sofa", "engine", "noise", "rises", "with", "motion",
        "of", "red", "car", "her", "brows", "lower", "and", "pitch", "falls", "so", "she", "sounds", "sad", "bell", "picture", "shows", "clip", "carries", "quiet", "0.4", "seconds", "to", "7.3", "between", "frames",
    ];

    /// <summary>Sentences as targets have them: reasoning, then an answer, boxes and points.</summary>
    public static string[] Targets(int count) => [.. Enumerable.Range(0, count).Select(static number => Target((ulong)number))];

    /// <summary>Words of random letters and marks.</summary>
    public static string[] Strange(int count, int seed) =>
        [.. FormulaMedia.Values(count * 20, (ulong)seed + 1).Chunk(20).Select(values => string.Join(' ', values.Select(value => Word((uint)seed << 16 | value))))];

    private static string Target(ulong seed)
    {
        var values = FormulaMedia.Values(64, seed + 1).ToArray();
        var sentences = values[..48].Chunk(12).Select(static part => string.Join(' ', part.Select(static value => Words[value % Words.Length])));
        return $"{string.Join(". ", sentences)}. The object making the sound in the video is guitar. [{values[48] % 224},{values[49] % 224},{values[50] % 224},{values[51] % 224}],[{values[52] % 224},{values[53] % 224}] <answer>{Words[values[54] % Words.Length]}</answer>.";
    }

    private static string Word(uint value) => string.Concat(FormulaMedia.Values(4 + (int)(value % 9), value).Select(static letter => (char)('a' + letter % 26)));
}
