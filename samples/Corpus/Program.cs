using AvUie.Corpus;

// Makes a small raw corpus in the official layouts of four datasets: shapes that move and sounds that are heard exactly when and where
// the labels say, everything by formula, so nobody's rights are touched. Usage: corpus FOLDER
if (args is not [var folder])
{
    Console.Error.WriteLine("usage: corpus FOLDER   (makes FOLDER/ave, FOLDER/llp, FOLDER/avsbench, FOLDER/ref_avs and FOLDER/build.yaml)");
    return 2;
}

var done = Path.Combine(folder, "complete");
if (File.Exists(done))
{
    Console.WriteLine($"{folder}: the corpus is there already");
    return 0;
}

await AveCorpus.WriteAsync(Path.Combine(folder, "ave"), Console.WriteLine).ConfigureAwait(false);
await LlpCorpus.WriteAsync(Path.Combine(folder, "llp"), Console.WriteLine).ConfigureAwait(false);
await SegmentationCorpus.WriteAvsBenchAsync(Path.Combine(folder, "avsbench"), Console.WriteLine).ConfigureAwait(false);
await SegmentationCorpus.WriteRefAvsAsync(Path.Combine(folder, "ref_avs"), Console.WriteLine).ConfigureAwait(false);
await File.WriteAllTextAsync(Path.Combine(folder, "build.yaml"), """
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
return 0;
