namespace AvUie.Adapters;

/// <summary>The 100 events of UnAV-100; the place in this list is the <c>label_id</c>.</summary>
internal static class UnavLabels
{
    public static Vocabulary All { get; } = new(
        "man speaking", "woman speaking", "kid speaking", "male singing", "people laughing", "car passing by", "baby laughter",
        "wind noise", "people clapping", "people shouting", "people crowd", "female singing", "dog barking", "playing acoustic guitar",
        "people eating", "people cheering", "basketball bounce", "engine knocking", "playing tennis", "baby babbling",
        "striking bowling", "playing badminton", "cat meowing", "people slapping", "playing piano", "baby crying", "people burping",
        "orchestra", "playing drum kit", "playing violin", "machine gun shooting", "child singing", "people nose blowing",
        "playing electronic organ", "people sneezing", "dog howling", "skateboarding", "playing base guitar", "auto racing",
        "sea waves", "playing table tennis", "people coughing", "people whispering", "playing ukulele", "sheep bleating",
        "playing tabla", "fire truck siren", "playing volleyball", "beat boxing", "playing trumpet", "thunder", "playing cello",
        "playing harp", "hammering nails", "people running", "sailing", "telephone bell ringing", "frog croaking",
        "driving motorcycle", "playing cornet", "playing clarinet", "train wheels squealing", "playing flute", "playing trombone",
        "playing erhu", "bull bellowing", "raining", "skidding", "chainsawing trees", "police car siren", "playing saxophone",
        "fireworks banging", "driving buses", "tap dancing", "airplane flyby", "people whistling", "train horning",
        "vacuum cleaner cleaning floors", "playing accordion", "bird chirping", "vehicle honking", "church bell ringing",
        "playing snare drum", "playing synthesizer", "typing on computer keyboard", "singing choir", "lions roaring",
        "people slurping", "helicopter", "horse clip-clop", "water burbling", "lawn mowing", "playing banjo", "playing zither",
        "playing harmonica", "people battle cry", "people sobbing", "ambulance siren", "rope skipping", "hair dryer drying");
}
