using AvUie.Core;

namespace AvUie.Adapters;

/// <summary>Pairs of clips as samples of the tasks a2v (one sound, two pictures) and v2a (one picture, two sounds).</summary>
/// <param name="source">The adapter's name.</param>
/// <param name="paths">A clip's places, by its name.</param>
internal sealed class MatchingSamples(string source, Func<string, IReadOnlyList<string>> paths)
{
    /// <summary>Sound to video.</summary>
    public const string AudioToVideo = "a2v";

    /// <summary>Video to sound.</summary>
    public const string VideoToAudio = "v2a";

    private readonly Rows _rows = new(source);

    /// <summary>The sample, or a rejection where the pair lacks its distractor.</summary>
    public SourceRow Of(MatchingPair pair, string task, Split split, RowIds ids)
    {
        var (anchor, at) = (pair.Anchor, pair.Anchor.At);
        var id = ids.Claim(task, split, anchor.Name, at);
        if (pair.Distractor is null)
        {
            return _rows.Reject(id, task, split, at, new RowFault(
                ReasonCode.NoDistractor,
                $"{at.File} line {at.Row}: no clip of the list is of a class unlike \"{Excerpt.Of(anchor.Label)}\" and of another video"));
        }

        var (first, second) = pair.Correct == 1 ? (anchor, pair.Distractor) : (pair.Distractor, anchor);
        var (question, candidates) = task == AudioToVideo ? (MediaRole.Audio, MediaRole.Video) : (MediaRole.Video, MediaRole.Audio);
        return new SourceRow.Accepted(new SourceSample
        {
            Id = id,
            Source = source,
            Task = task,
            Split = split,
            Media =
            [
                .. MediaReferences.Of(paths(anchor.Name), question), .. MediaReferences.Of(paths(first.Name), candidates),
                .. MediaReferences.Of(paths(second.Name), candidates),
            ],
            Truth = new MatchTruth(pair.Correct, anchor.Label, first.Label, second.Label),
            Annotation = at,
            Clips = [anchor.Origin, pair.Distractor.Origin],
            Fields = Fields(task, pair.Correct, anchor.Label, first.Label, second.Label),
        });
    }

    /// <summary>The reference spells a field after the medium: <c>correct_video</c>, <c>audio_event</c>, <c>video1_event</c>, <c>video2_event</c> in a2v.</summary>
    private static SortedDictionary<string, string> Fields(string task, int correct, string anchor, string first, string second)
    {
        var (question, candidates) = task == AudioToVideo ? ("audio", "video") : ("video", "audio");
        return new SortedDictionary<string, string>(StringComparer.Ordinal)
        {
            [$"correct_{candidates}"] = FieldText.Of(correct),
            [$"{question}_event"] = FieldText.Of(anchor),
            [$"{candidates}1_event"] = FieldText.Of(first),
            [$"{candidates}2_event"] = FieldText.Of(second),
        };
    }
}
