using System.Text.Json;
using AvUie.Core;
using Crab.Trainer.Model;
using Crab.Trainer.Processing;

namespace Crab.Trainer.Weights;

/// <summary>
/// Reads <c>config.json</c> of a published checkpoint. What would make another function of the same weights (an unknown kind of rotary
/// positions, sliding windows, another activation) is refused instead of ignored.
/// </summary>
internal static class ConfigReader
{
    /// <summary>Where a whole model's configuration keeps that of its thinker.</summary>
    public const string ThinkerKey = "thinker_config";

    private const int MaxBytes = 16 << 20;
    private const int DefaultAudioPositions = 1500;

    /// <summary>Reads a file.</summary>
    /// <returns>The sizes, and whether the file is that of a whole model, of which the thinker is a part.</returns>
    /// <exception cref="InvalidDataException">It cannot be used; the message lists everything that is wrong.</exception>
    public static (ThinkerConfig Config, bool PartOfWhole) Read(string path)
    {
        if (!File.Exists(path))
        {
            throw new InvalidDataException($"{path}: no such file. Name the folder of a downloaded checkpoint, which holds config.json.");
        }

        if (new FileInfo(path).Length > MaxBytes)
        {
            throw new InvalidDataException($"{path}: larger than {MaxBytes} bytes, so no configuration. Fetch the checkpoint again.");
        }

        try
        {
            using var document = JsonDocument.Parse(File.ReadAllBytes(path), new JsonDocumentOptions { MaxDepth = 32 });
            var problems = new List<string>();
            var root = new ConfigObject(string.Empty, document.RootElement, problems);
            var whole = root.Has(ThinkerKey);
            var config = Thinker(whole ? root.Below(ThinkerKey) : root, problems);
            return problems.Count == 0
                ? (config, whole)
                : throw new InvalidDataException($"{path}: not a thinker that this build can compute:\n  {string.Join("\n  ", problems.Select(static problem => Printable.Of(problem)))}");
        }
        catch (JsonException failure)
        {
            throw new InvalidDataException($"{path}, line {failure.LineNumber + 1}: not valid JSON. Fetch the checkpoint again.", failure);
        }
    }

    private static ThinkerConfig Thinker(ConfigObject thinker, List<string> problems)
    {
        thinker.Expect("position_id_per_seconds", $"{RotaryIndex.PerSecond}");
        var text = Text(thinker.Below("text_config"));
        var config = new ThinkerConfig(
            text,
            Vision(thinker.Below("vision_config"), text),
            Audio(thinker.Below("audio_config"), text),
            new ModelTokens(
                thinker.Id("audio_token_index"),
                thinker.Id("image_token_index"),
                thinker.Id("video_token_index"),
                thinker.OptionalId("pad_token_id") ?? 0,
                thinker.OptionalId("eos_token_id")));
        foreach (var id in (int?[])[config.Tokens.Audio, config.Tokens.Image, config.Tokens.Video, config.Tokens.Padding, config.Tokens.End])
        {
            if (id >= text.Vocabulary)
            {
                problems.Add($"token id {id} is outside the vocabulary of {text.Vocabulary}");
            }
        }

        return config;
    }

    private static TextConfig Text(ConfigObject text)
    {
        text.Expect("hidden_act", "silu");
        text.Expect("use_sliding_window", "false");
        var scaling = text.Below("rope_scaling");
        scaling.Expect("rope_type", "default", "mrope");
        scaling.Expect("type", "default", "mrope");
        var (hidden, heads, keyed) = (text.Size("hidden_size"), text.Size("num_attention_heads"), text.Size("num_key_value_heads"));
        var head = text.Size("head_dim", Math.Max(1, hidden / heads));
        var sections = scaling.Integers("mrope_section");
        if (heads * (long)head != hidden && !text.Has("head_dim"))
        {
            text.Reject("num_attention_heads", $"a divisor of hidden_size ({hidden})");
        }

        if (heads % keyed != 0)
        {
            text.Reject("num_key_value_heads", $"a divisor of num_attention_heads ({heads})");
        }

        if (head % 2 != 0 || sections.Count != RotaryIndex.Axes || sections.Sum() != head / 2)
        {
            scaling.Reject("mrope_section", $"three numbers with a sum of half a head's width ({head})");
        }

        return new TextConfig
        {
            Vocabulary = text.Size("vocab_size"),
            Hidden = hidden,
            Intermediate = text.Size("intermediate_size"),
            Layers = text.Size("num_hidden_layers"),
            Heads = heads,
            KeyValueHeads = keyed,
            HeadSize = head,
            RotarySections = sections,
            RotaryBase = text.Positive("rope_theta"),
            Epsilon = text.Positive("rms_norm_eps"),
            TiedHead = text.IsTrue("tie_word_embeddings"),
        };
    }

    private static VisionConfig Vision(ConfigObject vision, TextConfig text)
    {
        vision.Expect("hidden_act", "silu");
        vision.Expect("patch_size", $"{Patching.Patch}");
        vision.Expect("spatial_merge_size", $"{Patching.Merge}");
        vision.Expect("temporal_patch_size", $"{Patching.Temporal}");
        vision.Expect("in_channels", $"{Patching.Channels}");
        vision.Expect("in_chans", $"{Patching.Channels}");
        vision.Expect("out_hidden_size", $"{text.Hidden}");
        const int TokenEdge = Patching.Patch * Patching.Merge;
        var window = vision.Size("window_size");
        var config = new VisionConfig
        {
            Layers = vision.Size("depth"),
            Hidden = vision.Size("hidden_size"),
            Intermediate = vision.Size("intermediate_size"),
            Heads = vision.Size("num_heads"),
            WindowTokens = Math.Max(1, window / TokenEdge),
            WholeFrameLayers = vision.Integers("fullatt_block_indexes"),
        };
        if (config.Hidden % (4 * config.Heads) != 0)
        {
            vision.Reject("num_heads", $"heads of a multiple of 4, all of one size, in hidden_size ({config.Hidden})");
        }

        if (window < TokenEdge)
        {
            vision.Reject("window_size", $"{TokenEdge} or more");
        }

        return config;
    }

    private static AudioConfig Audio(ConfigObject audio, TextConfig text)
    {
        audio.Expect("activation_function", "gelu");
        audio.Expect("scale_embedding", "false");
        audio.Expect("num_mel_bins", $"{LogMel.Mels}");
        audio.Expect("output_dim", $"{text.Hidden}");
        var config = new AudioConfig
        {
            Layers = audio.Size("encoder_layers"),
            Hidden = audio.Size("d_model"),
            Intermediate = audio.Size("encoder_ffn_dim"),
            Heads = audio.Size("encoder_attention_heads"),
            ChunkFrames = 2 * audio.Size("n_window"),
            Positions = audio.Size("max_source_positions", DefaultAudioPositions),
        };
        if (config.Hidden % config.Heads != 0 || config.Hidden % 2 != 0)
        {
            audio.Reject("encoder_attention_heads", $"a divisor of d_model ({config.Hidden}), which is even");
        }

        if (config.Positions < config.ChunkFrames / 2)
        {
            audio.Reject("max_source_positions", $"n_window ({config.ChunkFrames / 2}) or more");
        }

        return config;
    }
}
