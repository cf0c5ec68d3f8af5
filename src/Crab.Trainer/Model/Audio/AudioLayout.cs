namespace Crab.Trainer.Model;

/// <summary>
/// How sounds are cut: into chunks of a fixed number of mel frames and a rest, each of which the tower hears alone, and into pairs of
/// the tokens that come out, which it joins per sound.
/// </summary>
internal sealed class AudioLayout
{
    private readonly List<(int Start, int Frames)> _chunks = [];
    private readonly List<int> _chunkTokens = [];
    private readonly List<long> _even = [];

    /// <summary>Cuts sounds that stand one after the other.</summary>
    /// <param name="sounds">Mel frames of each.</param>
    /// <param name="chunkFrames">Frames of a chunk.</param>
    public AudioLayout(IEnumerable<int> sounds, int chunkFrames)
    {
        var (frame, token) = (0, 0L);
        foreach (var frames in sounds)
        {
            var tokens = 0;
            for (var start = 0; start < frames; start += chunkFrames)
            {
                var chunk = Math.Min(chunkFrames, frames - start);
                _chunks.Add((frame + start, chunk));
                _chunkTokens.Add(Halved(chunk));
                tokens += Halved(chunk);
            }

            // A token without a partner falls away, as in the original's pooling.
            for (var pair = 0; pair < tokens / 2; pair++)
            {
                _even.Add(token + pair * 2);
            }

            frame += frames;
            token += tokens;
        }
    }

    /// <summary>First frame and number of frames of every chunk.</summary>
    public IReadOnlyList<(int Start, int Frames)> Chunks => _chunks;

    /// <summary>Tokens of every chunk after the second convolution.</summary>
    public IReadOnlyList<int> ChunkTokens => _chunkTokens;

    /// <summary>The first token of every pair that is joined.</summary>
    public long[] FirstOfPairs => [.. _even];

    /// <summary>What a convolution of stride two leaves: ⌈frames / 2⌉.</summary>
    private static int Halved(int frames) => (frames - 1) / 2 + 1;
}
