using AvUie.Shards;
using Crab.Trainer.Data;
using Crab.Trainer.Model;
using Crab.Trainer.Processing;
using Crab.Trainer.Training;
using TorchSharp;

namespace Crab.Trainer.Tests;

// Dropout draws from the one random state of the process.
[Collection("random state")]
public sealed class LearnerTests
{
    private static readonly TrainingOptions Options = new() { Steps = 20, Model = new TinyConfig { Hidden = 32, Intermediate = 64 } };
    private static readonly ByteTokenizer Tokenizer = new();

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Step_TwentyTimes_LowersTheLoss(bool half)
    {
        using var learner = new Learner(Options with { BFloat16 = half }, Tokenizer);
        var batch = Collate(Rows.Video(0), Rows.Picture(1), Rows.TwoVideos(2), Rows.TwoSounds(3));

        var losses = Enumerable.Range(0, Options.Steps).Select(step => learner.Step(step, batch).Loss).ToArray();

        Assert.True(losses[^1] < losses[0] - 1, $"from {losses[0]} to {losses[^1]}");
        Assert.All(losses, loss => Assert.True(double.IsFinite(loss)));
    }

    [Fact]
    public void Step_OfAnyKind_ChangesAdaptersOnly()
    {
        using var learner = new Learner(Options, Tokenizer);
        var frozen = learner.Model.Linears.Select(linear => linear.Weight.data<float>().ToArray()).ToArray();
        var trained = learner.Parameters.Select(parameter => parameter.Tensor.data<float>().ToArray()).ToArray();

        for (var step = 0; step < 4; step++)
        {
            learner.Step(step, Collate(Rows.Video(0)));
        }

        Assert.All(learner.Model.Linears.Zip(frozen), pair => Assert.Equal(pair.Second, pair.First.Weight.data<float>().ToArray()));
        Assert.All(learner.Parameters.Zip(trained), pair => Assert.NotEqual(pair.Second, pair.First.Tensor.data<float>().ToArray()));
    }

    [Fact]
    public void Loss_WithoutFramesWithoutSoundOrWithOtherLabels_IsAnother()
    {
        using var model = TinyThinker.Create(Options.Model, Tokenizer.VocabularySize, seed: 0);
        var batch = Collate(Rows.Video(0), Rows.Picture(1), Rows.Video(5));
        var learnt = Enumerable.Range(0, batch.Labels.Length).Where(i => batch.Labels[i] != Batch.Ignored).ToArray();
        var shuffled = (long[])batch.Labels.Clone();
        for (var i = 0; i < learnt.Length; i++)
        {
            shuffled[learnt[i]] = batch.Labels[learnt[(i + 1) % learnt.Length]];
        }

        var plain = Loss(model, batch);

        Assert.Equal(plain, Loss(model, Collate(Rows.Video(0), Rows.Picture(1), Rows.Video(5))));
        Assert.True(Math.Abs(plain - Loss(model, batch with { Patches = new float[batch.Patches.Length] })) > 1e-3);
        Assert.True(Math.Abs(plain - Loss(model, batch with { Mel = new float[batch.Mel.Length] })) > 1e-3);
        Assert.True(Math.Abs(plain - Loss(model, batch with { Labels = shuffled })) > 1e-3);
    }

    [Fact]
    public void Loss_OfAPaddedRow_IsThatOfTheRowAlone()
    {
        using var model = TinyThinker.Create(Options.Model, Tokenizer.VocabularySize, seed: 0);
        var alone = Collate(Rows.Picture(1));
        var padded = Collate(Rows.Picture(1), Rows.TwoVideos(2));
        var labels = padded.Labels.Select((label, i) => i < padded.Length ? label : Batch.Ignored).ToArray();

        Assert.Equal(Loss(model, alone), Loss(model, padded with { Labels = labels }), 1e-5);
    }

    [Fact]
    public void Loss_AtTrueTiming_DiffersFromTheConstant()
    {
        using var model = TinyThinker.Create(Options.Model, Tokenizer.VocabularySize, seed: 0);
        var processor = new SampleProcessor(Tokenizer, trueTiming: true);

        Assert.NotEqual(Loss(model, Collate(Rows.Video(0))), Loss(model, Collation.Collate([processor.Process(Rows.Video(0))], 256)));
    }

    [Theory]
    [InlineData(nameof(EncoderAdapters.Trained))]
    [InlineData(nameof(EncoderAdapters.Frozen))]
    [InlineData(nameof(EncoderAdapters.None))]
    public void Step_Recomputing_IsTheSameToTheBitWithDropoutOn(string encoders)
    {
        using var kept = new Learner(Options with { Encoders = Enum.Parse<EncoderAdapters>(encoders) }, Tokenizer);
        using var again = new Learner(Options with { Encoders = Enum.Parse<EncoderAdapters>(encoders), Recompute = true }, Tokenizer);
        ShardRow[][] batches = [[Rows.Video(0), Rows.Picture(1)], [Rows.Row("text", "ks", "a dog", 0, 0, 0, 0, 0)], [Rows.TwoSounds(3)]];

        for (var step = 0; step < 6; step++)
        {
            var batch = Collate(batches[step % batches.Length]);
            Assert.Equal(kept.Step(step, batch), again.Step(step, batch));
        }

        Assert.All(kept.Parameters.Zip(again.Parameters), pair => Assert.Equal(pair.First.Tensor.data<float>().ToArray(), pair.Second.Tensor.data<float>().ToArray()));
    }

    [Theory]
    [InlineData(nameof(EncoderAdapters.Trained), true, true)]
    [InlineData(nameof(EncoderAdapters.Frozen), true, false)]
    [InlineData(nameof(EncoderAdapters.None), false, false)]
    public void Step_WithEncoders_AdaptsAndTrainsThoseThatAreAskedFor(string encoders, bool there, bool trained)
    {
        using var learner = new Learner(Options with { Encoders = Enum.Parse<EncoderAdapters>(encoders), WarmupRatio = 0 }, Tokenizer);
        var batch = Collate(Rows.Video(0), Rows.Picture(1));
        learner.Step(0, batch);
        learner.Step(1, batch);

        foreach (var tower in (string[])["visual.", "audio_tower."])
        {
            var parameters = learner.Parameters.Where(parameter => parameter.Name.StartsWith(tower, StringComparison.Ordinal)).ToArray();
            Assert.Equal(there, parameters.Length > 0);
            Assert.All(parameters.Where(parameter => parameter.Name.EndsWith("lora_B", StringComparison.Ordinal)), parameter => Assert.Equal(trained, parameter.Tensor.data<float>().Any(value => value != 0)));
        }
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Step_AfterTheFirst_LeavesNoTensorBehind(bool recompute)
    {
        using var learner = new Learner(Options with { Recompute = recompute }, Tokenizer);
        var batch = Collate(Rows.Video(0), Rows.Picture(1));
        learner.Step(0, batch);
        var living = DisposeScopeManager.Statistics.ThreadTotalLiveCount;

        for (var step = 1; step < 5; step++)
        {
            learner.Step(step, batch);
            Assert.Equal(living, DisposeScopeManager.Statistics.ThreadTotalLiveCount);
        }
    }

    private static double Loss(Thinker model, Batch batch)
    {
        using var loss = model.Loss(batch, training: false);
        return loss.item<float>();
    }

    private static Batch Collate(params ShardRow[] rows)
    {
        var processor = new SampleProcessor(Tokenizer, trueTiming: false);
        return Collation.Collate(Array.ConvertAll(rows, processor.Process), Tokenizer.Special.Padding);
    }
}
