using AvUie.Core;
using AvUie.Shards;

namespace AvUie.Pipeline.Exporting;

/// <summary>The media that the exported records need, each once.</summary>
/// <param name="names">Where they go.</param>
/// <param name="roots">Root folder by source.</param>
/// <param name="form">Says where masks go.</param>
internal sealed class MediaJobs(MediaNames names, IReadOnlyDictionary<string, string> roots, IExportForm form)
{
    private readonly Dictionary<string, int> _byDestination = new(StringComparer.Ordinal);
    private readonly List<MediaJob> _jobs = [];

    /// <summary>The jobs by number.</summary>
    public IReadOnlyList<MediaJob> All => _jobs;

    /// <summary>Numbers of the jobs that a row needs, or why it cannot have them.</summary>
    public (int[] Jobs, string? Fault) For(ExportRow row)
    {
        var jobs = new List<int>();
        foreach (var medium in row.Sample.Media)
        {
            if (Destination(row.Sample, medium) is not { } destination || Raw(row, medium) is not { } raw)
            {
                continue;
            }

            if (!_byDestination.TryGetValue(destination, out var number))
            {
                number = _jobs.Count;
                _byDestination.Add(destination, number);
                _jobs.Add(new MediaJob(
                    destination, roots[row.Sample.Source], raw.Path, medium.Span, Form(row.Sample, medium, raw.Path), raw.Sha256, raw.Bytes));
            }
            else if (medium.Role == MediaRole.Mask && _jobs[number].RawPath != raw.Path)
            {
                // Names keep other media apart; where a mask goes the evaluator says.
                return ([], $"its mask {raw.Path} would stand at {destination}, where {_jobs[number].RawPath} stands: the format has one mask for a picture");
            }

            jobs.Add(number);
        }

        return ([.. jobs], null);
    }

    private string? Destination(SourceSample sample, MediaReference medium) => medium.Role == MediaRole.Mask
        ? form.MaskPath(sample, names.Name(sample, sample.Media.First(static other => other.Role == MediaRole.Image)))
        : names.Path(sample, medium);

    /// <summary>The file that the build took: the first of these names that was there. Null for a mask that may be absent and was.</summary>
    private static RawFile? Raw(ExportRow row, MediaReference medium) =>
        medium.Alternatives.Prepend(medium.Path).Select(path => row.RawFiles.FirstOrDefault(file => file.Path == path)).FirstOrDefault(static file => file is not null)
        ?? (medium.MayBeEmpty ? null : throw new InvalidDataException($"{row.Sample.Id}: its row names no raw file for {medium.Path}; build its shard again"));

    private static MediaForm Form(SourceSample sample, MediaReference medium, string rawPath)
    {
        var wanted = MediaNames.SoundExtension(TaskTable.Get(sample.Task));
        return medium.Role != MediaRole.Audio ? medium.Span is null ? MediaForm.File : MediaForm.Video
            : medium.Span is null && (sample.LabelOrigin == "published" || Path.GetExtension(rawPath).Equals(wanted, StringComparison.OrdinalIgnoreCase)) ? MediaForm.File
            : wanted == ".wav" ? MediaForm.Wave : MediaForm.Mp3;
    }
}
