namespace AvUie.Adapters;

/// <summary>The six emotions of MER2024's labelled clips.</summary>
internal static class Mer2024Emotions
{
    public static Vocabulary All { get; } = new("neutral", "angry", "happy", "sad", "worried", "surprise");
}
