namespace AvUie.Adapters;

/// <summary>The closed lists of MUSIC-AVQA: its answers and its kinds of question.</summary>
internal static class MusicAvqaLabels
{
    /// <summary>The 42 answers.</summary>
    public static Vocabulary Answers { get; } = new(
        "yes", "no", "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "more than ten", "indoor",
        "outdoor", "left", "middle", "right", "simultaneously", "accordion", "acoustic_guitar", "bagpipe", "banjo", "bassoon", "cello",
        "clarinet", "congas", "drum", "electric_bass", "erhu", "flute", "guzheng", "piano", "pipa", "saxophone", "suona", "trumpet",
        "tuba", "ukulele", "violin", "xylophone");

    /// <summary>The nine kinds: modality and subject, joined by '/'.</summary>
    public static Vocabulary Types { get; } = new(
        "Audio/Counting", "Audio/Comparative", "Visual/Counting", "Visual/Location", "Audio-Visual/Existential", "Audio-Visual/Counting",
        "Audio-Visual/Location", "Audio-Visual/Comparative", "Audio-Visual/Temporal");
}
