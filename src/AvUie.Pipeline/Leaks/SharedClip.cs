using AvUie.Core;

namespace AvUie.Pipeline.Leaks;

/// <summary>Where samples of a clip are.</summary>
/// <param name="Source">The source.</param>
/// <param name="Task">The task.</param>
/// <param name="Split">The split.</param>
/// <param name="FirstId">The first sample there.</param>
/// <param name="Samples">How many there are.</param>
internal sealed record ClipPlace(string Source, string Task, Split Split, string FirstId, int Samples)
{
    /// <summary><c>source task split</c>.</summary>
    public string Name => $"{Source} {Task} {Split.Name()}";
}

/// <summary>A clip in more places than one.</summary>
internal sealed record SharedClip(ClipIdentity Clip, IReadOnlyList<ClipPlace> Places)
{
    /// <summary>Whether it is in several splits: what is trained on is tested on.</summary>
    public bool CrossesSplits => Places.Select(static place => place.Split).Distinct().Count() > 1;
}
