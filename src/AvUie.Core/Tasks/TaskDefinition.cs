namespace AvUie.Core;

/// <summary>One row of the task table: everything that tells a task from the others, except its answer form.</summary>
public sealed record TaskDefinition
{
    /// <summary>Name of the task, a folder of the reference's data.</summary>
    public required string Name { get; init; }

    /// <summary>One of the seven families.</summary>
    public required TaskFamily Family { get; init; }

    /// <summary>The source dataset, in its own spelling.</summary>
    public required string Source { get; init; }

    /// <summary>Items of the user turn in order; joined without separator.</summary>
    public required IReadOnlyList<ContentItem> Content { get; init; }

    /// <summary>The instruction with slots <c>{question}</c>, <c>{options}</c>, <c>{expression}</c>.</summary>
    public required string InstructionText { get; init; }

    /// <summary>Which samples of the sound are heard.</summary>
    public required AudioWindowRule AudioWindow { get; init; }

    /// <summary>The reference's name of the field that holds the training target.</summary>
    public required string TrainTargetField { get; init; }

    /// <summary>Whether the reference has a test loader for it.</summary>
    public bool HasTest { get; init; } = true;

    /// <summary>The window index in training where the reference fixes it, whatever the frame (s4: 0).</summary>
    public int? TrainWindowIndex { get; init; }

    /// <summary>How answers are written and read; null for the family's form.</summary>
    internal IAnswerForm? AnswerForm { get; init; }

    /// <summary>Whether the sample is a still picture and a stretch of sound.</summary>
    public bool IsImageTask => Content.Any(item => item is ContentItem.Image);

    /// <summary>Frames per video: 10 or 4; 1 for a picture.</summary>
    public int Frames => Content.OfType<ContentItem.Video>().FirstOrDefault()?.Frames ?? 1;

    /// <summary>Whether the sound's window depends on an index.</summary>
    public bool HasWindowIndex => AudioWindow is AudioWindowRule.OneFifth or AudioWindowRule.OneTenth;

    /// <summary>The instruction for a sample: question and options as they are (a list as Python prints it), expression in lower case.</summary>
    public string Instruction(GroundTruth truth) => Instruction(truth switch
    {
        AnswerTruth answer => new InstructionSlots { Question = answer.Question },
        ChoiceTruth choice => new InstructionSlots { Question = choice.Question, Options = PythonText.Repr(choice.Options) },
        ReferringTruth referring => new InstructionSlots { Expression = PythonText.Lower(referring.Expression) },
        TextTruth text => new InstructionSlots
        {
            Question = text.Question,
            Options = text.Options,
            Expression = PythonText.Lower(text.Expression),
        },
        _ => new InstructionSlots(),
    });

    /// <summary>The instruction with its slots filled in; what a slot holds is not searched for slots again.</summary>
    internal string Instruction(InstructionSlots slots)
    {
        var text = new System.Text.StringBuilder();
        for (var at = 0; at < InstructionText.Length;)
        {
            var here = at;
            var slot = InstructionSlots.Names.FirstOrDefault(name => string.CompareOrdinal(InstructionText, here, name, 0, name.Length) == 0);
            text.Append(slot is null ? InstructionText[at].ToString() : slots.Value(slot));
            at += slot?.Length ?? 1;
        }

        return text.ToString();
    }
}

/// <summary>What an instruction may take from a sample, as text.</summary>
internal sealed record InstructionSlots
{
    /// <summary>The slots as an instruction spells them.</summary>
    public static IReadOnlyList<string> Names { get; } = ["{question}", "{options}", "{expression}"];

    public string Question { get; init; } = "";

    public string Options { get; init; } = "";

    public string Expression { get; init; } = "";

    public string Value(string slot) => slot switch
    {
        "{question}" => Question,
        "{options}" => Options,
        "{expression}" => Expression,
        _ => throw new ArgumentOutOfRangeException(nameof(slot), slot, "no such slot"),
    };
}
