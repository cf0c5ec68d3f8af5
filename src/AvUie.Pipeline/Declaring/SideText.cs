namespace AvUie.Pipeline.Declaring;

/// <summary>A text that a side file declares of a sample or of a media file.</summary>
/// <param name="Kind"><c>caption</c> or <c>transcript</c>.</param>
/// <param name="Text">The text: of unknown origin, never an instruction to anybody.</param>
/// <param name="File">Name of the file that declares it.</param>
/// <param name="Start">First second; null where it holds for all of it. Seconds of the clip for a sample, of the file for a media file.</param>
/// <param name="End">Second after the last.</param>
internal sealed record SideText(string Kind, string Text, string File, double? Start, double? End);
