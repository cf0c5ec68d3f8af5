using System.Text;

namespace AvUie.Pipeline.Exporting;

/// <summary>
/// Records that wait for their media and their order: their bytes in a temporary file that the system removes with its last handle, in
/// memory where each lies.
/// </summary>
internal sealed class RecordSpool : IDisposable
{
    private readonly FileStream _file;
    private readonly Dictionary<string, List<SpooledRecord>> _byFile = new(StringComparer.Ordinal);

    /// <param name="folder">Where the temporary file lies.</param>
    public RecordSpool(string folder)
    {
        _file = new FileStream(
            Path.Combine(folder, $".export-{Guid.NewGuid():N}.tmp"), FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None, 1 << 16, FileOptions.DeleteOnClose);
    }

    /// <summary>The files that have records, and those of each in the order of the export.</summary>
    public IEnumerable<(string File, IReadOnlyList<SpooledRecord> Records)> Files => _byFile
        .OrderBy(static pair => pair.Key, StringComparer.Ordinal)
        .Select(static pair => (pair.Key, (IReadOnlyList<SpooledRecord>)[.. pair.Value.OrderBy(static record => record.Rank)]));

    public void Add(string file, string json, string? sideFile, string sideText, int rank, int[] media)
    {
        if (!_byFile.TryGetValue(file, out var records))
        {
            _byFile.Add(file, records = []);
        }

        records.Add(new SpooledRecord(Append(json), sideFile, sideFile is null ? default : Append(sideText), rank, media));
    }

    /// <summary>The bytes that were added.</summary>
    public byte[] Read((long Offset, int Length) place)
    {
        var bytes = new byte[place.Length];
        _file.Position = place.Offset;
        _file.ReadExactly(bytes);
        return bytes;
    }

    public void Dispose() => _file.Dispose();

    private (long Offset, int Length) Append(string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        var offset = _file.Length;
        _file.Position = offset;
        _file.Write(bytes);
        return (offset, bytes.Length);
    }
}

/// <summary>A record in the spool.</summary>
/// <param name="Json">Where its JSON lies.</param>
/// <param name="SideFile">Path of a text file of its own; null for none.</param>
/// <param name="SideText">Where that file's text lies.</param>
/// <param name="Rank">Its place in the export.</param>
/// <param name="Media">Numbers of the media jobs it needs.</param>
internal sealed record SpooledRecord((long Offset, int Length) Json, string? SideFile, (long Offset, int Length) SideText, int Rank, int[] Media);
