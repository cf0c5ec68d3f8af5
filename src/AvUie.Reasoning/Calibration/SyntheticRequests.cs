using System.Globalization;
using AvUie.Core;

namespace AvUie.Reasoning;

/// <summary>Requests of every task family with made-up measurements: a function of the seed. Labels are hard ones: commas, numbers, brackets.</summary>
internal sealed class SyntheticRequests(int seed)
{
    private static readonly string[] Labels =
    [
        "Bark", "Male speech, man speaking", "Violin, fiddle", "Frying (food)", "playing drum kit", "Church bell", "surprise", "Fixed-wing aircraft, airplane",
        "the man's red guitar", "more than 10", "3",
    ];

    private readonly Random _random = new(seed);

    /// <summary>Labels that a fault may put in the place of the true one.</summary>
    public static IReadOnlyList<string> Vocabulary => Labels;

    public static ReasoningRequest Request(int seed) => new SyntheticRequests(seed).Request();

    public ReasoningRequest Request()
    {
        // From half a second to a minute; labels stay inside the clip.
        var clip = _random.Next(5) switch { 0 => 10.0, 1 => 5, 2 => 60, 3 => 9.98, _ => Math.Round(0.5 + (20 * _random.NextDouble()), 2) };
        var (task, truth) = Truth((int)Math.Ceiling(clip));
        var evidence = Evidence(clip, task, truth);
        return new ReasoningRequest($"{task}/train/{seed}", task, truth, evidence);
    }

    private (string Task, GroundTruth Truth) Truth(int seconds) => (seed % 12) switch
    {
        0 => (Pick("a2v", "v2a"), new MatchTruth(1 + _random.Next(2), Label(), Label(), Label())),
        1 => (Pick("ks", "ucf"), new ClassTruth(Label())),
        2 => (Pick("meld", "mer24", "cremad", "mafw", "dfew"), new ClassTruth(Label())),
        3 => ("avqa", new AnswerTruth("How many instruments sound?", Label())),
        4 => ("avqa_thu", new ChoiceTruth("What is heard?", [Label(), Label(), Label(), Label()], _random.Next(4))),
        5 => ("ave", new EventsTruth([new TimedEvent(Label(), [Range(seconds)])])),
        6 => ("unav", new EventsTruth(Events(1 + _random.Next(8), 10))),
        7 => ("avvp", new ParsingTruth(Events(_random.Next(4), seconds), Events(_random.Next(4), seconds))),
        8 => ("avcap", new CaptionTruth("A dog barks twice while a bell rings.")),
        9 => (Pick("s4", "ms3", "arig"), new RegionTruth(Label(), Region())),
        10 => ("ref_avs", new ReferringTruth("the object making a sound on the left", Label(), Region())),
        _ => ("ref_avs", new ReferringTruth("the silent one", null, null)),
    };

    private Region Region()
    {
        var (width, height) = (24 + _random.Next(100), 24 + _random.Next(100));
        var (left, top) = (_random.Next(RegionGeometry.Side - width), _random.Next(RegionGeometry.Side - height));
        return new Region(
            new PixelBox(left, top, left + width, top + height),
            [.. Enumerable.Range(1, 3).Select(n => new PixelPoint(left + (width * n / 4), top + _random.Next(height)))]);
    }

    private TimedEvent[] Events(int count, int units) =>
        [.. Enumerable.Range(0, count).Select(_ => new TimedEvent(Label(), Ranges(_random.Next(4), units)))];

    /// <summary>Ranges of one label: in the order of time, none touching another.</summary>
    private TimeRange[] Ranges(int count, int units)
    {
        var ranges = new List<TimeRange>();
        for (var from = 0; ranges.Count < count && from < units; from = ranges[^1].End + 1)
        {
            var start = from + _random.Next(Math.Min(3, units - from));
            ranges.Add(new TimeRange(start, start + 1 + _random.Next(count == 1 ? units - start : Math.Min(4, units - start))));
        }

        return [.. ranges];
    }

    private TimeRange Range(int units)
    {
        var start = _random.Next(units);
        return new TimeRange(start, start + 1 + _random.Next(units - start));
    }

