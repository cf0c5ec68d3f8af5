namespace AvUie.Reasoning;

/// <summary>
/// Words for things that sound and for the sounds they make, one source a line. Where a truth or a declared text holds one word of a
/// source, a trace may use all of them.
/// </summary>
internal static class SoundWords
{
    public static IReadOnlyList<string[]> Sources { get; } =
    [
        ["dog", "dogs", "bark", "barks", "barking", "howl", "howls", "growls", "puppy"],
        ["cat", "cats", "meow", "meows", "meowing", "purr", "purrs", "kitten"],
        ["bird", "birds", "chirp", "chirps", "chirping", "tweets", "sings", "birdsong", "crow", "crows", "rooster", "duck", "quacks", "owl", "hoots", "cuckoo"],
        ["horse", "neighs", "hooves", "cow", "moos", "sheep", "bleats", "goat", "pig", "oinks", "lion", "roars", "wolf", "frog", "croaks"],
        ["bee", "bees", "insect", "insects", "buzz", "buzzes", "buzzing", "cricket", "crickets", "mosquito"],
        ["siren", "sirens", "wail", "wails", "ambulance", "police"],
        ["car", "cars", "engine", "engines", "motor", "truck", "motorcycle", "traffic", "horn", "horns", "honks", "honking", "tyres", "brakes"],
        ["train", "railway", "locomotive", "whistle", "whistles", "aircraft", "airplane", "plane", "jet", "helicopter", "rotor", "boat", "ship"],
        ["piano", "keyboard", "organ", "accordion", "synthesizer"],
        ["guitar", "guitars", "strums", "strumming", "ukulele", "banjo", "bass", "violin", "fiddle", "cello", "harp", "erhu", "pipa", "guzheng"],
        ["flute", "clarinet", "saxophone", "oboe", "bassoon", "trumpet", "trombone", "tuba", "bagpipe", "bagpipes", "suona"],
        ["drum", "drums", "drumming", "drummer", "cymbal", "cymbals", "tabla", "percussion", "xylophone", "marimba", "congas", "tambourine"],
        ["music", "melody", "song", "tune", "orchestra", "choir", "chords"],
        ["speech", "speaking", "talks", "talking", "voice", "voices", "conversation", "whispers", "whispering", "shouts", "shouting", "screams", "screaming", "narrator", "utterance", "utters"],
        ["singing", "singer", "humming", "lullaby", "laughs", "laughter", "laughing", "giggles", "cries", "crying", "sobs", "sobbing", "coughs", "coughing", "sneezes", "snores", "baby"],
        ["crowd", "applause", "applauds", "clapping", "claps", "cheers", "cheering", "audience"],
        ["telephone", "phone", "rings", "ringing", "ringtone", "alarm", "beeps", "beeping", "ticks", "ticking", "doorbell", "bell", "bells", "chime", "chimes", "tolls"],
        ["chainsaw", "drill", "drilling", "hammer", "hammering", "mower", "vacuum", "blender", "machinery", "typewriter", "typing", "shaver", "dryer"],
        ["thunder", "rain", "raindrops", "wind", "storm", "ocean", "waterfall", "water", "splashes", "splashing"],
        ["gun", "gunshot", "gunshots", "gunfire", "explosion", "explodes", "firework", "fireworks", "bang", "bangs"],
        ["glass", "shatters", "door", "slams", "knocks", "knocking", "footsteps", "coins", "frying", "sizzles", "sizzling", "cutlery", "dishes"],
    ];
}
