using AvUie.Core;

namespace AvUie.Pipeline.Planning;

/// <summary>
/// Cuts groups of rows into chunks. A chunk holds at most so many samples; rejections cost nothing in a shard and do not count. A group
/// that does not fit into the rest of a chunk begins the next one, so that a clip is decoded for one shard only; just a group larger than
/// a whole chunk is cut, into as few pieces as possible. Every chunk holds a sample where there are any.
/// </summary>
internal static class Chunking
{
    /// <summary>The first row of every chunk, by its position in the concatenated groups.</summary>
    public static IReadOnlyList<int> Starts(IEnumerable<IReadOnlyList<SourceRow>> groups, int samplesPerChunk)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(samplesPerChunk, 1);
        var starts = new List<int>();
        var (position, room) = (0, 0);
        foreach (var group in groups)
        {
            var samples = group.Count(static row => row is SourceRow.Accepted);
            if (starts.Count == 0 || (samples > room && room < samplesPerChunk))
            {
                starts.Add(position);
                room = samplesPerChunk;
            }

            foreach (var row in group)
            {
                if (row is SourceRow.Accepted && room-- == 0)
                {
                    starts.Add(position);
                    room = samplesPerChunk - 1;
                }

                position++;
            }
        }

        return starts;
    }
}
