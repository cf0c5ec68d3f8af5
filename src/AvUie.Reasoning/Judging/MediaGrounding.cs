using System.Globalization;

namespace AvUie.Reasoning;

/// <summary>
/// For a share of the samples: holds every step about sound against the sound alone and every step about pictures against the pictures
/// alone. A model that gets both hears what it sees: it asserts the sound of a bell that hangs still.
/// </summary>
/// <param name="options">The share, and what a trace must reach.</param>
/// <param name="provider">The judge's profile.</param>
/// <param name="prompts">The prompts.</param>
internal sealed class MediaGrounding(JudgeOptions options, ProviderProfile provider, PromptLibrary prompts)
{
    public const string Check = "media_grounding";

    private static readonly Modality[] Media = [Modality.Visual, Modality.Audio];

    /// <summary>Whether the sample is one of the share: a function of its id and the judge's seed, whoever asks and how often.</summary>
    public bool Draws(string sampleId) =>
        new Variation(string.Create(CultureInfo.InvariantCulture, $"{Check}\n{options.Seed}\n{sampleId}")).Below(int.MaxValue) < options.MediaShare * int.MaxValue;

    /// <summary>What is to be asked about a trace; nothing about a medium that it does not speak of.</summary>
    public IReadOnlyList<MediaQuestion> Questions(ReasoningRequest request, ReasoningTrace trace) =>
        [.. Media.Select(medium => Question(request, trace, medium)).Where(static question => question.Steps.Count > 0)];

    /// <summary>What is to be asked about one medium. The label is no part of it, nor is anything that another medium shows.</summary>
    public MediaQuestion Question(ReasoningRequest request, ReasoningTrace trace, Modality medium)
    {
        var kind = medium == Modality.Visual ? MediaKind.Image : MediaKind.Audio;
        int[] steps = [.. Enumerable.Range(1, trace.Steps.Count).Where(number => trace.Steps[number - 1].Modality == medium)];
        var slots = new Dictionary<string, string>
        {
            ["medium"] = medium == Modality.Visual ? "the pictures, without the sound" : "the sound, without the pictures",
            ["steps"] = string.Join('\n', steps.Select(number => Line(number, trace.Steps[number - 1]))),
        };
        var role = medium == Modality.Visual ? ModelRole.Sight : ModelRole.Hearing;
        return new MediaQuestion(medium, steps, JudgeCall.Of(role, options, provider, prompts.MediaGrounding, GroundingReply.MediaSchema, slots) with
        {
            Media = [.. request.Media.Where(part => part.Kind == kind)],
        });
    }

    /// <summary>What the answers object to: a contradiction by either medium, or too few steps that both together support.</summary>
    public IReadOnlyList<TraceObjection> Weigh(IReadOnlyList<MediaAnswer> answers)
    {
        TraceObjection[] against = [.. answers.Select(Against).OfType<TraceObjection>()];
        var (supported, steps) = (answers.Sum(static answer => answer.Reply?.Supported ?? 0), answers.Sum(static answer => answer.Question.Steps.Count));
        return against.Length > 0 || supported >= options.SupportedShare * steps
            ? against
            : [new TraceObjection(Check, FormattableString.Invariant($"pictures and sound, each alone, support {supported} of {steps} steps"))];
    }

    private static TraceObjection? Against(MediaAnswer answer) => answer.Reply switch
    {
        null => new TraceObjection(Check, $"the judge gave no usable reply about {answer.Question.Words}"),
        { Contradicted: { } step } => new TraceObjection(Check, FormattableString.Invariant($"step {step} is contradicted by {answer.Question.Words}")),
        _ => null,
    };

    private static string Line(int number, TraceStep step) => string.Create(
        CultureInfo.InvariantCulture, $"{number}. ({PromptData.Span(step)}) {PromptData.Text(step.Observation)}");
}
