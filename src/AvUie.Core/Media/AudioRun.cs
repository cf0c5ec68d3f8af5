namespace AvUie.Core;

/// <summary>A stretch of a sound's window: samples of the source, or silence.</summary>
/// <param name="Start">First sample in the source; -1 for silence.</param>
/// <param name="Count">Number of samples.</param>
public readonly record struct AudioRun(int Start, int Count)
{
    /// <summary>Whether the stretch is silence.</summary>
    public bool IsSilence => Start < 0;
}
