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
    string Check, string Case, ParityVerdict Verdict, long Compared, double Worst, double Tolerance, string Measure, string Detail = "")
{
    /// <summary>One line for values that must be equal: <paramref name="differences"/> holds a text per value that is not.</summary>
    public static ParityResult Equal(string check, string name, long compared, IReadOnlyCollection<string> differences) => new(
        check, name, differences.Count == 0 ? ParityVerdict.Pass : ParityVerdict.Fail, compared, differences.Count, 0, "unequal",
        differences.FirstOrDefault() ?? "");

    /// <summary>One line for numbers: max |ours − theirs| ÷ max |theirs| against a tolerance. Another length and what is no number fail.</summary>
    public static ParityResult Relative(string check, string name, ReadOnlySpan<float> ours, ReadOnlySpan<float> theirs, double tolerance)
    {
        if (ours.Length != theirs.Length)
        {
            return new ParityResult(
                check, name, ParityVerdict.Fail, theirs.Length, 1, tolerance, "relative", $"{ours.Length} values, expected {theirs.Length}");
        }

        var (difference, largest, at) = (0.0, 0.0, 0);
        for (var i = 0; i < ours.Length; i++)
        {
            var here = Math.Abs((double)ours[i] - theirs[i]);
            if (!(here <= difference))
            {
                (difference, at) = (here, i);
            }

            if (double.IsNaN(difference))
            {
                break;
            }

            largest = Math.Max(largest, Math.Abs((double)theirs[i]));
        }

        var worst = difference == 0 ? 0 : difference / largest;
        var passed = worst <= tolerance;
        return new ParityResult(
            check, name, passed ? ParityVerdict.Pass : ParityVerdict.Fail, ours.Length, worst, tolerance, "relative",
            passed ? "" : $"value {at}: {ours[at]:G6}, expected {theirs[at]:G6}");
    }

    /// <summary>A file that is not of the form that its check knows.</summary>
    public static ParityResult Unreadable(string check, string name, Exception error) => new(
        check, name, ParityVerdict.Fail, 0, 1, 0, "unequal", $"the file is not of the expected form: {error.Message}");
}
