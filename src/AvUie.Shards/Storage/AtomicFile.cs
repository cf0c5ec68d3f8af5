namespace AvUie.Shards;

/// <summary>
/// Files that appear under their name only when they are whole: written aside, flushed to the disk, renamed, and the directory entry
/// flushed too. A killed writer leaves <c>NAME.tmp-*</c>, which nobody reads.
/// </summary>
public static class AtomicFile
{
    /// <summary>The mark between a file's name and the rest of its temporary name.</summary>
    internal const string TemporaryMark = ".tmp-";

    /// <summary>Writes <paramref name="path"/>, replacing what is there.</summary>
    public static void Write(string path, Action<Stream> write)
    {
        var temporary = TemporaryName(path);
        try
        {
            using (var stream = new FileStream(temporary, FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None, 1 << 16))
            {
                write(stream);
                stream.Flush(flushToDisk: true);
            }

            Publish(temporary, path);
        }
        catch
        {
            File.Delete(temporary);
            throw;
        }
    }

    /// <summary>Writes <paramref name="path"/> from ready bytes.</summary>
    public static void Write(string path, ReadOnlyMemory<byte> bytes) => Write(path, stream => stream.Write(bytes.Span));

    /// <summary>A name beside the file that no other writer uses: a retried shard may run while its first attempt still lives.</summary>
    internal static string TemporaryName(string path) => $"{path}{TemporaryMark}{Guid.NewGuid():N}";

    /// <summary>Gives a finished and flushed temporary file its name.</summary>
    internal static void Publish(string temporary, string path)
    {
        File.Move(temporary, path, overwrite: true);
        DirectoryEntries.Flush(Path.GetDirectoryName(Path.GetFullPath(path))!);
    }
}
