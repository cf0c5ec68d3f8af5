using Crab.Trainer.Cli;
using Crab.Trainer.Training;
using TorchSharp;

namespace Crab.Trainer.Backend;

/// <summary>The devices that commands run on.</summary>
internal static class Devices
{
    /// <summary>The processor.</summary>
    public const string Processor = "cpu";

    /// <summary>The first GPU.</summary>
    public const string Gpu = "cuda";

    /// <summary>The device of that name, after libtorch is found.</summary>
    /// <exception cref="UsageException">No device has that name.</exception>
    /// <exception cref="TrainingException">libtorch or the device cannot be used here.</exception>
    public static torch.Device Find(string name)
    {
        if (name is not (Processor or Gpu))
        {
            throw new UsageException($"--device is '{name}'; expected {Processor} or {Gpu}.");
        }

        return Libtorch.Load() switch
        {
            { Usable: false } missing => throw new TrainingException($"libtorch is not usable: {missing.Problem}"),
            { HasCuda: false } when name == Gpu => throw new TrainingException(
                "--device cuda: this libtorch has no CUDA, or finds no GPU. Build with -p:TorchBackend=cuda, or point CRAB_LIBTORCH at a CUDA build; see docs/training.md."),
            _ => name == Gpu ? torch.CUDA : torch.CPU,
        };
    }
}
