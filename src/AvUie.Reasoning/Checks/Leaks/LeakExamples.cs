namespace AvUie.Reasoning;

/// <summary>
/// The examples that <see cref="LeakClassifier"/> learns from: the calibration's phrases that are not held out. What is held out is
/// never read here.
/// </summary>
internal static class LeakExamples
{
    private static readonly string[] Honest = ["honest.seen", "leaks.prose", "prose", "template"];

    private static readonly string[] Joints = [", and ", ", so ", ", but ", ", while ", "; "];

    /// <summary>All leaks and all honest sentences that are not held out.</summary>
    public static IReadOnlyList<LeakExample> Seen { get; } = [.. Of("leaks.seen", leaks: true), .. Honest.SelectMany(static file => Of(file, leaks: false))];

    /// <summary>The examples of one file of phrases.</summary>
    public static IEnumerable<LeakExample> Of(string file, bool leaks) =>
        PhraseFile.Read(file).Select(phrase => new LeakExample(phrase.Kind, Slotted(phrase.Text), leaks));

    /// <summary>
    /// Each example that names the answer also joined to an honest clause: what is seen and heard does not make up for a leak.
    /// </summary>
    public static IEnumerable<LeakExample> Varied(IReadOnlyList<LeakExample> examples)
    {
        var clauses = examples.Where(static one => !one.Leaks && !one.Text.Contains(LeakFeatures.Slot)).Select(static one => one.Text).ToArray();
        for (var n = 0; n < examples.Count; n++)
        {
            var one = examples[n];
            yield return one;
            if (clauses.Length > 0 && one.Text.Contains(LeakFeatures.Slot))
            {
                var (clause, joint) = (clauses[n * 31 % clauses.Length], Joints[n % Joints.Length]);
                yield return one with { Text = n % 2 == 0 ? one.Text.TrimEnd('.') + joint + clause : clause.TrimEnd('.') + joint + one.Text };
            }
        }
    }

    private static string Slotted(string phrase)
    {
        var slot = LeakFeatures.Slot.ToString();
        phrase = PhraseFile.Fill(phrase.Replace("The {candidate} candidate", slot, StringComparison.Ordinal), ("label", slot), ("labels", slot), ("expression", slot), ("candidate", slot));
        for (var open = phrase.IndexOf('{', StringComparison.Ordinal); open >= 0; open = phrase.IndexOf('{', StringComparison.Ordinal))
        {
            phrase = string.Concat(phrase.AsSpan(0, open), "0", phrase.AsSpan(phrase.IndexOf('}', open) + 1));
        }

        return phrase;
    }
}
