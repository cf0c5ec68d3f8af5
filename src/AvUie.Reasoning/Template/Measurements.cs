namespace AvUie.Reasoning;

/// <summary>One measured number with its place, its spelling and its id.</summary>
/// <param name="Item">The evidence.</param>
/// <param name="Start">First second.</param>
/// <param name="End">Second after the last.</param>
/// <param name="Number">The number at the start of the value; 0 for tags.</param>
internal readonly record struct Reading(EvidenceItem Item, double Start, double End, double Number)
{
    public string Id => Item.Id;

    public string Value => Item.Value;

    public double Middle => (Start + End) / 2;
}

/// <summary>The sound readings of one stream.</summary>
internal sealed class HeardStream
{
    public List<Reading> Levels { get; } = [];

    public List<Reading> Onsets { get; } = [];

    public List<Reading> Silences { get; } = [];

    public List<Reading> Spectra { get; } = [];
}

/// <summary>The picture readings of one stream.</summary>
internal sealed class SeenStream
{
    public List<Reading> Motion { get; } = [];

    public List<Reading> Brightness { get; } = [];
}

/// <summary>Evidence sorted by what the sentences need. Anything that was declared, or that cannot be read as a measurement, is left aside.</summary>
internal sealed class Measurements
{
    private const int MostStreams = 4;

    private readonly HeardStream?[] _heard = new HeardStream?[MostStreams];
    private readonly SeenStream?[] _seen = new SeenStream?[MostStreams];

    public Measurements(IReadOnlyList<EvidenceItem> evidence)
    {
        for (var n = 0; n < evidence.Count; n++)
        {
            if (evidence[n].Source == EvidenceKinds.Measured)
            {
                Take(evidence[n]);
            }
        }
    }

    /// <summary>Length of the clip in seconds; null where unknown.</summary>
    public double? ClipSeconds { get; private set; }

    public EvidenceItem? Area { get; private set; }

    public EvidenceItem? Centre { get; private set; }

    public EvidenceItem? Side { get; private set; }

    public EvidenceItem? Border { get; private set; }

    public EvidenceItem? PointsOnMask { get; private set; }

    /// <summary>The only or first sound; null where none was measured.</summary>
    public HeardStream? Heard => _heard[0];

    /// <summary>The only or first video; null where none was measured.</summary>
    public SeenStream? Seen => _seen[0];

    public bool Nothing => Heard is null && Seen is null && Area is null;

    /// <summary>Sound of stream 0, 1 …</summary>
    public HeardStream? HeardIn(int stream) => _heard[stream];

    /// <summary>Video of stream 0, 1 …</summary>
    public SeenStream? SeenIn(int stream) => _seen[stream];

    private void Take(EvidenceItem item)
    {
        var stream = 0;
        var kind = item.Kind.AsSpan();
        if (kind.Length > 2 && kind[^2] == '.' && kind[^1] is >= '1' and <= '9')
        {
            stream = kind[^1] - '1';
            kind = kind[..^2];
        }

        if (stream >= MostStreams)
        {
            return;
        }

        switch (kind)
        {
            case EvidenceKinds.ClipLength: ClipSeconds = EvidenceValue.TryNumber(item.Value, out var seconds) ? seconds : null; break;
            case EvidenceKinds.AudioLevel: Add(HeardAt(stream).Levels, item); break;
            case EvidenceKinds.AudioOnsets: Add(HeardAt(stream).Onsets, item); break;
            case EvidenceKinds.AudioSilence: AddTag(HeardAt(stream).Silences, item); break;
            case EvidenceKinds.AudioSpectrum: AddTag(HeardAt(stream).Spectra, item); break;
            case EvidenceKinds.Motion: Add(SeenAt(stream).Motion, item); break;
            case EvidenceKinds.Brightness: Add(SeenAt(stream).Brightness, item); break;
            case EvidenceKinds.RegionArea: Area = item; break;
            case EvidenceKinds.RegionCentre: Centre = item; break;
            case EvidenceKinds.RegionSide: Side = item; break;
            case EvidenceKinds.RegionBorder: Border = item; break;
            case EvidenceKinds.PointsOnMask: PointsOnMask = item; break;
            default: break;
        }
    }

    private HeardStream HeardAt(int stream) => _heard[stream] ??= new HeardStream();

    private SeenStream SeenAt(int stream) => _seen[stream] ??= new SeenStream();

    private static void Add(List<Reading> readings, EvidenceItem item)
    {
        if (item is { Start: { } start, End: { } end } && EvidenceValue.TryNumber(item.Value, out var number))
        {
            readings.Add(new Reading(item, start, end, number));
        }
    }

    private static void AddTag(List<Reading> readings, EvidenceItem item)
    {
        if (item is { Start: { } start, End: { } end })
        {
            readings.Add(new Reading(item, start, end, 0));
        }
    }
}
