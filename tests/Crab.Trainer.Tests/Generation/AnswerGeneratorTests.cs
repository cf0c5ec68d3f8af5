using Crab.Trainer.Generation;
using Crab.Trainer.Model;
using Crab.Trainer.Processing;
using TorchSharp;
using static TorchSharp.torch;

namespace Crab.Trainer.Tests;

[Collection("random state")]
public sealed class AnswerGeneratorTests : IDisposable
{
    private static readonly ByteTokenizer Tokenizer = new();
    private readonly Thinker _model = TinyThinker.Create(new TinyConfig(), Tokenizer.VocabularySize, seed: 5);
    private readonly SampleProcessor _processor = new(Tokenizer, trueTiming: false);

    [Fact]
    public void Hidden_WithACacheTokenByToken_EqualsThatOfTheWhole()
    {
        using var quiet = no_grad();
        using var scope = NewDisposeScope();
        ProcessedSample[] whole = [_processor.Process(Rows.Video(0)), _processor.Process(Rows.Picture(1))];
        ProcessedSample[] cut = [.. whole.Select(static sample => AnswerGenerator.Prompt(sample, sample.LabelStart))];
        var prompts = Collation.Collate(cut, Tokenizer.Special.Padding, left: true);
        const int Further = 5;
        using var cache = _model.NewCache(prompts, Further);

        var hidden = new List<Tensor> { _model.Hidden(prompts, cache).narrow(1, prompts.Length - 1, 1) };
        for (var at = 0; at < Further - 1; at++)
        {
            hidden.Add(_model.Continue(
                [.. whole.Select(sample => (long)sample.Tokens[sample.LabelStart + at])], [.. cut.Select(sample => RotaryIndex.Next(sample) + at)], cache));
        }

        var cached = _model.Logits(cat(hidden, 1));
        for (var row = 0; row < whole.Length; row++)
        {
            var alone = Collation.Collate([AnswerGenerator.Prompt(whole[row], whole[row].LabelStart + Further)], Tokenizer.Special.Padding);
            var uncached = _model.Logits(_model.Hidden(alone).narrow(1, whole[row].LabelStart - 1, Further));
            Assert.InRange(Tensors.RelativeDifference(cached[row], uncached[0]), 0, 1e-5);
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(0.8)]
    public void Generate_SideBySide_GivesWhatEachGivesAlone(double temperature)
    {
        var prompts = Prompts();
        var options = new GenerationOptions { MaxTokens = 6, Temperature = temperature, TopP = 0.9, TopK = 50, Seed = 3 };

        var together = AnswerGenerator.Generate(_model, prompts, options, CancellationToken.None);

        Assert.All(prompts.Zip(together), pair => Assert.Equal(AnswerGenerator.Generate(_model, [pair.First], options, CancellationToken.None)[0], pair.Second));
    }

    [Fact]
    public void Generate_Drawing_DependsOnTheSeedAlone()
    {
        var options = new GenerationOptions { MaxTokens = 12, Temperature = 1.5, Seed = 1 };
        IReadOnlyList<int> Answer(GenerationOptions chosen) => AnswerGenerator.Generate(_model, Prompts()[..1], chosen, CancellationToken.None)[0];

        Assert.Equal(Answer(options), Answer(options));
        Assert.NotEqual(Answer(options), Answer(options with { Seed = 2 }));
        Assert.Equal(Answer(options with { Temperature = 0 }), Answer(options with { TopK = 1 }));
    }

    [Fact]
    public void Generate_AStopToken_EndsThatRowWithIt()
    {
        var prompts = Prompts();
        var free = AnswerGenerator.Generate(_model, prompts, new GenerationOptions { MaxTokens = 8 }, CancellationToken.None);
        var stop = free[0][3];

        var stopped = AnswerGenerator.Generate(_model, prompts, new GenerationOptions { MaxTokens = 8, Stops = [stop] }, CancellationToken.None);

        Assert.All(free.Zip(stopped), pair => Assert.Equal(pair.First.TakeWhile(token => token != stop).Concat(pair.First.Where(token => token == stop).Take(1)), pair.Second));
        Assert.True(stopped[0].Count <= 4);
    }

    [Fact]
    public void Generate_AgainAndAgain_LeavesNoTensorBehind()
    {
        var options = new GenerationOptions { MaxTokens = 4, Temperature = 1 };
        AnswerGenerator.Generate(_model, Prompts(), options, CancellationToken.None);
        var living = DisposeScopeManager.Statistics.ThreadTotalLiveCount;

        AnswerGenerator.Generate(_model, Prompts(), options, CancellationToken.None);

        Assert.Equal(living, DisposeScopeManager.Statistics.ThreadTotalLiveCount);
    }

    public void Dispose() => _model.Dispose();

    private ProcessedSample[] Prompts() =>
        [.. new[] { Rows.Video(0), Rows.Picture(1), Rows.TwoSounds(3) }.Select(_processor.Process).Select(static sample => AnswerGenerator.Prompt(sample, sample.LabelStart + 1))];
}
