namespace AvUie.Adapters;

/// <summary>The eleven single emotions of MAFW.</summary>
internal static class MafwEmotions
{
    public static Vocabulary All { get; } = new(
        "anger", "disgust", "fear", "happiness", "neutral", "sadness", "surprise", "contempt", "anxiety", "helplessness", "disappointment");
}
