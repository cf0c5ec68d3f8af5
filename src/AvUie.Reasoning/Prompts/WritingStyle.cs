using AvUie.Core;

namespace AvUie.Reasoning;

/// <summary>A manner in which a trace may be written. It shapes the text and never what may be said in it.</summary>
/// <param name="Name">Name in the file.</param>
/// <param name="Text">What a writer is told.</param>
/// <param name="Families">The families whose guidance it agrees with.</param>
internal sealed record WritingStyle(string Name, string Text, IReadOnlyList<TaskFamily> Families);
