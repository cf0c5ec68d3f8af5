using Crab.Trainer.Model;
using TorchSharp;
using static TorchSharp.torch;

namespace Crab.Trainer.Weights;

/// <summary>
/// A folder in the form of the published checkpoint: <c>config.json</c> and safetensors. Opening compares every size that the
/// configuration makes with the headers of the files, before a byte of weights is read.
/// </summary>
internal sealed class ModelFolder : IDisposable
{
    /// <summary>The configuration's name.</summary>
    public const string ConfigName = "config.json";

    private const string ThinkerPrefix = "thinker.";
    private static readonly string[] Speech = ["talker.", "token2wav."];
    private readonly WeightFiles _files;
    private readonly string _prefix;

    private ModelFolder(string path, ThinkerConfig config, ParameterList parameters, WeightFiles files, string prefix)
    {
        (Path, Config, Parameters, _files, _prefix) = (path, config, parameters, files, prefix);
    }

    /// <summary>Where it is.</summary>
    public string Path { get; }

    /// <summary>All sizes.</summary>
    public ThinkerConfig Config { get; }

    /// <summary>What the model takes from the files.</summary>
    public ParameterList Parameters { get; }

    /// <summary>Opens a folder and checks it.</summary>
    /// <exception cref="InvalidDataException">It is not a checkpoint of a thinker; the message lists everything that is wrong.</exception>
    public static ModelFolder Open(string path)
    {
        var (config, partOfWhole) = ConfigReader.Read(System.IO.Path.Combine(path, ConfigName));
        var parameters = Thinker.Parameters(config);
        var files = WeightFiles.Open(path);
        try
        {
            var prefix = partOfWhole ? ThinkerPrefix : string.Empty;
            files.Check(parameters.Shapes, prefix, partOfWhole ? Speech : []);
            return new ModelFolder(path, config, parameters, files, prefix);
        }
        catch
        {
            files.Dispose();
            throw;
        }
    }

    /// <summary>Makes the model and reads its weights.</summary>
    public Thinker Load(ScalarType type, Device device)
    {
        var weights = new CheckpointWeights(_files, _prefix, type, device);
        var model = new Thinker(Config, weights);
        try
        {
            weights.Fill();
            return model;
        }
        catch
        {
            model.Dispose();
            throw;
        }
    }

    /// <inheritdoc />
    public void Dispose() => _files.Dispose();
}
