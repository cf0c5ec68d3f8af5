namespace AvUie.Core;

/// <summary>
/// The tasks of AV-UIE v2 (reference: dataset/qwen2_5_omni/omni_dataset.py of Crab_Plus). A new task is one more row here, and an
/// answer form if its family's does not fit.
/// </summary>
public static class TaskTable
{
    private const string VideoAndAudio = "This is a video and an audio:";
    private const string ImageAndAudio = "This is an image and an audio:";
    private const string NameAction = "Please identify the action taking place in the video.";
    private const string JudgeEmotion = "Please judge the person's emotion at the moment.";
    private const string DescribeEvents = "Please describe the events and time range that occurred in the video.";

    private const string FindSounding =
        "Please identify the category of the object producing the sound in the video frame. Then, provide the bounding box and " +
        "three pixel points of the object that is making the sound within the frame.";

    private const string FindDescribed =
        "Please analyze the video frame and audio to find the object described as <des>{expression}</des>. Answer with \"true\" or " +
        "\"false\" whether the object exists. If it exists, respond with a sentence identifying the object's name, its bounding " +
        "box, and three pixel points; if not, state that the object is absent.";

    private static readonly ContentItem Video = new ContentItem.Video(10);
    private static readonly ContentItem ShortVideo = new ContentItem.Video(4);
    private static readonly ContentItem Image = new ContentItem.Image();
    private static readonly ContentItem Audio = new ContentItem.Audio();
    private static readonly ContentItem Instruction = new ContentItem.Instruction();

    /// <summary>Every task, in the order in which the reference loads and joins them.</summary>
    public static IReadOnlyList<TaskDefinition> All { get; } =
    [
        Row("a2v", TaskFamily.Matching, "AV matching", AudioWindowRule.WholeInTenths, "label",
            "Please listen to the audio and indicate which of the two videos matches what you hear.") with
        {
            Content = [new ContentItem.Text("These are two videos and an audio:"), Audio, Video, Video, Instruction],
        },
        Row("v2a", TaskFamily.Matching, "AV matching", AudioWindowRule.WholeInTenths, "label",
            "Please view the video and indicate which of the two audio clips matches what you see.") with
        {
            Content = [new ContentItem.Text("This is a video and two audio clips:"), Video, Audio, Audio, Instruction],
        },
        Row("avqa", TaskFamily.QuestionAnswering, "MUSIC-AVQA", AudioWindowRule.TenWindowsOfSixty, "label",
            "Please answer this question: {question}"),
        Row("avqa_thu", TaskFamily.QuestionAnswering, "AVQA", AudioWindowRule.WholeInTenths, "label",
            "Please answer the question based on the options: {question}, options:{options}"),
        Row("ave", TaskFamily.EventLocalization, "AVE", AudioWindowRule.WholeInTenths, "label_content", DescribeEvents),
        Row("unav", TaskFamily.EventLocalization, "UnAV-100", AudioWindowRule.WholeInTenths, "label_content", DescribeEvents) with
        {
            HasTest = false,
            AnswerForm = new EventListAnswers(),
        },
        Row("avvp", TaskFamily.EventLocalization, "LLP", AudioWindowRule.WholeInTenths, "label_content",
            "Please determine the events that occur based on the visual and audio information in the video, as well as the start " +
            "and end times of these events.") with
        {
            AnswerForm = new ParsingAnswers(),
        },
        Picture("ms3", "AVSBench MS3", AudioWindowRule.OneFifth, "label_content", FindSounding),
        Picture("s4", "AVSBench S4", AudioWindowRule.OneFifth, "label_content", FindSounding) with { TrainWindowIndex = 0 },
        Picture("ref_avs", "Ref-AVS", AudioWindowRule.OneTenth, "output", FindDescribed) with { AnswerForm = new ReferringAnswers() },
        Picture("arig", "AVSBench S4", AudioWindowRule.WholeInFifths, "label_content",
            "Please recognize the category of object that makes the sound and then output its bounding box.") with
        {
            AnswerForm = new GroundingAnswers(),
        },
        Row("avcap", TaskFamily.Captioning, "VALOR-32K", AudioWindowRule.WholeInTenths, "label_content",
            "Please describe this video and audio.") with
        {
            HasTest = false,
        },
        Emotion("meld", "MELD"),
        Emotion("mer24", "MER2024") with { HasTest = false },
        Emotion("mafw", "MAFW"),
        Emotion("dfew", "DFEW"),
        Emotion("cremad", "CREMA-D"),
        Row("ks", TaskFamily.Action, "Kinetics-Sounds", AudioWindowRule.WholeInTenths, "label", NameAction),
        Row("ucf", TaskFamily.Action, "UCF101", AudioWindowRule.WholeInTenths, "new_label", NameAction),
    ];

    private static readonly Dictionary<string, TaskDefinition> ByName = All.ToDictionary(task => task.Name, StringComparer.Ordinal);

    /// <summary>The task of that name; null if there is none.</summary>
    public static TaskDefinition? Find(string name) => ByName.GetValueOrDefault(name);

    /// <summary>The task of that name.</summary>
    /// <exception cref="ArgumentException">There is none: check names from outside with <see cref="Find"/>.</exception>
    public static TaskDefinition Get(string name) =>
        Find(name) ?? throw new ArgumentException($"there is no task '{name}'; the tasks are {string.Join(", ", ByName.Keys)}", nameof(name));

    private static TaskDefinition Row(
        string name, TaskFamily family, string source, AudioWindowRule window, string target, string instruction) => new()
        {
            Name = name,
            Family = family,
            Source = source,
            Content = [new ContentItem.Text(VideoAndAudio), Video, Audio, Instruction],
            InstructionText = instruction,
            AudioWindow = window,
            TrainTargetField = target,
        };

    private static TaskDefinition Picture(string name, string source, AudioWindowRule window, string target, string instruction) =>
        Row(name, TaskFamily.Segmentation, source, window, target, instruction) with
        {
            Content = [new ContentItem.Text(ImageAndAudio), Image, Audio, Instruction],
        };

    private static TaskDefinition Emotion(string name, string source) =>
        Row(name, TaskFamily.Emotion, source, AudioWindowRule.FirstFourSeconds, "label", JudgeEmotion) with
        {
            Content = [new ContentItem.Text(VideoAndAudio), ShortVideo, Audio, Instruction],
        };
}
