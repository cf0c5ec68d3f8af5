namespace AvUie.Reasoning;

/// <summary>A stretch of an event, as a truth has it or as a model reads it.</summary>
/// <param name="Label">The event.</param>
/// <param name="Modality"><c>audio</c>, <c>visual</c> or <c>either</c>.</param>
/// <param name="Start">First second; null where it is not known.</param>
/// <param name="End">Second after the last.</param>
internal sealed record JudgedEvent(string Label, string Modality, double? Start, double? End)
{
    /// <summary>The modality of events that are not told apart by it.</summary>
    public const string Either = "either";
}
