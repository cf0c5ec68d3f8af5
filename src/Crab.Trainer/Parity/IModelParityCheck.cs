using AvUie.Core;
using TorchSharp;

namespace Crab.Trainer.Parity;

/// <summary>
/// Compares this trainer with one part of a folder of reference numbers, on a device. One file per check; classes with a constructor
/// without parameters are found by reflection.
/// </summary>
internal interface IModelParityCheck
{
    /// <summary>The part of the folder it reads, such as <c>thinker/cases</c>.</summary>
    string Name { get; }

    /// <summary>
    /// Compares everything found under <paramref name="folder"/>. Yields nothing where the part is absent. Knows the form of the
    /// files and none of their sizes, ids or values.
    /// </summary>
    IEnumerable<ParityResult> Run(string folder, torch.Device device, CancellationToken cancellation);
}
