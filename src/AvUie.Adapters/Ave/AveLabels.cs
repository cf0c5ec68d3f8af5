namespace AvUie.Adapters;

/// <summary>The 28 categories of AVE.</summary>
internal static class AveLabels
{
    public static Vocabulary All { get; } = new(
        "Church bell", "Male speech, man speaking", "Bark", "Fixed-wing aircraft, airplane", "Race car, auto racing",
        "Female speech, woman speaking", "Helicopter", "Violin, fiddle", "Flute", "Ukulele", "Frying (food)", "Truck", "Shofar",
        "Motorcycle", "Acoustic guitar", "Train horn", "Clock", "Banjo", "Goat", "Baby cry, infant cry", "Bus", "Chainsaw", "Cat",
        "Horse", "Toilet flush", "Rodents, rats, mice", "Accordion", "Mandolin");
}
