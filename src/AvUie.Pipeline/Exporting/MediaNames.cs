using System.Globalization;
using AvUie.Core;

namespace AvUie.Pipeline.Exporting;

/// <summary>
/// Names of media in an export, each below its task's folder. A sample of the release keeps its name. Others get the file's name, under
/// the sub-folder that the reference's README shows (MELD: the split, UCF101: the class; pictures: <c>AVS/</c> or <c>REFAVS/</c> and their
/// path); where two files would get one name, the later gets its whole path. A function of the plan alone.
/// </summary>
internal sealed class MediaNames
{
    private const string Release = "avuie2";
    private static readonly string[] WaveTasks = ["ks", "ucf", "mer24", "cremad", "mafw", "dfew"];
    private static readonly string[] PictureHomes = ["avs_released/", "AVS/", "REFAVS/"];

    private readonly Dictionary<(string Task, string Folder, string Medium), string> _names = [];
    private readonly HashSet<(string Task, string Folder, string Name)> _taken = [];

    public MediaNames(IEnumerable<SourceRow> plan)
    {
        foreach (var row in plan)
        {
            if (row is SourceRow.Accepted { Value: var sample })
            {
                foreach (var medium in sample.Media.Where(static medium => medium.Role != MediaRole.Mask))
                {
                    Claim(sample, medium);
                }
            }
        }
    }

    /// <summary>Name of a medium as its record states it.</summary>
    public string Name(SourceSample sample, MediaReference medium) => sample.Source == Release
        ? ReleaseName(sample, medium)
        : _names[(sample.Task, Folder(sample, medium), Identity(sample, medium))];

    /// <summary>Path of a medium below the export's folder.</summary>
    public string Path(SourceSample sample, MediaReference medium) =>
        Folder(sample, medium) is { Length: > 0 } folder
            ? $"{sample.Task}/{folder}/{Name(sample, medium)}"
            : $"{sample.Task}/{Name(sample, medium)}";

    /// <summary>The extension that the reference's README gives a sound of the task.</summary>
    public static string SoundExtension(TaskDefinition task) => task.IsImageTask || WaveTasks.Contains(task.Name) ? ".wav" : ".mp3";

    private static string Folder(SourceSample sample, MediaReference medium) =>
        TaskTable.Get(sample.Task).IsImageTask ? "" : medium.Role == MediaRole.Video ? "video" : "audio";

    private static string ReleaseName(SourceSample sample, MediaReference medium)
    {
        var below = Folder(sample, medium) is { Length: > 0 } folder ? $"{sample.Task}/{folder}/" : sample.Task + "/";
        var start = medium.Path.StartsWith(below, StringComparison.Ordinal) ? 0 : medium.Path.IndexOf("/" + below, StringComparison.Ordinal) + 1;
        return medium.Path[(start + below.Length)..];
    }

    private static string Identity(SourceSample sample, MediaReference medium) => medium.Span is { } span
        ? string.Create(CultureInfo.InvariantCulture, $"{sample.Source}|{medium.Path}|{span.Start}|{span.End}")
        : $"{sample.Source}|{medium.Path}";

    private void Claim(SourceSample sample, MediaReference medium)
    {
        var key = (sample.Task, Folder(sample, medium), Identity(sample, medium));
        if (sample.Source == Release)
        {
            _taken.Add((key.Task, key.Item2, ReleaseName(sample, medium)));
        }
        else if (!_names.ContainsKey(key))
        {
            _names.Add(key, Candidates(sample, medium).First(name => _taken.Add((key.Task, key.Item2, name))));
        }
    }

    private static IEnumerable<string> Candidates(SourceSample sample, MediaReference medium)
    {
        var task = TaskTable.Get(sample.Task);
        var path = medium.Path;
        var cut = medium.Span is { } span ? string.Create(CultureInfo.InvariantCulture, $"_{span.Start}_{span.End}") : "";
        var extension = medium.Role == MediaRole.Audio ? SoundExtension(task) : cut.Length > 0 ? ".mp4" : System.IO.Path.GetExtension(path);
        var folders = path[..(path.LastIndexOf('/') + 1)];
        var stem = System.IO.Path.GetFileNameWithoutExtension(path[folders.Length..]) + cut;
        if (task.IsImageTask)
        {
            var home = PictureHomes.FirstOrDefault(home => folders.StartsWith(home, StringComparison.Ordinal)) ?? "";

            // Evaluators find the mask of a picture by this folder in its path.
            var frames = medium.Role == MediaRole.Image && !folders.EndsWith("frames/", StringComparison.Ordinal) ? "frames/" : "";
            yield return $"{(task.Name == "ref_avs" ? "REFAVS" : "AVS")}/{folders[home.Length..]}{frames}{stem}{extension}";
        }
        else
        {
            var parent = folders.TrimEnd('/').Split('/')[^1];
            yield return task.Name switch
            {
                "meld" => $"{(sample.Split == Split.Train ? "train" : "test")}/{stem}{extension}",
                "ucf" when parent.Length > 0 => $"{parent}/{stem}{extension}",
                _ => stem + extension,
            };
        }

        yield return $"{folders}{stem}{extension}";
        yield return $"{path}{cut}{extension}";
        for (var number = 2; ; number++)
        {
            yield return string.Create(CultureInfo.InvariantCulture, $"{sample.Source}/{path}{cut}.{number}{extension}");
        }
    }
}
