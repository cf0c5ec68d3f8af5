namespace AvUie.Adapters;

/// <summary>Classes of VGGSound that may not stand against each other in the matching tasks.</summary>
internal static class VggSoundSynonyms
{
    private static readonly string[] Fillers =
        ["playing", "people", "using", "and", "or", "of", "on", "by", "with", "etc", "up"];

    private static readonly string[][] Groups =
    [
        ["playing timpani", "playing tympani"],
        ["people giggling", "people sniggering", "people belly laughing", "baby laughter"],
        ["baby crying", "people sobbing", "people screaming", "baby babbling"],
        [
            "female speech, woman speaking", "male speech, man speaking", "child speech, kid speaking", "people babbling", "people whispering",
            "police radio chatter", "baby babbling",
        ],
        ["children shouting", "people screaming", "people battle cry", "people booing", "people cheering", "people crowd", "people clapping"],
        ["female singing", "male singing", "child singing", "singing choir", "rapping", "yodelling", "people humming", "beat boxing"],
        ["people eating", "people eating apple", "people eating crisps", "people eating noodle", "eating with cutlery", "people slurping", "lip smacking"],
        ["people marching", "people running", "people shuffling", "footsteps on snow"],
        ["people whistling", "playing flute"],
        [
            "playing bass drum", "playing snare drum", "playing drum kit", "playing bongo", "playing congas", "playing djembe", "playing tabla",
            "playing timbales", "playing timpani", "playing tympani", "playing cymbal", "playing tambourine", "playing gong",
            "playing steelpan", "playing castanets", "playing guiro", "playing washboard",
        ],
        ["playing marimba, xylophone", "playing vibraphone", "playing glockenspiel", "playing steelpan", "playing tuning fork", "wind chime", "singing bowl"],
        [
            "playing acoustic guitar", "playing electric guitar", "playing bass guitar", "playing steel guitar, slide guitar", "tapping guitar",
            "playing banjo", "playing ukulele", "playing mandolin", "playing sitar", "playing zither", "playing harp",
        ],
        ["playing violin, fiddle", "playing cello", "playing double bass", "playing erhu", "orchestra"],
        ["playing piano", "playing electronic organ", "playing hammond organ", "playing harpsichord", "playing synthesizer", "playing theremin"],
        [
            "playing trumpet", "playing cornet", "playing bugle", "playing trombone", "playing french horn", "playing shofar", "playing didgeridoo",
            "orchestra",
        ],
        ["playing flute", "playing clarinet", "playing oboe", "playing bassoon", "playing saxophone", "orchestra"],
        ["playing accordion", "playing harmonica", "playing bagpipes", "playing electronic organ", "playing hammond organ"],
        ["vehicle horn, car horn, honking", "air horn", "foghorn", "train horning", "train whistling", "reversing beeps"],
        [
            "car engine idling", "car engine knocking", "car engine starting", "engine accelerating, revving, vroom", "race car, auto racing",
            "car passing by", "driving motorcycle", "driving buses", "driving snowmobile", "motorboat, speedboat acceleration", "skidding",
            "tractor digging",
        ],
        ["airplane", "airplane flyby", "helicopter", "missile launch"],
        ["train horning", "train wheels squealing", "train whistling", "railroad car, train wagon", "subway, metro, underground"],
        ["sailing", "rowboat, canoe, kayak rowing", "motorboat, speedboat acceleration", "swimming", "scuba diving", "underwater bubbling"],
        [
            "machine gun shooting", "cap gun shooting", "firing cannon", "firing muskets", "fireworks banging", "lighting firecrackers",
            "missile launch", "volcano explosion",
        ],
        ["chainsawing trees", "hedge trimmer running", "lawn mowing", "electric grinder grinding", "lathe spinning", "planing timber", "sharpen knife"],
        ["electric shaver, electric razor shaving", "cutting hair with electric trimmers", "hair dryer drying", "vacuum cleaner cleaning floors"],
        ["running electric fan", "bathroom ventilation fan running", "air conditioning noise", "vacuum cleaner cleaning floors", "eletric blender running"],
        ["arc welding", "blowtorch igniting", "electric grinder grinding", "forging swords", "hammering nails"],
        ["fire crackling", "strike lighter", "blowtorch igniting"],
        [
            "waterfall burbling", "stream burbling", "ocean burbling", "sea waves", "sloshing water", "splashing water", "spraying water",
            "squishing water", "pumping water", "underwater bubbling", "raining", "hail", "toilet flushing", "swimming",
        ],
        ["wind noise", "wind rustling leaves", "tornado roaring", "thunder", "raining", "hail"],
        ["skiing", "driving snowmobile", "footsteps on snow", "ice cracking"],
        ["bee, wasp, etc. buzzing", "fly, housefly buzzing", "mosquito buzzing"],
        [
            "bird chirping, tweeting", "bird squawking", "bird wings flapping", "baltimore oriole calling", "barn swallow calling",
            "black capped chickadee calling", "canary calling", "cuckoo bird calling", "mynah bird singing", "warbler chirping",
            "wood thrush calling", "magpie calling", "crow cawing", "parrot talking", "pigeon, dove cooing", "woodpecker pecking tree",
            "owl hooting", "eagle screaming",
        ],
        [
            "chicken clucking", "chicken crowing", "turkey gobbling", "pheasant crowing", "francolin calling", "duck quacking", "goose honking",
            "penguins braying",
        ],
        ["cattle mooing", "cattle, bovinae cowbell", "cow lowing", "bull bellowing", "elk bugling"],
        ["goat bleating", "sheep bleating"],
        ["dog barking", "dog baying", "dog bow-wow", "dog growling", "dog howling", "dog whimpering", "coyote howling", "fox barking"],
        ["lions growling", "lions roaring", "cheetah chirrup", "cat growling"],
        ["mouse squeaking", "mouse pattering", "chipmunk chirping", "chinchilla barking", "ferret dooking"],
        ["donkey, ass braying", "zebra braying", "horse neighing", "horse clip-clop"],
        ["chimpanzee pant-hooting", "gibbon howling"],
        ["sea lion barking", "otter growling", "whale calling"],
        ["snake hissing", "snake rattling", "alligators, crocodiles hissing"],
        ["cell phone buzzing", "telephone bell ringing", "alarm clock ringing", "smoke detector beeping", "reversing beeps"],
        ["church bell ringing", "playing gong", "wind chime", "singing bowl", "cattle, bovinae cowbell"],
        ["typing on computer keyboard", "typing on typewriter", "mouse clicking", "printer printing"],
        ["playing table tennis", "playing tennis", "playing badminton", "playing squash"],
        ["striking bowling", "bowling impact", "striking pool"],
        [
            "opening or closing car doors", "opening or closing car electric windows", "opening or closing drawers", "cupboard opening or closing",
            "door slamming", "sliding door",
        ],
        ["rope skipping", "bouncing on trampoline", "tap dancing"],
        ["ripping paper", "plastic bottle crushing"],
    ];

    /// <summary>Classes whose names share a word, or that stand in one of the groups above.</summary>
    public static NearSynonyms All { get; } = new(VggSoundLabels.All, Fillers, Groups);
}
