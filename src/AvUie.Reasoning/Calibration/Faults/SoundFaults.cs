namespace AvUie.Reasoning;

/// <summary>A sound that nobody measured.</summary>
internal static class SoundFaults
{
    public static IEnumerable<IFault> All => Faults.OfPhrases("sound", "sounds", static phrases => (good, random) =>
        good.Trace.Steps.Any(static step => step.Modality == Modality.Audio)
            && phrases.Where(phrase => !phrase.Contains(TrueLabel.Of(good.Request), StringComparison.OrdinalIgnoreCase)).ToArray() is { Length: > 0 } others
            ? good.Saying(others[random.Next(others.Length)], random) : null);
}
