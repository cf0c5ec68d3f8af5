using Crab.Trainer.Training;

namespace Crab.Trainer.Cli;

/// <summary>Shows a run while it lasts. Called from the training thread.</summary>
internal interface IProgressView : IAsyncDisposable
{
    /// <summary>A step is done.</summary>
    void Step(StepMetrics metrics);
}
