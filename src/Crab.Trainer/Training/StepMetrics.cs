namespace Crab.Trainer.Training;

/// <summary>One line of <c>metrics.jsonl</c>.</summary>
/// <param name="Step">From 1.</param>
/// <param name="Loss">Mean cross-entropy of the learnt tokens.</param>
/// <param name="LearningRate">The step's rate.</param>
/// <param name="GradientNorm">Before clipping.</param>
/// <param name="Tokens">Tokens of the batch without padding.</param>
/// <param name="Ids">The samples, by which <c>avuie why</c> finds their sources.</param>
/// <param name="Milliseconds">The step's time, waiting for data included.</param>
internal sealed record StepMetrics(
    int Step, double Loss, double LearningRate, double GradientNorm, int Tokens, IReadOnlyList<string> Ids, double Milliseconds);
