using Crab.Trainer.Adapters;
using Crab.Trainer.Model;
using Crab.Trainer.Training;
using TorchSharp;
using static TorchSharp.torch;

namespace Crab.Trainer.Tests;

public sealed class AdamWTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(0.1)]
    public void Step_FiveTimes_EqualsTorch(double decay)
    {
        using var scope = NewDisposeScope();
        var start = SeededTensors.Normal(1, "start", [7, 5], 1, ScalarType.Float32);
        var ours = start.clone().requires_grad_(true);
        var theirs = new TorchSharp.Modules.Parameter(start.clone());
        using var optimizer = new AdamW([new NamedTensor("weight", ours)], decay);
        using var torchs = optim.AdamW([theirs], 1e-2, weight_decay: decay);
        for (var step = 0; step < 5; step++)
        {
            var gradient = SeededTensors.Normal(step, "gradient", [7, 5], 1, ScalarType.Float32);
            ours.grad = gradient.clone();
            theirs.grad = gradient.clone();
            optimizer.Step(1e-2);
            torchs.step();
        }

        Assert.InRange(Tensors.RelativeDifference(ours, theirs), 0, 1e-6);
        Assert.True(Tensors.RelativeDifference(ours, start) > 1e-3);
    }

    [Fact]
    public void Step_TooSmallForBFloat16_AddsUpInTheMaster()
    {
        using var scope = NewDisposeScope();
        var weight = ones(4, dtype: ScalarType.BFloat16).requires_grad_(true);
        using var optimizer = new AdamW([new NamedTensor("weight", weight)], weightDecay: 0);
        for (var step = 0; step < 20; step++)
        {
            weight.grad = ones(4, dtype: ScalarType.BFloat16);
            optimizer.Step(1e-3);
        }

        // A single step of 1e-3 from 1 is nothing in bfloat16, whose next number below is 0.996.
        Assert.Equal(0.98f, weight.to(ScalarType.Float32)[0].item<float>(), 0.003f);
    }

    [Fact]
    public void Step_OfAParameterWithoutGradient_LeavesItAlone()
    {
        using var scope = NewDisposeScope();
        var weight = ones(4).requires_grad_(true);
        using var optimizer = new AdamW([new NamedTensor("weight", weight)], weightDecay: 0.5);

        optimizer.Step(1);

        Assert.Equal(1f, weight[0].item<float>());
        Assert.Equal(0, optimizer.Slots[0].Steps);
    }

    [Fact]
    public void Clip_OfALongGradient_ReturnsItsLengthAndLeavesTheLimit()
    {
        using var scope = NewDisposeScope();
        var (one, other) = (zeros(1).requires_grad_(true), zeros(1).requires_grad_(true));
        using var optimizer = new AdamW([new NamedTensor("one", one), new NamedTensor("other", other)], weightDecay: 0);
        (one.grad, other.grad) = (full(1, 3f), full(1, 4f));

        Assert.Equal(5, optimizer.Clip(1), 1e-5);
        Assert.Equal(0.6f, one.grad!.item<float>(), 1e-4f);
        Assert.Equal(1, optimizer.Clip(10), 1e-4);
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(1, 0.5)]
    [InlineData(2, 1)]
    [InlineData(11, 0.5)]
    [InlineData(20, 0)]
    public void Rate_OfTwentyStepsWithTwoOfWarmUp_RisesAndFalls(int step, double expected)
    {
        Assert.Equal(expected, new CosineSchedule(1, 20, 0.1).Rate(step), 1e-12);
    }
}
