namespace AvUie.Reasoning;

/// <summary>
/// Compares readings within a labelled stretch with those outside. Thresholds are conventions, not findings: audible is at least
/// -50 dBFS, a contrast is 6 dB of mean level, movement is 2 grey levels and half as much again as elsewhere. Strong also needs the
/// peak inside: a stretch does not stand out where something louder stands beside it.
/// </summary>
internal static class IntervalSupport
{
    private const double AudibleDecibels = -50;
    private const double ContrastDecibels = 6;
    private const double ContradictionDecibels = -10;
    private const double MovingGreyLevels = 2;
    private const double MovingRatio = 1.5;

    /// <summary>Levels below this differ in nothing that could be heard.</summary>
    private const double QuietestDecibels = -70;

    public static bool IsAudible(in Reading level) => level.Number >= AudibleDecibels;

    public static Support OfSound(List<Reading> levels, double start, double end)
    {
        int inside = 0, outside = 0, audible = 0;
        double insideSum = 0, outsideSum = 0, insidePeak = double.NegativeInfinity, outsidePeak = double.NegativeInfinity;
        foreach (var level in levels)
        {
            var decibels = Math.Max(QuietestDecibels, level.Number);
            if (Within(level, start, end))
            {
                inside++;
                insideSum += decibels;
                insidePeak = Math.Max(insidePeak, decibels);
                audible += IsAudible(level) ? 1 : 0;
            }
            else if (Outside(level, start, end))
            {
                outside++;
                outsideSum += decibels;
                outsidePeak = Math.Max(outsidePeak, decibels);
            }
        }

        if (inside == 0 || audible < 0.25 * inside)
        {
            return Support.None;
        }

        var mostly = audible >= 0.7 * inside;
        if (outside == 0)
        {
            return mostly ? Support.Strong : Support.Weak;
        }

        var contrast = (insideSum / inside) - (outsideSum / outside);
        return contrast <= ContradictionDecibels ? Support.None
            : mostly && contrast >= ContrastDecibels && insidePeak > outsidePeak ? Support.Strong
            : Support.Weak;
    }

    /// <summary>Movement over the whole clip is never strong: it sets no stretch apart.</summary>
    public static Support OfMotion(List<Reading> motion, double start, double end)
    {
        int inside = 0, outside = 0;
        double insideSum = 0, outsideSum = 0, insidePeak = double.NegativeInfinity, outsidePeak = double.NegativeInfinity;
        foreach (var change in motion)
        {
            if (Within(change, start, end))
            {
                inside++;
                insideSum += change.Number;
                insidePeak = Math.Max(insidePeak, change.Number);
            }
            else if (Outside(change, start, end))
            {
                outside++;
                outsideSum += change.Number;
                outsidePeak = Math.Max(outsidePeak, change.Number);
            }
        }

        if (inside == 0)
        {
            return Support.None;
        }

        var mean = insideSum / inside;
        return outside > 0 && mean >= MovingGreyLevels && mean >= MovingRatio * outsideSum / outside && insidePeak > outsidePeak
            ? Support.Strong
            : Support.Weak;
    }

    /// <summary>A reading belongs to the stretch that holds its middle: no border finer than the reading is claimed.</summary>
    public static bool Within(in Reading reading, double start, double end) => reading.Middle >= start && reading.Middle < end;

    /// <summary>A reading that crosses a border without its middle being inside counts for neither side.</summary>
    public static bool Outside(in Reading reading, double start, double end) =>
        !Within(reading, start, end) && (reading.End <= start || reading.Start >= end);
}
