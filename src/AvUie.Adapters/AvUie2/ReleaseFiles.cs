using AvUie.Core;

namespace AvUie.Adapters;

/// <summary>An annotation file of the published release: the records of one task and mode.</summary>
/// <param name="Task">Name of the task.</param>
/// <param name="Mode">Train or test.</param>
public sealed record ReleaseFile(string Task, Split Mode)
{
    /// <summary>The folder of the release.</summary>
    public const string Folder = "AVUIE_2";

    /// <summary>Every file that the reference has a loader for, in its order of tasks, training before test.</summary>
    public static IReadOnlyList<ReleaseFile> All { get; } =
    [
        .. TaskTable.All.SelectMany(static task => ((Split[])[Split.Train, Split.Test]).Select(mode => new ReleaseFile(task.Name, mode)))
            .Where(static file => ReferenceRecords.HasLoader(file.Task, file.Mode)),
    ];

    /// <summary>Path below the release's folder, '/' between parts.</summary>
    public string Path => $"{Task}/{Mode.Name()}.json";

    /// <summary>Reads records off a stream, one at a time, in file order.</summary>
    /// <param name="stream">The file's bytes; left open.</param>
    /// <param name="name">The file's name, for messages.</param>
    /// <exception cref="AnnotationFileException">The stream holds no JSON array; raised while enumerating.</exception>
    public IEnumerable<ReferenceRead> Read(Stream stream, string name)
    {
        var number = 0;
        foreach (var element in JsonStream.Elements(stream, message => new AnnotationFileException(name, $"{message}. Fetch it anew.")))
        {
            yield return ReferenceRecords.Read(Task, Mode, element, ++number);
        }
    }
}
