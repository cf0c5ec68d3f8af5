namespace AvUie.Adapters;

/// <summary>The 31 classes of Kinetics-Sounds, in the order of the numbers of OGM-GE's lists.</summary>
internal static class KineticsSoundsLabels
{
    public static Vocabulary All { get; } = new(
        "blowing nose", "blowing out candles", "bowling", "chopping wood", "dribbling basketball", "laughing", "mowing lawn",
        "playing accordion", "playing bagpipes", "playing bass guitar", "playing clarinet", "playing drums", "playing guitar",
        "playing harmonica", "playing keyboard", "playing organ", "playing piano", "playing saxophone", "playing trombone",
        "playing trumpet", "playing violin", "playing xylophone", "ripping paper", "shoveling snow", "shuffling cards", "singing",
        "stomping grapes", "tap dancing", "tapping guitar", "tapping pen", "tickling");
}
