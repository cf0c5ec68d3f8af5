using AvUie.Core;

namespace AvUie.Pipeline.Exporting;

/// <summary>The media that the exported records need, each once.</summary>
/// <param name="names">Where they go.</param>
/// <param name="roots">Root folder by source.</param>
internal sealed class MediaJobs(MediaNames names, IReadOnlyDictionary<string, string> roots)
{
    private readonly Dictionary<string, int> _byDestination = new(StringComparer.Ordinal);
    private readonly List<MediaJob> _jobs = [];

    /// <summary>The jobs by number.</summary>
    public IReadOnlyList<MediaJob> All => _jobs;

    /// <summary>Numbers of the jobs that a row needs.</summary>
    public int[] For(ExportRow row) => [.. row.Sample.Media.Where(static medium => medium.Role != MediaRole.Mask).Select(medium => Number(row, medium))];

    private int Number(ExportRow row, MediaReference medium)
    {
        var destination = names.Path(row.Sample, medium);
        if (_byDestination.TryGetValue(destination, out var known))
        {
            return known;
        }

        // The build took the first of these names that was there.
        var raw = medium.Alternatives.Prepend(medium.Path).Select(path => row.RawFiles.FirstOrDefault(file => file.Path == path)).FirstOrDefault(static file => file is not null)
            ?? throw new InvalidDataException($"{row.Sample.Id}: its row names no raw file for {medium.Path}; build its shard again");
        var root = roots[row.Sample.Source];
        _byDestination.Add(destination, _jobs.Count);
        _jobs.Add(new MediaJob(destination, root, raw.Path, medium.Span, Form(row.Sample, medium, raw.Path), raw.Sha256, raw.Bytes));
        return _jobs.Count - 1;
    }

    private static MediaForm Form(SourceSample sample, MediaReference medium, string rawPath)
    {
        var wanted = MediaNames.SoundExtension(TaskTable.Get(sample.Task));
        return medium.Role != MediaRole.Audio ? medium.Span is null ? MediaForm.File : MediaForm.Video
            : medium.Span is null && (sample.LabelOrigin == "published" || Path.GetExtension(rawPath).Equals(wanted, StringComparison.OrdinalIgnoreCase)) ? MediaForm.File
            : wanted == ".wav" ? MediaForm.Wave : MediaForm.Mp3;
    }
}
