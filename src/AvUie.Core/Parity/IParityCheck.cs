namespace AvUie.Core;

/// <summary>Compares this build with one part of a folder of reference numbers. One file per check.</summary>
public interface IParityCheck
{
    /// <summary>The part of the folder it reads, such as <c>preprocess/audio_windows.json</c>.</summary>
    string Name { get; }

    /// <summary>
    /// Compares everything found under <paramref name="folder"/>. Yields nothing where the part is absent. Knows the form of the
    /// files and none of their sizes, ids or values.
    /// </summary>
    IEnumerable<ParityResult> Run(string folder, CancellationToken cancellation);
}
