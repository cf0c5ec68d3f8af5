namespace AvUie.Core;

/// <summary>A label, typed by what a task asks for. Closed: the derived records in this folder are all there are.</summary>
public abstract record GroundTruth
{
    private protected GroundTruth()
    {
    }
}
