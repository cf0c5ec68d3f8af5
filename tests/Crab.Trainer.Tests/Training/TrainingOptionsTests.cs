using Crab.Trainer.Adapters;
using Crab.Trainer.Training;

namespace Crab.Trainer.Tests;

public sealed class TrainingOptionsTests
{
    [Theory]
    [InlineData("neural-tuning", true, "--recompute does not go with adapter neural-tuning")]
    [InlineData("neural-tuning", false, null)]
    [InlineData("i-lora", true, null)]
    public void Problems_OfRecomputation_AreThoseOfKindsThatSpanLayers(string kind, bool recompute, string? expected)
    {
        var problem = new TrainingOptions { Adapter = new AdapterOptions { Kind = kind }, Recompute = recompute }.Problems().SingleOrDefault();

        Assert.StartsWith(expected ?? string.Empty, problem ?? string.Empty, StringComparison.Ordinal);
        Assert.Equal(expected is null, problem is null);
    }

    [Theory]
    [InlineData("cpu", null, false)]
    [InlineData("cuda", "folder", false)]
    [InlineData("cuda", null, true)]
    [InlineData("tpu", "folder", true)]
    public void Problems_OfTheDevice_AreOthersThanTheProcessorWithoutACheckpoint(string device, string? model, bool expected)
    {
        var problems = new TrainingOptions { Device = device, ModelFolder = model }.Problems().ToArray();

        Assert.Equal(expected, problems.Any(problem => problem.StartsWith($"--device is '{device}'", StringComparison.Ordinal)));
    }
}
