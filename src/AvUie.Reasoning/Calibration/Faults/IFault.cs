namespace AvUie.Reasoning;

/// <summary>A way to spoil a good trace.</summary>
internal interface IFault
{
    /// <summary>What is wrong afterwards: <c>leak</c>, <c>label</c>, <c>interval</c>, <c>sound</c>, <c>box</c> or <c>format</c>.</summary>
    string Family { get; }

    /// <summary>Which form it takes.</summary>
    string Kind { get; }

    /// <summary>Whether the checks were written with this kind at hand; the others are held out.</summary>
    bool Seen { get; }

    /// <summary>The spoilt case; null where the trace offers no place for it.</summary>
    CalibrationCase? Plant(CalibrationCase good, Random random);
}

/// <summary>A fault that is a function.</summary>
internal sealed record Fault(string Family, string Kind, bool Seen, Func<CalibrationCase, Random, CalibrationCase?> Planting) : IFault
{
    public CalibrationCase? Plant(CalibrationCase good, Random random) => Planting(good, random);
}

/// <summary>All faults. A new kind is a phrase in a file, or one line in its family's table.</summary>
internal static class Faults
{
    public static IReadOnlyList<IFault> All { get; } =
        [.. LeakFaults.All, .. LabelFaults.All, .. IntervalFaults.All, .. SoundFaults.All, .. BoxFaults.All, .. FormatFaults.All];

    /// <summary>One fault for each kind of phrase in the two files of a name.</summary>
    internal static IEnumerable<Fault> OfPhrases(string family, string file, Func<string[], Func<CalibrationCase, Random, CalibrationCase?>> planting) =>
        from held in (string[])["seen", "unseen"]
        from kind in PhraseFile.Read($"{file}.{held}").GroupBy(static phrase => phrase.Kind, static phrase => phrase.Text, StringComparer.Ordinal)
        select new Fault(family, kind.Key, held == "seen", planting([.. kind]));
}
