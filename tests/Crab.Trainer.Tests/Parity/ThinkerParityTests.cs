using AvUie.Core;
using AvUie.Tests;
using Crab.Trainer.Parity;
using TorchSharp;

namespace Crab.Trainer.Tests;

/// <summary>Against numbers of the Python reference, through the checks that <c>crab parity</c> runs.</summary>
[Collection("random state")]
public sealed class ThinkerParityTests(Xunit.Abstractions.ITestOutputHelper output)
{
    [SharedFact("goldens", "thinker", "records.json")]
    public void Cases_FromMediaToLoss_AreWithinTheTolerance() => Passes(new ThinkerCasesParity(), atLeast: 11 * 6);

    [SharedFact("goldens", "thinker", "vision")]
    public void VisionTower_OnGridsThatWindowsDoNotDivide_IsWithinTheTolerance() => Passes(new VisionTowerParity(), atLeast: 3);

    [SharedFact("goldens", "thinker", "bf16")]
    public void BFloat16_OfEveryBatch_IsWithinTheToleranceWhereSumsRunInTheOriginalsOrder() => Passes(new BFloat16Parity(), atLeast: 2);

    [SharedFact("goldens", "thinker", "ilora")]
    public void AdapterGradients_OfEveryTensor_AreWithinTheTolerance() => Passes(new AdapterGradientParity(), atLeast: 3 * 100);

    [SharedFact("goldens", "thinker", "ilora")]
    public void Training_OfTwentySteps_EndsWhereTheReferenceEnds() => Passes(new TrainingParity(), atLeast: 100);

    [SharedFact("goldens", "thinker", "generation.json")]
    public void Generation_AloneAndSideBySide_IsThatOfTheReference() => Passes(new GenerationParity(), atLeast: 8);

    [SharedFact("goldens", "thinker", "wide")]
    [Trait("Category", "Slow")]
    public void Wide_WithWeightsByFormula_IsWithinTheTolerance() => Passes(new WideParity(), atLeast: 40);

    private void Passes(IModelParityCheck check, int atLeast)
    {
        var results = check.Run(SharedFolder.Below("goldens")!, torch.CPU, CancellationToken.None).ToArray();
        foreach (var result in results)
        {
            output.WriteLine($"{result.Verdict} {result.Case}: {result.Worst:G3} of {result.Tolerance:G3} {result.Detail}");
        }

        Assert.All(results, result => Assert.True(result.Verdict != ParityVerdict.Fail, $"{result.Case}: {result.Worst:G3}, tolerance {result.Tolerance:G3}. {result.Detail}"));
        Assert.True(results.Length >= atLeast, $"only {results.Length} comparisons");
    }
}
