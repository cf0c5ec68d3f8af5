using AvUie.Shards;

namespace AvUie.Pipeline.Exporting;

/// <summary>Annotation files of an export: one JSON array each, a record a line, and the text files of formats that have some.</summary>
internal static class AnnotationFiles
{
    /// <summary>Writes a file whole or not at all, the records' text files before it.</summary>
    /// <param name="folder">The format's folder.</param>
    /// <param name="file">Path below it.</param>
    /// <param name="spool">Holds the bytes.</param>
    /// <param name="records">The records in their order.</param>
    public static void Write(string folder, string file, RecordSpool spool, IReadOnlyList<SpooledRecord> records)
    {
        var path = Path.Combine(folder, file);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        WriteSideFiles(folder, spool, records);
        AtomicFile.Write(path, stream => WriteArray(stream, spool, records));
    }

    /// <summary>An annotation file of an earlier run that has no records any more must not look like a part of this one.</summary>
    public static void RemoveOthers(string folder, IReadOnlyDictionary<string, long> files)
    {
        foreach (var task in Directory.EnumerateDirectories(folder))
        {
            foreach (var name in (string[])["train.json", "test.json"])
            {
                if (!files.ContainsKey($"{Path.GetFileName(task)}/{name}"))
                {
                    File.Delete(Path.Combine(task, name));
                }
            }
        }
    }

    private static void WriteSideFiles(string folder, RecordSpool spool, IReadOnlyList<SpooledRecord> records)
    {
        foreach (var record in records.Where(static record => record.SideFile is not null))
        {
            var path = Path.Combine(folder, record.SideFile!);
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllBytes(path, spool.Read(record.SideText));
        }
    }

    private static void WriteArray(Stream stream, RecordSpool spool, IReadOnlyList<SpooledRecord> records)
    {
        stream.Write("["u8);
        for (var i = 0; i < records.Count; i++)
        {
            stream.Write(i == 0 ? "\n"u8 : ",\n"u8);
            stream.Write(spool.Read(records[i].Json));
        }

        stream.Write("\n]\n"u8);
    }
}
