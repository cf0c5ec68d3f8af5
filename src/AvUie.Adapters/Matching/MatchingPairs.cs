using AvUie.Core;

namespace AvUie.Adapters;

/// <summary>A clip that shows and sounds one event.</summary>
/// <param name="Name">Unique in its split; the key of ids.</param>
/// <param name="Origin">The YouTube video it was cut from, and where.</param>
/// <param name="Label">The event.</param>
/// <param name="At">Where it stands.</param>
internal sealed record MatchingClip(string Name, YouTubeClip Origin, string Label, AnnotationReference At);

/// <summary>A clip and another whose sound or picture does not fit it.</summary>
/// <param name="Anchor">The clip that gives the question and the right candidate.</param>
/// <param name="Distractor">The clip that gives the wrong candidate; null where the list has none.</param>
/// <param name="Correct">1 or 2: the right candidate's place.</param>
internal sealed record MatchingPair(MatchingClip Anchor, MatchingClip? Distractor, int Correct);

/// <summary>
/// Draws the pairs of the matching tasks a2v and v2a from clips of known events: a function of clips, task and seed alone, whatever
/// the machine and the order of the list.
/// </summary>
/// <remarks>
/// Every class gives as many anchors as any other (as far as it has them), the right candidate is the first as often as the second,
/// within a class and in all, and nearly every anchor is a distractor exactly once, so that neither class nor place nor clip betrays
/// the answer. A distractor is never of the anchor's class, of a near-synonym of it, or cut from the same YouTube video.
/// </remarks>
internal static class MatchingPairs
{
    // Of this many clips in a row each would have to be too alike; a list where that happens is no list of many classes.
    private const int MaxSteps = 4096;

    /// <summary>The pairs in the order of the clips; clips that are no anchor are left out.</summary>
    /// <param name="clips">The clips of one split.</param>
    /// <param name="task">Its name goes into the seed, so that the two tasks pair differently; the anchors are the same.</param>
    /// <param name="seed">Any text.</param>
    /// <param name="perClass">Anchors of a class at the most.</param>
    /// <param name="alike">Which classes may not meet.</param>
    public static IEnumerable<MatchingPair> Draw(
        IEnumerable<MatchingClip> clips, string task, string seed, int perClass, NearSynonyms alike)
    {
        var anchors = Anchors(clips, seed, perClass);
        var shuffled = anchors.OrderBy(clip => StableHash.Of($"{seed}\n{task}\n{clip.Name}")).ThenBy(clip => clip.Name, StringComparer.Ordinal).ToList();
        var distractors = new Dictionary<MatchingClip, MatchingClip?>(ReferenceEqualityComparer.Instance);
        for (var place = 0; place < shuffled.Count; place++)
        {
            distractors[shuffled[place]] = Distractor(shuffled, place, alike);
        }

        // Alternating through the classes halves each of them and the whole.
        var second = shuffled
            .Where(clip => distractors[clip] is not null)
            .OrderBy(clip => clip.Label, StringComparer.Ordinal)
            .Where((_, rank) => rank % 2 == 1)
            .ToHashSet(ReferenceEqualityComparer.Instance);
        return anchors.Select(clip => new MatchingPair(clip, distractors[clip], second.Contains(clip) ? 2 : 1));
    }

    private static List<MatchingClip> Anchors(IEnumerable<MatchingClip> clips, string seed, int perClass)
    {
        var all = clips.ToList();
        var chosen = all
            .GroupBy(clip => clip.Label, StringComparer.Ordinal)
            .SelectMany(label => label
                .OrderBy(clip => StableHash.Of($"{seed}\n{clip.Name}")).ThenBy(clip => clip.Name, StringComparer.Ordinal)
                .Take(perClass))
            .ToHashSet(ReferenceEqualityComparer.Instance);
        return all.FindAll(chosen.Contains);
    }

    /// <summary>The next clip in the shuffled order, round its end, that may stand against the one at a place.</summary>
    private static MatchingClip? Distractor(List<MatchingClip> shuffled, int place, NearSynonyms alike)
    {
        var anchor = shuffled[place];
        for (var step = 1; step < Math.Min(shuffled.Count, MaxSteps); step++)
        {
            var other = shuffled[(place + step) % shuffled.Count];
            if (other.Origin.Id != anchor.Origin.Id && !alike.Contains(other.Label, anchor.Label))
            {
                return other;
            }
        }

        return null;
    }
}
