namespace AvUie.Adapters;

/// <summary>The seven emotions of MELD.</summary>
internal static class MeldEmotions
{
    public static Vocabulary All { get; } = new("neutral", "joy", "sadness", "anger", "surprise", "fear", "disgust");
}
