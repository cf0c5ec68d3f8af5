using System.Text.Json;
using Crab.Trainer.Model;

namespace Crab.Trainer.Speed;

/// <summary>Sizes of a decoder, and the arithmetic that a step takes.</summary>
/// <param name="Hidden">Width.</param>
/// <param name="Intermediate">Width of the feed-forward part.</param>
/// <param name="Layers">Layers.</param>
/// <param name="Heads">Query heads.</param>
/// <param name="KeyValueHeads">Key-value heads.</param>
/// <param name="Vocabulary">Ids.</param>
internal sealed record DecoderShape(int Hidden, int Intermediate, int Layers, int Heads, int KeyValueHeads, int Vocabulary)
{
    private long Keyed => (long)Hidden / Heads * KeyValueHeads;

    /// <summary>Sums of inputs and outputs of a layer's linears, for adapters.</summary>
    private (long Inputs, long Outputs) Edges => (6L * Hidden + Intermediate, 3L * Hidden + 2 * Keyed + 2L * Intermediate);

    /// <summary>Weights of a layer's seven linears.</summary>
    public long LayerWeights => 2L * Hidden * Hidden + 2 * Keyed * Hidden + 3L * Hidden * Intermediate;

    /// <summary>Reads <c>thinker_config.text_config</c> of a model's <c>config.json</c>.</summary>
    /// <exception cref="InvalidDataException">It is none, or a size is missing or absurd.</exception>
    public static DecoderShape Read(string path)
    {
        try
        {
            using var document = JsonDocument.Parse(File.ReadAllBytes(path));
            var text = document.RootElement.GetProperty("thinker_config").GetProperty("text_config");
            int Size(string name) => text.GetProperty(name).GetInt32() is var size and > 0 and <= 1 << 20
                ? size
                : throw new InvalidDataException($"{path}: '{name}' is {text.GetProperty(name).GetRawText()}; expected 1 to {1 << 20}.");
            var shape = new DecoderShape(
                Size("hidden_size"), Size("intermediate_size"), Size("num_hidden_layers"), Size("num_attention_heads"), Size("num_key_value_heads"), Size("vocab_size"));
            return shape.Hidden % shape.Heads == 0 && shape.Hidden / shape.Heads % 2 == 0 && shape.Heads % shape.KeyValueHeads == 0
                ? shape
                : throw new InvalidDataException($"{path}: {shape.Heads} heads over {shape.Hidden} and {shape.KeyValueHeads} key-value heads do not divide.");
        }
        catch (Exception failure) when (failure is JsonException or KeyNotFoundException or InvalidOperationException or FormatException)
        {
            throw new InvalidDataException($"{path}: not a thinker's config.json ({failure.Message}).", failure);
        }
    }

    /// <summary>The sizes as the decoder takes them; a head's frequencies are shared out as published, a quarter for time.</summary>
    public TextConfig ToConfig()
    {
        var (size, half) = (Hidden / Heads, Hidden / Heads / 2);
        var (time, height) = (half / 4, (half - half / 4) / 2);
        return new TextConfig
        {
            Vocabulary = Vocabulary,
            Hidden = Hidden,
            Intermediate = Intermediate,
            Layers = Layers,
            Heads = Heads,
            KeyValueHeads = KeyValueHeads,
            HeadSize = size,
            RotarySections = [time, height, half - time - height],
            RotaryBase = 1e6,
            Epsilon = 1e-6,
        };
    }

    /// <summary>
    /// Floating-point operations of a step, forward and backward. A frozen product costs two: forward, and back to its input; a trained one
    /// three; causal attention half of its two products forward and four back. Norms and the like are not counted.
    /// </summary>
    /// <param name="tokens">Tokens of the row.</param>
    /// <param name="labels">Tokens that are learnt.</param>
    /// <param name="rank">The adapter's rank.</param>
    /// <param name="heads">Its heads.</param>
    public double Operations(int tokens, int labels, int rank, int heads)
    {
        var (inputs, outputs) = Edges;
        var adapters = (rank + heads) * inputs + (long)rank * heads * outputs;
        var attention = 6.0 * tokens * Hidden;
        return (double)tokens * Layers * (4.0 * LayerWeights + 6.0 * adapters + attention) + 4.0 * labels * Hidden * Vocabulary;
    }
}
