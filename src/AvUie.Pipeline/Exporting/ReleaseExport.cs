using AvUie.Core;
using AvUie.Pipeline.Planning;

namespace AvUie.Pipeline.Exporting;

/// <summary>
/// Exports the rows that a build wrote: rows are composed into a spool, then media are brought to their places, and the annotation files
/// come last, each whole. Stopped, it leaves media and no new annotation file; the same command goes on from there.
/// </summary>
/// <param name="form">The format.</param>
/// <param name="output">The folder above the format's own.</param>
/// <param name="mode">How media are placed.</param>
/// <param name="encoder">Makes sound files.</param>
/// <param name="workers">Media brought at the same time.</param>
internal sealed class ReleaseExport(IExportForm form, string output, MediaMode mode, MediaEncoder encoder, int workers)
{
    private const int DetailsKept = 20;

    private readonly SortedDictionary<string, long> _notExported = new(StringComparer.Ordinal);
    private readonly List<string> _details = [];

    /// <summary>The beginning of what stands in the way of rows, for a person.</summary>
    public IReadOnlyList<string> Details => _details;

    /// <summary>Symbolic links made where no hard link could be.</summary>
    public int SymbolicLinks { get; private set; }

    /// <summary>Exports, and returns the books.</summary>
    /// <exception cref="InvalidDataException">The shards or the folder are of another plan.</exception>
    public async Task<ExportBooks> RunAsync(
        Plan plan, WrittenRows rows, IProgress<ExportProgress>? progress, CancellationToken cancellation)
    {
        var folder = Path.Combine(output, form.Folder);
        Directory.CreateDirectory(folder);
        Begin(folder, plan);
        var names = new MediaNames(plan.Rows);
        var jobs = new MediaJobs(names, plan.Roots, form);
        using var spool = new RecordSpool(folder);
        await ComposeAsync(rows, names, jobs, spool, progress, cancellation);
        var faults = await PlaceMediaAsync(folder, rows.Count, jobs.All, progress, cancellation);
        cancellation.ThrowIfCancellationRequested();
        var files = WriteFiles(folder, spool, faults);
        AnnotationFiles.RemoveOthers(folder, files);
        Count(NotExported.Pending, rows.Pending);
        foreach (var reason in rows.LeftOut)
        {
            Count(reason.Reason, reason.Count);
        }

        var books = new ExportBooks(1, form.Name, plan.Hash, ModeName, true, plan.Rows.Count, files.Values.Sum(), files, _notExported);
        if (books.Exported + _notExported.Values.Sum() != books.Planned)
        {
            throw new InvalidOperationException($"the books of the export do not balance: {books.Exported} + {_notExported.Values.Sum()} of {books.Planned}");
        }

        books.Write(folder);
        return books;
    }

    private string ModeName => mode.ToString().ToLowerInvariant();

    /// <summary>Marks the folder as this plan's and unfinished.</summary>
    private void Begin(string folder, Plan plan)
    {
        if (ExportBooks.Find(folder) is { } earlier && (earlier.PlanHash != plan.Hash || earlier.Format != form.Name))
        {
            throw new InvalidDataException(
                $"{Path.Combine(folder, ExportBooks.FileName)}: is of plan {earlier.PlanHash}, this one is {plan.Hash}. Give another folder, or remove this one.");
        }

        if (ExportBooks.Find(folder) is null && Directory.EnumerateFileSystemEntries(folder).Any())
        {
            throw new InvalidDataException($"{folder}: holds files, but no {ExportBooks.FileName} of an export. Give another folder: nothing is overwritten.");
        }

        foreach (var left in Directory.EnumerateFiles(folder, ".export-*.tmp", SearchOption.AllDirectories))
        {
            // Of a run that was killed.
            File.Delete(left);
        }

        new ExportBooks(1, form.Name, plan.Hash, ModeName, false, plan.Rows.Count, 0, new Dictionary<string, long>(), _notExported).Write(folder);
    }

    private async Task ComposeAsync(
        WrittenRows rows, MediaNames names, MediaJobs jobs, RecordSpool spool, IProgress<ExportProgress>? progress, CancellationToken cancellation)
    {
        var done = 0L;
        await foreach (var row in rows.ReadAsync(cancellation))
        {
            var media = row.Sample.Media.Where(static medium => medium.Role != MediaRole.Mask).Select(medium => names.Name(row.Sample, medium)).ToArray();
            if (media.FirstOrDefault(static name => name.Split('/').Any(static part => part is "" or "." or "..")) is { } unsafeName)
            {
                LeaveOut(row, NotExported.Unsayable, $"its medium would be named {unsafeName}");
            }
            else
            {
                switch (form.Compose(row, media))
                {
                    case ExportedRecord.Success record:
                        var (needed, fault) = mode == MediaMode.None ? ([], null) : jobs.For(row);
                        if (fault is null)
                        {
                            spool.Add(record.File, record.Json, record.SideFile, record.SideText, row.Rank, needed);
                        }
                        else
                        {
                            LeaveOut(row, NotExported.Media, fault);
                        }

                        break;
                    case ExportedRecord.Failure failure:
                        LeaveOut(row, failure.Reason, failure.Detail);
                        break;
                }
            }

            progress?.Report(new ExportProgress(rows.Count, ++done, jobs.All.Count, 0));
        }
    }

    private async Task<string?[]> PlaceMediaAsync(
        string folder, long rows, IReadOnlyList<MediaJob> jobs, IProgress<ExportProgress>? progress, CancellationToken cancellation)
    {
        var faults = new string?[jobs.Count];
        var exporter = new MediaExporter(folder, mode, encoder);
        var done = 0L;
        await Parallel.ForEachAsync(
            Enumerable.Range(0, jobs.Count),
            new ParallelOptions { MaxDegreeOfParallelism = workers, CancellationToken = cancellation },
            async (number, stop) =>
            {
                faults[number] = await exporter.ExportAsync(jobs[number], stop);
                progress?.Report(new ExportProgress(rows, rows, jobs.Count, Interlocked.Increment(ref done)));
            });
        SymbolicLinks = exporter.SymbolicLinks;
        return faults;
    }

    private SortedDictionary<string, long> WriteFiles(string folder, RecordSpool spool, string?[] faults)
    {
        var counts = new SortedDictionary<string, long>(StringComparer.Ordinal);
        foreach (var (file, records) in spool.Files)
        {
            var whole = new List<SpooledRecord>(records.Count);
            foreach (var record in records)
            {
                if (record.Media.Select(number => faults[number]).FirstOrDefault(static fault => fault is not null) is { } fault)
                {
                    Count(NotExported.Media, 1);
                    Keep($"{file}: {fault}");
                    continue;
                }

                whole.Add(record);
            }

            AnnotationFiles.Write(folder, file, spool, whole);
            counts.Add(file, whole.Count);
        }

        return counts;
    }

    private void LeaveOut(ExportRow row, string reason, string detail)
    {
        Count(reason, 1);
        if (reason != NotExported.NoFile)
        {
            Keep($"{row.Sample.Id}: {detail}");
        }
    }

    private void Keep(string detail)
    {
        if (_details.Count < DetailsKept)
        {
            _details.Add(detail);
        }
    }

    private void Count(string reason, long count)
    {
        if (count > 0)
        {
            _notExported[reason] = _notExported.GetValueOrDefault(reason) + count;
        }
    }
}
