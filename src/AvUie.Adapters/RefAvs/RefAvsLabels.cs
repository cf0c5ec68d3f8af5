namespace AvUie.Adapters;

/// <summary>The 51 objects of Ref-AVS.</summary>
internal static class RefAvsLabels
{
    public static Vocabulary All { get; } = new(
        "cello", "violin", "guitar", "man", "ukulele", "woman", "piano", "saxophone", "girl", "boy", "drum", "sitar", "handpan", "pipa",
        "tabla", "clarinet", "harp", "flute", "couch", "car", "guzheng", "accordion", "chair", "dog", "boat", "bass", "baby", "tuba",
        "hair-dryer", "leopard", "airplane", "wolf", "saw", "marimba", "cat", "sheep", "lion", "mower", "table", "keyboard", "gun",
        "harmonica", "clock", "emergency-car", "razor", "motorcycle", "truck", "vacuum-cleaner", "tiger", "pig", "helicopter");
}
