using Crab.Trainer.Backend;
using Crab.Trainer.Model;
using Crab.Trainer.Processing;
using Crab.Trainer.Tokenizing;
using Crab.Trainer.Weights;
using static TorchSharp.torch;

namespace Crab.Trainer.Training;

/// <summary>The model that options name, and the tokenizer that goes with it.</summary>
internal static class Models
{
    /// <summary>The tokenizer: of the model's folder, or bytes for the tiny model.</summary>
    public static ITokenizer Tokenizer(string? folder) => folder is null ? new ByteTokenizer() : QwenTokenizer.Load(folder);

    /// <summary>Reads a checkpoint.</summary>
    /// <exception cref="InvalidDataException">It is none, or its tokenizer is another model's.</exception>
    public static Thinker Load(string folder, ITokenizer tokenizer, bool half, Device device)
    {
        using var checkpoint = ModelFolder.Open(folder);
        var (ours, theirs) = (tokenizer.Special, checkpoint.Config.Tokens);
        if ((ours.Audio, ours.Image, ours.Video) != (theirs.Audio, theirs.Image, theirs.Video) || tokenizer.VocabularySize > checkpoint.Config.Text.Vocabulary)
        {
            throw new InvalidDataException(
                $"{folder}: the tokenizer has {tokenizer.VocabularySize} ids with {ours.Audio}, {ours.Image}, {ours.Video} for sound, picture and video; " +
                $"{ModelFolder.ConfigName} has {checkpoint.Config.Text.Vocabulary} with {theirs.Audio}, {theirs.Image}, {theirs.Video}. Fetch the checkpoint again.");
        }

        return checkpoint.Load(half ? ScalarType.BFloat16 : ScalarType.Float32, device);
    }

    /// <summary>The model to train.</summary>
    public static Thinker Of(TrainingOptions options, ITokenizer tokenizer) => options.ModelFolder is { } folder
        ? Load(folder, tokenizer, options.BFloat16, Devices.Find(options.Device))
        : TinyThinker.Create(options.Model, tokenizer.VocabularySize, options.Seed, options.BFloat16 ? ScalarType.BFloat16 : ScalarType.Float32);
}
