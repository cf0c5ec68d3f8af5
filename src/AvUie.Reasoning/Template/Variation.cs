namespace AvUie.Reasoning;

/// <summary>A stream of choices that is a function of the sample id alone: FNV-1a over its UTF-16, then SplitMix64.</summary>
internal struct Variation(string sampleId)
{
    private ulong _state = Hash(sampleId);

    /// <summary>A number below <paramref name="count"/>.</summary>
    public int Below(int count)
    {
        _state += 0x9E3779B97F4A7C15;
        var mixed = (_state ^ (_state >> 30)) * 0xBF58476D1CE4E5B9;
        mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EB;
        return (int)((mixed ^ (mixed >> 31)) % (ulong)count);
    }

    /// <summary>One of the sentences.</summary>
    public string Of(params ReadOnlySpan<string> sentences) => sentences[Below(sentences.Length)];

    private static ulong Hash(string text)
    {
        var hash = 0xCBF29CE484222325;
        foreach (var unit in text)
        {
            hash = (hash ^ unit) * 0x100000001B3;
        }

        return hash;
    }
}
