using System.IO.Compression;
using AvUie.Adapters;
using AvUie.Core;
using AvUie.Pipeline.Decode;

namespace AvUie.Pipeline.Comparison;

/// <summary>
/// A published annotation set, a folder or a zip in the layout of AVUIE_2. Nothing is unpacked: entries are read as streams under a limit,
/// and their names are only compared with the names that are known.
/// </summary>
internal sealed class PublishedSet : IDisposable
{
    /// <summary>Most bytes of an annotation file, unpacked; the whole published zip has 22 MB.</summary>
    public const long MaxFileBytes = 2L << 30;

    private readonly string _path;
    private readonly ZipArchive? _zip;
    private readonly Dictionary<ReleaseFile, Func<Stream>> _files = [];

    private PublishedSet(string path, ZipArchive? zip) => (_path, _zip) = (path, zip);

    /// <summary>The files that are there, in the order of the release.</summary>
    public IEnumerable<ReleaseFile> Files => ReleaseFile.All.Where(_files.ContainsKey);

    /// <summary>Opens a folder or a zip.</summary>
    /// <exception cref="InvalidDataException">It is neither, or holds no annotation file.</exception>
    public static PublishedSet Open(string path)
    {
        var set = Directory.Exists(path) ? OfFolder(path) : OfZip(path);
        if (set._files.Count > 0)
        {
            return set;
        }

        set.Dispose();
        throw new InvalidDataException($"{path}: holds no {{task}}/train.json or {{task}}/test.json of AVUIE_2; expected the published zip, or its folder");
    }

    /// <summary>The records of a file, one at a time.</summary>
    /// <exception cref="InvalidDataException">The file is no JSON array, or too long; raised while enumerating.</exception>
    public IEnumerable<ReferenceRead> Read(ReleaseFile file)
    {
        using var stream = new LimitedStream(_files[file](), MaxFileBytes);
        using var records = file.Read(stream, $"{_path}: {file.Path}").GetEnumerator();
        while (Next(records))
        {
            yield return records.Current;
        }
    }

    public void Dispose() => _zip?.Dispose();

    private static bool Next(IEnumerator<ReferenceRead> records)
    {
        try
        {
            return records.MoveNext();
        }
        catch (AnnotationFileException error)
        {
            throw new InvalidDataException(error.Message, error);
        }
    }

    private static PublishedSet OfFolder(string folder)
    {
        var set = new PublishedSet(folder, null);
        foreach (var file in ReleaseFile.All)
        {
            foreach (var path in (string[])[file.Path, $"{ReleaseFile.Folder}/{file.Path}"])
            {
                if (SafePath.Find(folder, path).Absolute is { } found)
                {
                    set._files.TryAdd(file, () => new FileStream(found, FileMode.Open, FileAccess.Read, FileShare.Read, 1 << 16, FileOptions.SequentialScan));
                }
            }
        }

        return set;
    }

    private static PublishedSet OfZip(string path)
    {
        ZipArchive zip;
        try
        {
            zip = ZipFile.OpenRead(path);
        }
        catch (InvalidDataException error)
        {
            throw new InvalidDataException($"{path}: is no zip archive ({error.Message}); expected the published zip, or its folder", error);
        }

        var set = new PublishedSet(path, zip);
        var known = ReleaseFile.All.ToDictionary(static file => file.Path, StringComparer.Ordinal);
        foreach (var entry in zip.Entries)
        {
            if (entry.FullName.Split('/') is [.., var task, var name] && known.TryGetValue($"{task}/{name}", out var file)
                && !set._files.TryAdd(file, entry.Open))
            {
                set.Dispose();
                throw new InvalidDataException($"{path}: holds {file.Path} twice; expected one release in a zip");
            }
        }

        return set;
    }
}
