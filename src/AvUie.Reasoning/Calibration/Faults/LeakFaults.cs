namespace AvUie.Reasoning;

/// <summary>A sentence by which the writer gives away that it knew the answer.</summary>
internal static class LeakFaults
{
    public static IEnumerable<IFault> All => Faults.OfPhrases("leak", "leaks", static phrases => (good, random) =>
        good.Saying(PhraseFile.Fill(phrases[random.Next(phrases.Length)], ("label", TrueLabel.Of(good.Request))), random));
}
