using System.Text.Json;

namespace AvUie.Adapters;

/// <summary>Names of sounding objects in AVSBench.</summary>
internal static class AvsBenchLabels
{
    private const int MaxBytes = 1 << 20;

    /// <summary>The 70 nouns of the semantic release, in the order of their pixel values 1..70; 0 is the background.</summary>
    public static Vocabulary Nouns { get; } = new(
        "accordion", "airplane", "axe", "baby", "bassoon", "bell", "bird", "boat", "boy", "bus", "car", "cat", "cello", "clarinet",
        "clipper", "clock", "dog", "donkey", "drum", "duck", "elephant", "emergency-car", "erhu", "flute", "frying-food", "girl",
        "goose", "guitar", "gun", "guzheng", "hair-dryer", "handpan", "harmonica", "harp", "helicopter", "hen", "horse", "keyboard",
        "leopard", "lion", "man", "marimba", "missile-rocket", "motorcycle", "mower", "parrot", "piano", "pig", "pipa", "saw",
        "saxophone", "sheep", "sitar", "sorna", "squirrel", "tabla", "tank", "tiger", "tractor", "train", "trombone", "truck",
        "trumpet", "tuba", "ukulele", "utv", "vacuum-cleaner", "violin", "wolf", "woman");

    /// <summary>The 23 categories of the older object release (S4), which a list may carry over.</summary>
    public static Vocabulary Categories { get; } = new(
        "baby_laughter", "female_singing", "male_speech", "dog_barking", "cat_meowing", "lions_roaring", "horse_clip-clop",
        "coyote_howling", "mynah_bird_singing", "playing_acoustic_guitar", "playing_tabla", "playing_violin", "playing_piano",
        "playing_ukulele", "playing_glockenspiel", "helicopter", "race_car", "driving_buses", "ambulance_siren",
        "typing_on_computer_keyboard", "chainsawing_trees", "cap_gun_shooting", "lawn_mowing");

    /// <summary>Nouns and categories.</summary>
    public static Vocabulary All { get; } = new(Nouns.Labels.Union(Categories.Labels));

    /// <summary>Names of <c>label2idx.json</c> where that file is there, else the nouns; the categories in any case.</summary>
    public static Vocabulary Of(string root, string home)
    {
        var name = home + "label2idx.json";
        return File.Exists(Path.Combine(root, name))
            ? new Vocabulary(Read(AnnotationFile.Locate(root, name, "Fetch it anew or remove it.")).Concat(Categories.Labels))
            : All;
    }

    private static IEnumerable<string> Read(AnnotationFile file)
    {
        try
        {
            var indices = JsonSerializer.Deserialize<Dictionary<string, int>>(file.ReadAll(MaxBytes)) ?? [];
            return [.. indices.OrderBy(pair => pair.Value).Select(pair => pair.Key).Where(name => name != "background")];
        }
        catch (JsonException failure)
        {
            throw file.Unusable($"is no JSON object of names and numbers ({failure.Message}). Fetch it anew or remove it.");
        }
    }
}
