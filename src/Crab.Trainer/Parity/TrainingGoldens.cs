using System.Text.Json.Serialization;
using AvUie.Shards;
using Crab.Trainer.Adapters;
using Crab.Trainer.Training;
using TorchSharp;
using static TorchSharp.torch;

namespace Crab.Trainer.Parity;

/// <summary><c>thinker/ilora/training.json</c>: how the adapters there were made and trained.</summary>
internal sealed record TrainingGoldens
{
    /// <summary>Folder below <c>thinker/</c>.</summary>
    public const string Part = "ilora";

    private const string Start = "finetune_weights.safetensors";

    /// <summary>Rank of the adapters.</summary>
    [JsonPropertyName("rank")]
    public required int Rank { get; init; }

    /// <summary>α of the adapters.</summary>
    [JsonPropertyName("alpha")]
    public required double Alpha { get; init; }

    /// <summary>Heads of the adapters.</summary>
    [JsonPropertyName("heads")]
    public required int Heads { get; init; }

    /// <summary>Weight decay of the optimizer.</summary>
    [JsonPropertyName("weight_decay")]
    public required double WeightDecay { get; init; }

    /// <summary>Greatest length of the gradient.</summary>
    [JsonPropertyName("clip")]
    public required double Clip { get; init; }

    /// <summary>The highest learning rate.</summary>
    [JsonPropertyName("peak_lr")]
    public required double Peak { get; init; }

    /// <summary>The steps.</summary>
    [JsonPropertyName("log")]
    public required IReadOnlyList<TrainingGoldenStep> Log { get; init; }

    /// <summary>Reads the file; null where there is none.</summary>
    public static TrainingGoldens? Open(ThinkerGoldens goldens)
    {
        var path = Path.Combine(goldens.Folder, Part, "training.json");
        return File.Exists(path) ? ModelParityFile.Read<TrainingGoldens>(path) : null;
    }

    /// <summary>The small model with the adapters that the training began with.</summary>
    public Learner Learner(ThinkerGoldens goldens, Device device) => new(
        new TrainingOptions
        {
            Steps = Log.Count,
            LearningRate = Peak,
            WeightDecay = WeightDecay,
            ClipNorm = Clip,
            Adapter = new AdapterOptions { Rank = Rank, Alpha = Alpha, Heads = Heads, Dropout = 0 },
            InitialAdapter = Path.Combine(goldens.Folder, Part, Start),
        },
        goldens.Load(ScalarType.Float32, device));
}

/// <summary>A step of the training.</summary>
/// <param name="Batch">The case that it took.</param>
/// <param name="Rate">Its learning rate.</param>
/// <param name="Loss">Its loss.</param>
/// <param name="GradientNorm">Length of the gradient before clipping.</param>
internal sealed record TrainingGoldenStep(
    [property: JsonPropertyName("batch")] string Batch,
    [property: JsonPropertyName("lr")] double Rate,
    [property: JsonPropertyName("loss")] double Loss,
    [property: JsonPropertyName("grad_norm")] double GradientNorm);
