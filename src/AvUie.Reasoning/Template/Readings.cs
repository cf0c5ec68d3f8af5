using System.Runtime.InteropServices;

namespace AvUie.Reasoning;

/// <summary>Lowest, highest and commonest of some readings; the earliest where several are equal, and the first by name among tags.</summary>
internal static class Readings
{
    public static (Reading Low, Reading High) Extremes(List<Reading> readings)
    {
        var (low, high) = (0, 0);
        for (var n = 1; n < readings.Count; n++)
        {
            low = readings[n].Number < readings[low].Number ? n : low;
            high = readings[n].Number > readings[high].Number ? n : high;
        }

        return (readings[low], readings[high]);
    }

    /// <summary>The same among those inside or outside a stretch; false where there are none.</summary>
    public static bool Extremes(
        List<Reading> readings, double start, double end, bool inside, out Reading low, out Reading high)
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

    /// <summary>The tag that most readings have, the first by name where several are as common, and the readings that have it.</summary>
    public static (string Tag, string[] Ids) Commonest(List<Reading> tags)
    {
        var counts = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var tag in tags)
        {
            CollectionsMarshal.GetValueRefOrAddDefault(counts, tag.Value, out _)++;
        }

        var (commonest, most) = (tags[0].Value, 0);
        foreach (var (tag, count) in counts)
        {
            if (count > most || (count == most && string.CompareOrdinal(tag, commonest) < 0))
            {
                (commonest, most) = (tag, count);
            }
        }

        var ids = new string[most];
        var n = 0;
        foreach (var tag in tags)
        {
            if (tag.Value == commonest)
            {
                ids[n++] = tag.Id;
            }
        }

        return (commonest, ids);
    }

    /// <summary>Ids without repetition, in the order given.</summary>
    public static string[] Ids(params ReadOnlySpan<Reading> readings)
    {
        var ids = new string[readings.Length];
        var count = 0;
        foreach (ref readonly var reading in readings)
        {
            if (!ids.AsSpan(0, count).Contains(reading.Id))
            {
                ids[count++] = reading.Id;
            }
        }

        return ids[..count];
    }
}
