namespace AvUie.Reasoning;

/// <summary>The kinds of evidence that this library measures. With several streams of a modality a kind ends in <c>.1</c>, <c>.2</c> …</summary>
public static class EvidenceKinds
{
    /// <summary>Length of the clip, such as <c>10 s</c>.</summary>
    public const string ClipLength = "clip_length";

    /// <summary>Root mean square of one second, such as <c>-23.5 dBFS</c>.</summary>
    public const string AudioLevel = "audio_level";

    /// <summary>Onsets within one second, such as <c>3 onsets</c>.</summary>
    public const string AudioOnsets = "audio_onsets";

    /// <summary>A stretch below the silence threshold.</summary>
    public const string AudioSilence = "audio_silence";

    /// <summary><c>low</c>, <c>mid</c>, <c>high</c>, <c>broadband</c> or <c>tonal</c>, for one second.</summary>
    public const string AudioSpectrum = "audio_spectrum";

    /// <summary>Mean absolute difference of two neighbouring sampled frames, such as <c>12.3 grey levels</c>.</summary>
    public const string Motion = "motion";

    /// <summary>Mean of one sampled frame, such as <c>112.4 grey levels</c>.</summary>
    public const string Brightness = "brightness";

    /// <summary>Share of the picture, such as <c>12.5 %</c>.</summary>
    public const string RegionArea = "mask_area";

    /// <summary>Middle of the bounds, such as <c>column 112, row 80</c>.</summary>
    public const string RegionCentre = "mask_centre";

    /// <summary>Side of the picture, such as <c>left, upper</c>.</summary>
    public const string RegionSide = "mask_side";

    /// <summary>Borders touched, such as <c>left, bottom</c>, or <c>none</c>.</summary>
    public const string RegionBorder = "mask_border";

    /// <summary>How many of the region's points lie on the mask, such as <c>3 of 3</c>.</summary>
    public const string PointsOnMask = "mask_points";

    /// <summary>Whether a kind is measured on the label itself, so that whoever is not to know the label must not see it.</summary>
    internal static bool IsOfLabel(string kind) => kind is RegionArea or RegionCentre or RegionSide or RegionBorder or PointsOnMask;

    /// <summary>Source of everything measured here.</summary>
    public const string Measured = "measured";
}
