namespace AvUie.Reasoning;

/// <summary>A sentence to learn from.</summary>
/// <param name="Kind">What its file groups it under.</param>
/// <param name="Text">With <see cref="LeakFeatures.Slot"/> where it names the answer.</param>
/// <param name="Leaks">Whether it gives away that the answer was known.</param>
internal sealed record LeakExample(string Kind, string Text, bool Leaks);

/// <summary>
/// Tells a sentence that rests on another source than the clip from one that does not: a sum of weights, one for each feature. It learns
/// them from examples when it is first asked, in well under a second, so that there is no file of weights to grow stale. Learning uses
/// nothing but sums, products and roots in a fixed order: the same weights come out on every machine, as a shard's bytes depend on them.
/// </summary>
internal sealed class LeakClassifier
{
    private const int Rounds = 12;
    private const double Pace = 0.05;

    /// <summary>How strongly a weight is drawn to zero.</summary>
    private const double Decay = 0.002;

    /// <summary>
    /// Strides in which learning walks through the examples. Each order comes to slightly other weights; their mean is steadier than any.
    /// </summary>
    private static readonly long[] Walks = [7919, 104_729, 15_485_863];

    private static readonly Lazy<LeakClassifier> Lazy = new(static () => Learn(LeakExamples.Seen));

    private readonly Dictionary<ulong, double> _weights = [];

    private LeakClassifier()
    {
    }

    /// <summary>The classifier that has learnt from all examples that are not held out.</summary>
    public static LeakClassifier Default => Lazy.Value;

    /// <summary>Learns a logistic regression by AdaGrad: steps get smaller for a feature the more often it was corrected.</summary>
    public static LeakClassifier Learn(IEnumerable<LeakExample> examples)
    {
        var learnt = new LeakClassifier();
        var numbers = new Dictionary<ulong, int>();
        var cases = LeakExamples.Varied([.. examples]).Select(one => (one.Leaks, Features: Array.ConvertAll(LeakFeatures.Of(one.Text), feature =>
        {
            numbers.TryAdd(feature, numbers.Count);
            return numbers[feature];
        }))).ToArray();
        foreach (var walk in Walks)
        {
            var weights = Learn(cases, numbers.Count, walk);
            foreach (var (feature, number) in numbers)
            {
                learnt._weights[feature] = learnt._weights.GetValueOrDefault(feature) + (weights[number] / Walks.Length);
            }
        }

        return learnt;
    }

    private static double[] Learn((bool Leaks, int[] Features)[] cases, int features, long walk)
    {
        var (weights, sizes) = (new double[features], new double[features]);
        for (var turn = 0; turn < Rounds * cases.Length; turn++)
        {
            var (leaks, present) = cases[(int)(turn * walk % cases.Length)];
            var score = 0.0;
            foreach (var feature in present)
            {
                score += weights[feature];
            }

            var error = (leaks ? 1 : 0) - Likely(score);
            foreach (var feature in present)
            {
                var step = error - (Decay * weights[feature]);
                sizes[feature] += step * step;
                weights[feature] += Pace * step / Math.Sqrt(sizes[feature] + 0.01);
            }
        }

        return weights;
    }

    /// <summary>The logistic function, its exponential by squaring: a library's may differ in the last digit from machine to machine.</summary>
    private static double Likely(double score)
    {
        var power = 1 - (Math.Clamp(score, -40, 40) / 1024);
        for (var n = 0; n < 10; n++)
        {
            power *= power;
        }

        return 1 / (1 + power);
    }

    /// <summary>The logarithm of the odds that the sentence leaks: above zero where it looks more like a leak than like an honest sentence.</summary>
    public double Score(string sentence)
    {
        var score = 0.0;
        foreach (var feature in LeakFeatures.Of(sentence))
        {
            score += _weights.GetValueOrDefault(feature);
        }

        return score;
    }
}
