using Crab.Trainer.Weights;
using static TorchSharp.torch;

namespace Crab.Trainer.Model;

/// <summary>A thinker small enough for a laptop's processor, with towers as small and seeded weights.</summary>
internal static class TinyThinker
{
    private const int TowerLayers = 2;
    private const int HeadSize = 8;
    private const int WindowTokens = 4;
    private const int ChunkFrames = 200;

    /// <summary>A model with seeded weights.</summary>
    public static Thinker Create(TinyConfig config, int vocabulary, long seed, ScalarType type = ScalarType.Float32) =>
        new(Config(config, vocabulary), new SeededWeights(seed, type));

    /// <summary>All sizes that a tiny configuration leaves open: towers half as wide as the decoder, two layers each.</summary>
    private static ThinkerConfig Config(TinyConfig config, int vocabulary)
    {
        var tower = Math.Max(HeadSize, config.Hidden / 2 / HeadSize * HeadSize);
        var half = config.HeadSize / 2;
        var time = half / 4;
        var text = new TextConfig
        {
            Vocabulary = vocabulary,
            Hidden = config.Hidden,
            Intermediate = config.Intermediate,
            Layers = config.Layers,
            Heads = config.Heads,
            KeyValueHeads = config.KeyValueHeads,
            HeadSize = config.HeadSize,
            RotarySections = [time, (half - time) / 2, half - time - (half - time) / 2],
            RotaryBase = config.RopeTheta,
            Epsilon = config.Epsilon,
        };
        var vision = new VisionConfig
        {
            Layers = TowerLayers,
            Hidden = tower,
            Intermediate = 2 * tower,
            Heads = tower / HeadSize,
            WindowTokens = WindowTokens,
            WholeFrameLayers = [TowerLayers - 1],
        };
        var audio = new AudioConfig
        {
            Layers = TowerLayers,
            Hidden = tower,
            Intermediate = 2 * tower,
            Heads = tower / HeadSize,
            ChunkFrames = ChunkFrames,
            Positions = ChunkFrames,
        };
        return new ThinkerConfig(text, vision, audio, new ModelTokens(0, 0, 0, 0, null));
    }
}
