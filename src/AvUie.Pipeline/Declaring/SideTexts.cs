using AvUie.Core;
using AvUie.Reasoning;

namespace AvUie.Pipeline.Declaring;

/// <summary>
/// The captions and transcripts that side files declare, by sample and by media file. They are evidence like the texts of an annotation:
/// quoted wherever a model reads them, and a caption is none for captioning, whose answer it would be.
/// </summary>
internal sealed class SideTexts
{
    /// <summary>Most texts of a sample, the earliest of it: a transcript of hours must not push out everything else.</summary>
    public const int MostOfASample = 64;

    private readonly Dictionary<(string Source, string Id), List<SideText>> _samples = [];
    private readonly Dictionary<(string Source, string Path), List<SideText>> _media = [];

    /// <summary>No text at all.</summary>
    public static SideTexts None { get; } = new();

    /// <summary>Whether there is no text.</summary>
    public bool IsEmpty => _samples.Count == 0 && _media.Count == 0;

    public void Add(string source, string? id, string? path, SideText text)
    {
        var (texts, key) = id is not null ? (_samples, (source, id)) : (_media, (source, path!));
        if (!texts.TryGetValue(key, out var own))
        {
            texts.Add(key, own = []);
        }

        own.Add(text);
    }

    /// <summary>The texts of a sample in seconds of its clip, the earliest first.</summary>
    /// <param name="sample">The sample with the names of the media that were found.</param>
    /// <param name="clipSeconds">Length of its clip; null where it is not known.</param>
    public IReadOnlyList<DeclaredText> Of(SourceSample sample, double? clipSeconds)
    {
        if (IsEmpty)
        {
            return [];
        }

        // An image task hears a part of the clip and sees one moment: a time within the clip means nothing to it.
        var isImage = TaskTable.Get(sample.Task).IsImageTask;
        return
        [
            .. OfSample(sample).Concat(OfMedia(sample))
                .Where(one => !(one.Text.Kind == "caption" && sample.Truth is CaptionTruth) && !(isImage && one.Text.Start is not null))
                .Select(one => Within(one.Text, one.Suffix, one.Shift, one.Length ?? clipSeconds)).OfType<DeclaredText>()
                .OrderBy(static text => text.Start ?? -1).Take(MostOfASample),
        ];
    }

    /// <summary>Texts that belong to no sample, and one of their keys; by source and file.</summary>
    /// <param name="samples">Every sample of the plan.</param>
    public IReadOnlyDictionary<string, (int Rows, int Unused, string Example)> Use(IEnumerable<SourceSample> samples)
    {
        var (ids, paths) = (new HashSet<(string, string)>(), new HashSet<(string, string)>());
        foreach (var sample in samples)
        {
            ids.Add((sample.Source, sample.Id));
            paths.UnionWith(sample.Media.Where(static media => media.Role != MediaRole.Mask).SelectMany(static media => media.Alternatives.Prepend(media.Path)).Select(path => (sample.Source, path)));
        }

        return _samples.Select(one => (one.Key.Source, one.Key.Id, Texts: one.Value, IsUsed: ids.Contains(one.Key)))
            .Concat(_media.Select(one => (one.Key.Source, Id: one.Key.Path, Texts: one.Value, IsUsed: paths.Contains(one.Key))))
            .SelectMany(static one => one.Texts.Select(text => (File: $"{one.Source}: {text.File}", one.Id, one.IsUsed)))
            .GroupBy(static one => one.File, StringComparer.Ordinal)
            .ToDictionary(
                static file => file.Key,
                static file => (file.Count(), file.Count(static one => !one.IsUsed), file.Where(static one => !one.IsUsed).Select(static one => one.Id).Order(StringComparer.Ordinal).FirstOrDefault() ?? ""),
                StringComparer.Ordinal);
    }

    private IEnumerable<(SideText Text, string Suffix, double Shift, double? Length)> OfSample(SourceSample sample) =>
        _samples.GetValueOrDefault((sample.Source, sample.Id), []).Select(static text => (text, "", 0.0, (double?)null));

    /// <summary>A medium that occurs in several roles (frames and sound of one file) has its texts once; of several videos or sounds each has its number, as measurements have.</summary>
    private IEnumerable<(SideText Text, string Suffix, double Shift, double? Length)> OfMedia(SourceSample sample)
    {
        var seen = new HashSet<(string, MediaSpan?)>();
        foreach (var role in sample.Media.Where(static media => media.Role != MediaRole.Mask).GroupBy(static media => media.Role))
        {
            var media = role.ToArray();
            for (var number = 0; number < media.Length; number++)
            {
                var (path, span) = (media[number].Path, media[number].Span);
                if (!seen.Add((path, span)))
                {
                    continue;
                }

                foreach (var text in _media.GetValueOrDefault((sample.Source, path), []))
                {
                    yield return (text, media.Length == 1 ? "" : FormattableString.Invariant($".{number + 1}"), span?.Start ?? 0, span is { } stretch ? stretch.End - stretch.Start : null);
                }
            }
        }
    }

    // What lies outside the clip is no evidence of it; what lies across its border is cut there.
    private static DeclaredText? Within(SideText text, string suffix, double shift, double? length)
    {
        if (text is not { Start: { } start, End: { } end })
        {
            return new DeclaredText(text.Kind + suffix, text.Text, text.File);
        }

        var (from, to) = (Math.Max(0, Math.Round(start - shift, 2)), Math.Min(length ?? double.MaxValue, Math.Round(end - shift, 2)));
        return from < to ? new DeclaredText(text.Kind + suffix, text.Text, text.File, from, to) : null;
    }
}
