namespace AvUie.Core;

/// <summary>How a comparison came out.</summary>
public enum ParityVerdict
{
    /// <summary>Equal, or within the tolerance.</summary>
    Pass,

    /// <summary>Differs for a stated reason; does not fail the run.</summary>
    DiffersByDesign,

    /// <summary>Beyond the tolerance.</summary>
    Fail,
}

/// <summary>One line of a parity table.</summary>
/// <param name="Check">The check's name.</param>
/// <param name="Case">What was compared.</param>
/// <param name="Verdict">Pass, differs by design, fail.</param>
/// <param name="Compared">Number of values compared.</param>
/// <param name="Worst">The worst difference in <paramref name="Measure"/>; 0 for equal.</param>
/// <param name="Tolerance">The largest difference that passes.</param>
/// <param name="Measure">What the difference is measured in: "levels", "relative", "unequal".</param>
/// <param name="Detail">For a person: where it differs first, or why by design.</param>
public sealed record ParityResult(
    string Check, string Case, ParityVerdict Verdict, long Compared, double Worst, double Tolerance, string Measure, string Detail = "");
