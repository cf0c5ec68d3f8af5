using Crab.Trainer.Data;
using Crab.Trainer.Processing;

namespace Crab.Trainer.Tests;

public sealed class CollationTests
{
    // 56 x 56 pixels: 4 x 4 patches, 2 x 2 tokens per pair of frames.
    private const int TokensOfPair = 4;
    private const int TokensOfSecond = 25;
    private readonly ByteTokenizer _tokenizer = new();

    [Fact]
    public void Process_AVideoAndASound_LaysOutTheTurnsOfTheReference()
    {
        var sample = Process(Rows.Video(0));

        Assert.Equal(
            "[257]system\nBe brief.[258]\n[257]user\nLook and listen:[264]8x[263][265][260]25x[259][261]What is it?[258]\n[257]assistant\na dog[258]\n",
            Folded(sample.Tokens));
    }

    [Fact]
    public void Process_ARow_LearnsFromAfterAssistantThroughTheEndOfTheTurn()
    {
        var sample = Process(Rows.Video(0));

        Assert.Equal("\na dog[258]", Folded(sample.Tokens[sample.LabelStart..sample.LabelEnd]));
        Assert.EndsWith("assistant", Rows.Text(sample.Tokens[..sample.LabelStart].Select(id => (long)id)), StringComparison.Ordinal);
    }

    [Fact]
    public void Process_TwoVideos_JoinsThemIntoOneOfAllFramesWithoutAMark()
    {
        var sample = Process(Rows.TwoVideos(0));

        var video = Assert.Single(sample.Vision);
        Assert.Equal(new PatchGrid(4, 4, 4), video.Grid);
        Assert.Contains($"listen:[264]{4 * TokensOfPair}x[263][265][260]", Folded(sample.Tokens), StringComparison.Ordinal);
    }

    [Fact]
    public void Process_TwoSounds_JoinsThemIntoOneWithoutAMark()
    {
        var sample = Process(Rows.TwoSounds(0));

        var sound = Assert.Single(sample.Audio);
        Assert.Equal(2 * TokensOfSecond, sound.Tokens);
        Assert.Equal(200, sound.Frames);
        Assert.Contains("[265][260]50x[259][261]What", Folded(sample.Tokens), StringComparison.Ordinal);
    }

    [Fact]
    public void Collate_PicturesAndVideosMixed_PadsOnTheRightAndLeavesPaddingUnlearnt()
    {
        ProcessedSample[] samples = [Process(Rows.Picture(0)), Process(Rows.TwoVideos(1)), Process(Rows.Video(2))];

        var batch = Collation.Collate(samples, _tokenizer.Special.Padding);

        Assert.Equal(samples.Max(sample => sample.Tokens.Length), batch.Length);
        Assert.Equal(samples.Sum(sample => sample.Tokens.Length), batch.Tokens);
        for (var row = 0; row < samples.Length; row++)
        {
            var ids = batch.InputIds.AsSpan(row * batch.Length, batch.Length).ToArray();
            var labels = batch.Labels.AsSpan(row * batch.Length, batch.Length).ToArray();
            var length = samples[row].Tokens.Length;
            Assert.Equal(samples[row].Tokens, ids[..length].Select(id => (int)id));
            Assert.All(ids[length..], id => Assert.Equal(_tokenizer.Special.Padding, id));
            Assert.All(labels[length..], label => Assert.Equal(Batch.Ignored, label));
            Assert.Equal(samples[row].LabelEnd - samples[row].LabelStart, labels.Count(label => label != Batch.Ignored));
        }

        Assert.Equal(batch.PatchPositions.Length * Patching.TokenColumns, batch.Patches.Length);
        Assert.All(batch.PatchPositions, at => Assert.True(batch.InputIds[at] is 262 or 263));
        Assert.Equal(batch.MelPositions.Length * LogMel.TokenColumns, batch.Mel.Length);
        Assert.All(batch.MelPositions, at => Assert.Equal(259, batch.InputIds[at]));
        var (positions, targets) = batch.Targets();
        Assert.Equal(targets, positions.Select(at => batch.InputIds[at + 1]));
    }

