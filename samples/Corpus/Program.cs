using AvUie.Corpus;

// Usage: corpus FOLDER
if (args is not [var folder])
{
    Console.Error.WriteLine("usage: corpus FOLDER   (makes FOLDER/ave, FOLDER/llp, FOLDER/avsbench, FOLDER/ref_avs and FOLDER/build.yaml)");
    return 2;
}

await RawCorpus.WriteAsync(folder, Console.WriteLine).ConfigureAwait(false);
return 0;
