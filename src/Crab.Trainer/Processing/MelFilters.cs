namespace Crab.Trainer.Processing;

/// <summary>The triangular filters of Whisper: Slaney's mel scale, each filter of unit area (librosa.filters.mel with its defaults).</summary>
internal static class MelFilters
{
    private const double LinearStep = 200.0 / 3;
    private const double LogarithmicFrom = 1000;
    private const double LogarithmicFromMel = LogarithmicFrom / LinearStep;
    private static readonly double LogarithmicStep = Math.Log(6.4) / 27;

    /// <summary>Weights [mels, bins] in row order.</summary>
    /// <param name="mels">Number of filters.</param>
    /// <param name="bins">Frequencies from 0 to half the rate.</param>
    /// <param name="rate">Samples per second.</param>
    public static float[] Create(int mels, int bins, int rate)
    {
        var top = ToMel(rate / 2.0);
        var edges = Enumerable.Range(0, mels + 2).Select(i => ToHertz(top * i / (mels + 1))).ToArray();
        var weights = new float[mels * bins];
        for (var mel = 0; mel < mels; mel++)
        {
            var (low, centre, high) = (edges[mel], edges[mel + 1], edges[mel + 2]);
            for (var bin = 0; bin < bins; bin++)
            {
                var hertz = rate / 2.0 * bin / (bins - 1);
                var height = Math.Min((hertz - low) / (centre - low), (high - hertz) / (high - centre));
                weights[mel * bins + bin] = (float)(Math.Max(0, height) * 2 / (high - low));
            }
        }

        return weights;
    }

    private static double ToMel(double hertz) => hertz < LogarithmicFrom
        ? hertz / LinearStep
        : LogarithmicFromMel + Math.Log(hertz / LogarithmicFrom) / LogarithmicStep;

    private static double ToHertz(double mel) => mel < LogarithmicFromMel
        ? mel * LinearStep
        : LogarithmicFrom * Math.Exp(LogarithmicStep * (mel - LogarithmicFromMel));
}