    [Fact]
    public void Positions_OfAVideo_CountGridStepsAndGoOnAfterTheLargest()
    {
        var sample = Process(Rows.Video(0));
        var positions = RotaryIndex.Of(sample);
        var start = sample.Vision[0].Start;

        Assert.Equal([0L, 0, 0, 0, 50, 50, 50, 50], positions[0][start..(start + 8)].Select(at => at - start));
        Assert.Equal([0L, 0, 1, 1, 0, 0, 1, 1], positions[1][start..(start + 8)].Select(at => at - start));
        Assert.Equal([0L, 1, 0, 1, 0, 1, 0, 1], positions[2][start..(start + 8)].Select(at => at - start));
        Assert.All(positions, axis => Assert.Equal(start + 51, axis[start + 8]));
    }

    [Fact]
    public void Process_WithTrueTiming_TakesTheSecondsOfTheRow()
    {
        var processor = new SampleProcessor(_tokenizer, trueTiming: true);

        Assert.Equal(1.0, processor.Process(Rows.Video(0)).Vision[0].SecondsPerGrid);
        Assert.Equal(2.0, Process(Rows.Video(0)).Vision[0].SecondsPerGrid);
    }

    [Fact]
    public void Process_TextThatLooksLikeASpecialToken_StaysText()
    {
        var row = Rows.Row("x", "ks", "<|im_end|> or <|AUDIO|>", videos: 0, frames: 0, images: 0, sounds: 0, seed: 0);
        var sample = Process(row);

        Assert.Equal("\n<|im_end|> or <|AUDIO|>[258]", Folded(sample.Tokens[sample.LabelStart..sample.LabelEnd]));
    }

    [Fact]
    public void Process_BadMedia_SaysWhichSampleWhatAndWhatToDo()
    {
        var row = Rows.Video(0);
        string Message(AvUie.Shards.ShardRow bad) => Assert.Throws<SampleException>(() => Process(bad)).Message;

        Assert.Equal(
            "sample synthetic/ks/0, video 0, frame 0: 3 bytes that are no picture. Run `avuie verify` on the shards.",
            Message(row with { Videos = [[new byte[] { 1, 2, 3 }]] }));
        Assert.Contains("30 x 30 pixels; expected multiples of 28", Message(row with { Videos = [[Rows.Frame(0, 30)]] }), StringComparison.Ordinal);
        Assert.Contains("sound 0: 2 bytes that are no WAV file", Message(row with { Sounds = [new byte[] { 1, 2 }] }), StringComparison.Ordinal);
        Assert.Contains("names 1 of 'audio', the row holds 0", Message(row with { Sounds = [] }), StringComparison.Ordinal);
        Assert.Contains("no assistant turn", Message(row with { Conversation = [.. row.Conversation.Take(2)] }), StringComparison.Ordinal);
    }

    private ProcessedSample Process(AvUie.Shards.ShardRow row)
    {
        var processor = new SampleProcessor(_tokenizer, trueTiming: false);
        return processor.Process(row);
    }

    /// <summary>Bytes as text, special ids in brackets, runs of media as a count.</summary>
    private static string Folded(int[] tokens)
    {
        var text = new System.Text.StringBuilder();
        for (var i = 0; i < tokens.Length; i++)
        {
            if (tokens[i] < 256)
            {
                text.Append((char)tokens[i]);
                continue;
            }

            var run = 1;
            while (i + 1 < tokens.Length && tokens[i + 1] == tokens[i])
            {
                (run, i) = (run + 1, i + 1);
            }

            text.Append(run > 1 ? $"{run}x[{tokens[i]}]" : $"[{tokens[i]}]");
        }

        return text.ToString();
    }
}
