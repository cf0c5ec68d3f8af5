namespace Crab.Trainer.Training;

/// <summary>The learning rate as in the reference's trainer: a linear warm-up from zero, then half a cosine down to zero.</summary>
/// <param name="Peak">The highest rate.</param>
/// <param name="Steps">Steps of the whole training.</param>
/// <param name="WarmupRatio">Share of them to warm up in, rounded up.</param>
internal sealed record CosineSchedule(double Peak, int Steps, double WarmupRatio)
{
    private int Warmup => (int)Math.Ceiling(Steps * WarmupRatio);

    /// <summary>The rate of a step, counted from 0.</summary>
    public double Rate(int step) => step < Warmup
        ? Peak * step / Warmup
        : Peak * 0.5 * (1 + Math.Cos(Math.PI * (step - Warmup) / Math.Max(1, Steps - Warmup)));
}