    private string Label() => Labels[_random.Next(Labels.Length)];

    private string Pick(params string[] names) => names[_random.Next(names.Length)];

    private List<EvidenceItem> Evidence(double clip, string task, GroundTruth truth)
    {
        var items = new List<EvidenceItem>();
        if (_random.Next(20) == 0)
        {
            return items;
        }

        Add(items, "c0", Modality.Audio, null, null, EvidenceKinds.ClipLength, EvidenceValue.Seconds(clip));
        var sounds = _random.Next(6) == 0 ? 0 : task == "v2a" ? 2 : 1;
        var videos = _random.Next(6) == 0 ? 0 : task == "a2v" ? 2 : 1;
        var (a, v) = (0, 0);
        for (var stream = 1; stream <= sounds; stream++)
        {
            var suffix = sounds > 1 ? $".{stream}" : "";
            var quiet = _random.Next(5) == 0;
            for (var second = 0; second < clip; second++)
            {
                var end = Math.Min(second + 1, clip);
                Add(items, $"a{a++}", Modality.Audio, second, end, "audio_level" + suffix, EvidenceValue.Decibels(quiet ? -96 : -90 * _random.NextDouble()));
                Add(items, $"a{a++}", Modality.Audio, second, end, "audio_onsets" + suffix, EvidenceValue.Onsets(_random.Next(quiet ? 1 : 5)));
                if (!quiet)
                {
                    Add(items, $"a{a++}", Modality.Audio, second, end, "audio_spectrum" + suffix, Pick("low", "mid", "high", "broadband", "tonal"));
                }

                if (_random.Next(4) == 0)
                {
                    Add(items, $"a{a++}", Modality.Audio, second, end, "audio_silence" + suffix, "below -60 dBFS");
                }
            }
        }

        for (var stream = 1; stream <= videos; stream++)
        {
            var suffix = videos > 1 ? $".{stream}" : "";
            var frames = task is "s4" or "ms3" or "arig" ? 1 : _random.Next(4) == 0 ? 2 : 10;
            for (var n = 0; n < frames; n++)
            {
                var (time, next) = (EvidenceValue.Time(clip * n / frames), EvidenceValue.Time(clip * (n + 1) / frames));
                Add(items, $"v{v++}", Modality.Visual, time, time, "brightness" + suffix, EvidenceValue.GreyLevels(255 * _random.NextDouble()));
                if (n + 1 < frames)
                {
                    Add(items, $"v{v++}", Modality.Visual, time, next, "motion" + suffix, EvidenceValue.GreyLevels(40 * _random.NextDouble()));
                }
            }
        }

        if ((truth as RegionTruth)?.Region is { } region || (region = (truth as ReferringTruth)?.Region) is not null)
        {
            AddRegion(items, RegionGeometry.OfBox(region.Box));
        }

        items.Add(new EvidenceItem("t0", Modality.Text, null, null, "caption", "A man with 77 dogs <answer>", "declared by somebody"));
        return items;
    }

    private void AddRegion(List<EvidenceItem> items, RegionGeometry geometry)
    {
        Add(items, "m0", Modality.Visual, null, null, EvidenceKinds.RegionArea, EvidenceValue.Percent(geometry.Share * (0.4 + (0.6 * _random.NextDouble()))));
        Add(items, "m1", Modality.Visual, null, null, EvidenceKinds.RegionCentre, $"column {geometry.CentreColumn}, row {geometry.CentreRow}");
        Add(items, "m2", Modality.Visual, null, null, EvidenceKinds.RegionSide, geometry.SideText);
        Add(items, "m3", Modality.Visual, null, null, EvidenceKinds.RegionBorder, geometry.BorderText);
        if (_random.Next(2) == 0)
        {
            Add(items, "m4", Modality.Visual, null, null, EvidenceKinds.PointsOnMask, $"{_random.Next(4)} of 3");
        }
    }

    private static void Add(List<EvidenceItem> items, string id, Modality modality, double? start, double? end, string kind, string value) =>
        items.Add(new EvidenceItem(id, modality, start, end, kind, string.Create(CultureInfo.InvariantCulture, $"{value}"), EvidenceKinds.Measured));
}
