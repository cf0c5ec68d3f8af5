using AvUie.Core;
using AvUie.Pipeline.Decode;

namespace AvUie.Pipeline.Exporting;

/// <summary>Brings media to their places, several at a time. What is there already is kept, so that a second run goes on where one stopped.</summary>
/// <param name="folder">The export's folder.</param>
/// <param name="mode">Links or copies.</param>
/// <param name="encoder">Makes sound files and cut videos.</param>
internal sealed class MediaExporter(string folder, MediaMode mode, MediaEncoder encoder)
{
    private int _symbolic;

    /// <summary>Symbolic links made where no hard link could be: they lead out of the folder.</summary>
    public int SymbolicLinks => _symbolic;

    /// <summary>Null, or why the medium is not in its place.</summary>
    public async Task<string?> ExportAsync(MediaJob job, CancellationToken cancellation)
    {
        var destination = Path.Combine(folder, job.Destination);
        switch (FileKinds.Of(destination))
        {
            case FileKind.Missing:
                break;
            case FileKind.Regular:
            case FileKind.Link when new FileInfo(destination).ResolveLinkTarget(returnFinalTarget: true) is { Exists: true }:
                return null;
            case FileKind.Link:
                // It leads nowhere any more: the raw files were moved.
                File.Delete(destination);
                break;
            default:
                return $"{ReasonCode.UnsafePath}: {job.Destination}: something else stands in the export's folder; remove it";
        }

        var found = SafePath.Find(job.Root, job.RawPath);
        if (found.Absolute is not { } raw)
        {
            return $"{found.Reason}: {found.Detail}";
        }

        if (new FileInfo(raw).Length != job.Bytes)
        {
            return $"{ReasonCode.UnreadableMedia}: {job.RawPath}: has another length than when the shards were built; build them again";
        }

        Directory.CreateDirectory(Path.GetDirectoryName(destination)!);
        return job.Form == MediaForm.File ? await PlaceAsync(raw, destination, cancellation) : await EncodeAsync(job, raw, destination, cancellation);
    }

    private async Task<string?> PlaceAsync(string raw, string destination, CancellationToken cancellation)
    {
        if (mode == MediaMode.Copy)
        {
            var temporary = Temporary(destination);
            try
            {
                await using (var from = new FileStream(raw, FileMode.Open, FileAccess.Read, FileShare.Read, 1, FileOptions.SequentialScan))
                await using (var to = new FileStream(temporary, FileMode.CreateNew, FileAccess.Write, FileShare.None, 1))
                {
                    await from.CopyToAsync(to, 1 << 20, cancellation);
                    to.Flush(flushToDisk: true);
                }

                File.Move(temporary, destination, overwrite: true);
            }
            finally
            {
                File.Delete(temporary);
            }
        }
        else if (!HardLink.TryCreate(raw, destination))
        {
            File.CreateSymbolicLink(destination, raw);
            Interlocked.Increment(ref _symbolic);
        }

        return null;
    }

    private async Task<string?> EncodeAsync(MediaJob job, string raw, string destination, CancellationToken cancellation)
    {
        var (media, failure) = await RawMedia.OpenAsync(job.Root, job.RawPath, cancellation);
        if (media is null)
        {
            return $"{failure!.Reason}: {failure.Detail}";
        }

        if (media.File.Sha256 != job.Sha256)
        {
            return $"{ReasonCode.UnreadableMedia}: {job.RawPath}: has changed since the shards were built; build them again";
        }

        var temporary = Temporary(destination);
        try
        {
            if (await encoder.EncodeAsync(raw, job, temporary, cancellation) is { } reason)
            {
                return reason;
            }

            File.Move(temporary, destination, overwrite: true);
            return null;
        }
        finally
        {
            File.Delete(temporary);
        }
    }

    /// <summary>A plain name beside the place: the place's own name may hold what ffmpeg reads as a pattern.</summary>
    private static string Temporary(string destination) => Path.Combine(Path.GetDirectoryName(destination)!, $".export-{Guid.NewGuid():N}.tmp");
}
