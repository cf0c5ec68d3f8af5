using AvUie.Core;
using AvUie.Pipeline.Declaring;
using AvUie.Pipeline.Decode;
using AvUie.Reasoning;

namespace AvUie.Pipeline.Building;

/// <summary>Decodes some samples of a plan, evenly spread over it, for whoever wants to see what a reasoner would be asked.</summary>
internal static class SampledRequests
{
    private const long WaitingClipBytes = 64L << 20;

    /// <summary>The requests of the samples whose media can be read, in the order of the plan.</summary>
    /// <param name="samples">The samples that need a trace.</param>
    /// <param name="count">How many to look at, at the most.</param>
    /// <param name="roots">Root folder by source name.</param>
    /// <param name="decoder">Decodes clips.</param>
    /// <param name="stills">Reads pictures and masks.</param>
    /// <param name="texts">What side files say of the samples.</param>
    /// <param name="cancellation">Ends the decoding.</param>
    public static async Task<IReadOnlyList<ReasoningRequest>> DecodeAsync(
        IReadOnlyList<SourceSample> samples, int count, IReadOnlyDictionary<string, string> roots, IMediaDecoder decoder, ImageDecoder stills, SideTexts texts, CancellationToken cancellation)
    {
        using var clips = new SharedClips(decoder, parallelism: 1, WaitingClipBytes);
        var labels = LabelVocabulary.Of(samples.Select(static sample => (sample.Task, sample.Truth)));
        var sampleDecoder = new SampleDecoder(clips, stills, texts);
        var requests = new List<ReasoningRequest>();
        var taken = Math.Min(count, samples.Count);
        for (var number = 0; number < taken; number++)
        {
            var sample = samples[(int)((long)number * samples.Count / taken)];
            var root = roots[sample.Source];
            if (SampleFiles.Find(sample, root).Sample is { } found
                && await sampleDecoder.DecodeAsync(found, root, cancellation).ConfigureAwait(false) is SampleDecoding.Success { Value: var decoded })
            {
                requests.Add(SampleRequest.Of(decoded, labels.GetValueOrDefault(sample.Task, [])));
            }
        }

        return requests;
    }
}
