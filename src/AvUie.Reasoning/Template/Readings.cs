namespace AvUie.Reasoning;

/// <summary>Lowest and highest of some readings; the earliest where several are equal.</summary>
internal static class Readings
{
    public static (Reading Low, Reading High) Extremes(IReadOnlyList<Reading> readings)
    {
        var (low, high) = (readings[0], readings[0]);
        for (var n = 1; n < readings.Count; n++)
        {
            low = readings[n].Number < low.Number ? readings[n] : low;
            high = readings[n].Number > high.Number ? readings[n] : high;
        }

        return (low, high);
    }

    /// <summary>The same among those inside or outside a stretch; false where there are none.</summary>
    public static bool Extremes(
        IReadOnlyList<Reading> readings, double start, double end, bool inside, out Reading low, out Reading high)
    {
        (low, high) = (default, default);
        var any = false;
        for (var n = 0; n < readings.Count; n++)
        {
            var reading = readings[n];
            if (inside ? IntervalSupport.Within(reading, start, end) : IntervalSupport.Outside(reading, start, end))
            {
                low = !any || reading.Number < low.Number ? reading : low;
                high = !any || reading.Number > high.Number ? reading : high;
                any = true;
            }
        }

        return any;
    }

    /// <summary>Ids without repetition, in the order given.</summary>
    public static string[] Ids(params ReadOnlySpan<Reading> readings)
    {
        var ids = new List<string>(readings.Length);
        foreach (var reading in readings)
        {
            if (!ids.Contains(reading.Id))
            {
                ids.Add(reading.Id);
            }
        }

        return [.. ids];
    }
}
