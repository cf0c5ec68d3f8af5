using System.Globalization;

namespace AvUie.Reasoning;

/// <summary>Measures a sample. A pure function: the same input gives the same items with the same ids in the same order.</summary>
/// <remarks>Ids: <c>c</c> clip, <c>a</c> heard, <c>v</c> seen, <c>m</c> mask, <c>t</c> read; each counts from 0.</remarks>
public static class EvidenceCollector
{
    /// <summary>Measures everything that is there.</summary>
    public static IReadOnlyList<EvidenceItem> Collect(EvidenceInput input)
    {
        Validate(input);
        var items = new List<EvidenceItem>();
        AddClip(items, input);

        var audio = new Ids("a");
        for (var stream = 0; stream < input.Sounds.Count; stream++)
        {
            AddSound(items, ref audio, input.Sounds[stream], Suffix(stream, input.Sounds.Count));
        }

        var visual = new Ids("v");
        for (var stream = 0; stream < input.Videos.Count; stream++)
        {
            AddVideo(items, ref visual, input.Videos[stream], Suffix(stream, input.Videos.Count));
        }

        AddRegion(items, input);
        var text = new Ids("t");
        foreach (var declared in input.Declared)
        {
            items.Add(new EvidenceItem(text.Next(), Modality.Text, declared.Start, declared.End, declared.Kind, declared.Value, declared.Source));
        }

        return items;
    }

    private static void AddClip(List<EvidenceItem> items, EvidenceInput input)
    {
        var samples = input.Sounds.Count == 0 ? 0 : input.Sounds.Max(static sound => sound.Length);
        if (input.ClipSeconds is { } seconds || (seconds = (double)samples / Sound.Rate) > 0)
        {
            var modality = input.Sounds.Count > 0 ? Modality.Audio : Modality.Visual;
            items.Add(new EvidenceItem("c0", modality, null, null, EvidenceKinds.ClipLength, EvidenceValue.Seconds(seconds), EvidenceKinds.Measured));
        }
    }

    private static void AddSound(List<EvidenceItem> items, ref Ids ids, short[] samples, string suffix)
    {
        var levels = SoundLevel.PerSecond(samples);
        var onsets = SoundOnsets.PerSecond(samples);
        var spectra = SoundSpectrum.PerSecond(samples);
        var length = (double)samples.Length / Sound.Rate;
        for (var second = 0; second < levels.Length; second++)
        {
            items.Add(Heard(ids.Next(), second, Math.Min(second + 1, length), EvidenceKinds.AudioLevel + suffix, EvidenceValue.Decibels(levels[second])));
        }

        for (var second = 0; second < onsets.Length; second++)
        {
            items.Add(Heard(ids.Next(), second, Math.Min(second + 1, length), EvidenceKinds.AudioOnsets + suffix, EvidenceValue.Onsets(onsets[second])));
        }

        foreach (var (start, end) in SoundSilence.Stretches(samples))
        {
            items.Add(Heard(ids.Next(), start, end, EvidenceKinds.AudioSilence + suffix, "below -60 dBFS"));
        }

        for (var second = 0; second < spectra.Length; second++)
        {
            if (spectra[second] is { } tag)
            {
                items.Add(Heard(ids.Next(), second, Math.Min(second + 1, length), EvidenceKinds.AudioSpectrum + suffix, tag));
            }
        }
    }

    private static void AddVideo(List<EvidenceItem> items, ref Ids ids, SampledVideo video, string suffix)
    {
        for (var n = 1; n < video.Frames.Count; n++)
        {
            items.Add(Seen(
                ids.Next(), video.Times[n - 1], video.Times[n], EvidenceKinds.Motion + suffix,
                EvidenceValue.GreyLevels(FrameMotion.Between(video.Frames[n - 1], video.Frames[n]))));
        }

        for (var n = 0; n < video.Frames.Count; n++)
        {
            items.Add(Seen(
                ids.Next(), video.Times[n], video.Times[n], EvidenceKinds.Brightness + suffix,
                EvidenceValue.GreyLevels(FrameBrightness.Of(video.Frames[n]))));
        }
    }

    private static void AddRegion(List<EvidenceItem> items, EvidenceInput input)
    {
        var geometry = input.Mask is { } mask ? RegionGeometry.OfMask(mask) : input.Region is { } region ? RegionGeometry.OfBox(region.Box) : null;
        if (geometry is null)
        {
            return;
        }

        var ids = new Ids("m");
        items.Add(Geometry(ids.Next(), EvidenceKinds.RegionArea, EvidenceValue.Percent(geometry.Share)));
        items.Add(Geometry(
            ids.Next(), EvidenceKinds.RegionCentre,
            string.Create(CultureInfo.InvariantCulture, $"column {geometry.CentreColumn}, row {geometry.CentreRow}")));
        items.Add(Geometry(ids.Next(), EvidenceKinds.RegionSide, geometry.SideText));
        items.Add(Geometry(ids.Next(), EvidenceKinds.RegionBorder, geometry.BorderText));
        if (input.Mask is { } pixels && input.Region is { } points)
        {
            var on = points.Points.Count(point =>
                point.X is >= 0 and < RegionGeometry.Side && point.Y is >= 0 and < RegionGeometry.Side
                && pixels[(point.Y * RegionGeometry.Side) + point.X] != 0);
            items.Add(Geometry(
                ids.Next(), EvidenceKinds.PointsOnMask, string.Create(CultureInfo.InvariantCulture, $"{on} of {points.Points.Count}")));
        }
    }

    private static EvidenceItem Heard(string id, double start, double end, string kind, string value) =>
        new(id, Modality.Audio, EvidenceValue.Time(start), EvidenceValue.Time(end), kind, value, EvidenceKinds.Measured);

    private static EvidenceItem Seen(string id, double start, double end, string kind, string value) =>
        new(id, Modality.Visual, EvidenceValue.Time(start), EvidenceValue.Time(end), kind, value, EvidenceKinds.Measured);

    private static EvidenceItem Geometry(string id, string kind, string value) =>
        new(id, Modality.Visual, null, null, kind, value, EvidenceKinds.Measured);

    private static string Suffix(int stream, int streams) =>
        streams == 1 ? "" : "." + (stream + 1).ToString(CultureInfo.InvariantCulture);

    private static void Validate(EvidenceInput input)
    {
        foreach (var video in input.Videos)
        {
            if (video.Frames.Count != video.Times.Count)
            {
                throw new ArgumentException($"{video.Frames.Count} frames need as many times, not {video.Times.Count}", nameof(input));
            }

            if (video.Frames.Any(frame => frame.Length != video.Frames[0].Length))
            {
                throw new ArgumentException("the frames of one video must have one size", nameof(input));
            }
        }

        if (input.Mask is { } mask && mask.Length != RegionGeometry.Side * RegionGeometry.Side)
        {
            throw new ArgumentException($"a mask has 224 × 224 bytes, not {mask.Length}", nameof(input));
        }
    }

    private struct Ids(string prefix)
    {
        private int _next;

        public string Next() => prefix + (_next++).ToString(CultureInfo.InvariantCulture);
    }
}
