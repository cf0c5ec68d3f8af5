namespace AvUie.Reasoning;

/// <summary>Modalities as JSON spells them.</summary>
internal static class Modalities
{
    public static string Name(Modality modality) => modality switch
    {
        Modality.Audio => "audio",
        Modality.Visual => "visual",
        Modality.Text => "text",
        _ => throw new ArgumentOutOfRangeException(nameof(modality), modality, "no such modality"),
    };

    public static Modality? Find(string? name) => name switch
    {
        "audio" => Modality.Audio,
        "visual" => Modality.Visual,
        "text" => Modality.Text,
        _ => null,
    };
}
