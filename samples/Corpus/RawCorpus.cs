namespace AvUie.Corpus;

/// <summary>
/// A small raw corpus in the official layouts of four datasets: shapes that move and sounds that are heard exactly when and where the
/// labels say, everything by formula or by a synthetic voice, so nobody's rights are touched.
/// </summary>
internal static class RawCorpus
{
    /// <summary>The name of the build file in the folder.</summary>
    public const string BuildFile = "build.yaml";

    /// <summary>Writes the corpus and its build file; does nothing where it is whole already.</summary>
    /// <param name="folder">Made when absent.</param>
    /// <param name="say">Takes a line of progress.</param>
    public static async Task WriteAsync(string folder, Action<string> say)
    {
        var done = Path.Combine(folder, "complete");
        if (File.Exists(done))
        {
            say($"{folder}: the corpus is there already");
            return;
        }

        await AveCorpus.WriteAsync(Path.Combine(folder, "ave"), say).ConfigureAwait(false);
        await LlpCorpus.WriteAsync(Path.Combine(folder, "llp"), say).ConfigureAwait(false);
        await SegmentationCorpus.WriteAvsBenchAsync(Path.Combine(folder, "avsbench"), say).ConfigureAwait(false);
        await SegmentationCorpus.WriteRefAvsAsync(Path.Combine(folder, "ref_avs"), say).ConfigureAwait(false);
        await File.WriteAllTextAsync(Path.Combine(folder, BuildFile), """
            name: demo
            version: 1
            out: ../shards
            samples_per_shard: 32
            sources:
              - adapter: ave
                root: ave
              - adapter: llp
                root: llp
              - adapter: avsbench
                root: avsbench
              - adapter: ref_avs
                root: ref_avs
            reasoning:
              reasoner: template
              style: v2

            """).ConfigureAwait(false);
        await File.WriteAllTextAsync(done, "").ConfigureAwait(false);
    }
}
