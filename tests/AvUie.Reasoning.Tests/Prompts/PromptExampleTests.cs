using AvUie.Core;

namespace AvUie.Reasoning.Tests.Prompts;

/// <summary>A writer imitates its examples before it obeys its rules: every example must keep every rule.</summary>
public sealed class PromptExampleTests
{
    private const int ExamplesOfAFamily = 3;
    private const int FewestWords = 40;
    private const int MostWords = 200;

    private static readonly string[] Families = [.. Enum.GetValues<TaskFamily>().Select(PromptLibrary.FileName)];

    /// <summary>Every example of every family, and those of the writer that is not told the label.</summary>
    public static TheoryData<string, int> Writers
    {
        get
        {
            var all = new TheoryData<string, int>();
            foreach (var example in Families.Append("blind").SelectMany(static file => PromptExample.Of(file)))
            {
                all.Add(example.File, example.Number);
            }

            return all;
        }
    }

    public static TheoryData<int> Judges => [.. PromptExample.Of("judge").Select(static example => example.Number)];

    [Theory]
    [MemberData(nameof(Writers))]
    public void Reply_OfAnExample_PassesEveryCheck(string file, int number)
    {
        var example = Example(file, number);
        var reply = TraceReply.Parse(example.Reply);
        Assert.True(reply.Problem is null, $"{example.Place}: {reply.Problem}");

        // The form with reasoning of a task whose answer stands alone has no grammar yet.
        var objections = TraceChecks.Objections(reply.Trace!, example.Request, TraceRenderer.Render(reply.Trace!, example.Answer))
            .Where(objection => objection.Check != "answer_round_trip" || !AnswerGrammar.StandsAlone(example.Task));
        Assert.True(!objections.Any(), $"{example.Place}: {string.Join("; ", objections)}");
    }

    [Theory]
    [MemberData(nameof(Writers))]
    public void Reply_OfAnExample_KeepsTheRulesThatNoCheckReads(string file, int number)
    {
        var example = Example(file, number);
        var trace = TraceReply.Parse(example.Reply).Trace!;
        var words = TraceRenderer.Text(trace).Split(' ').Length;
        var early = TruthWords.Labels(example.Truth).FirstOrDefault(label => trace.Steps[0].Observation.Contains(label, StringComparison.OrdinalIgnoreCase));

        Assert.True(trace.Steps.Count is >= 2 and <= 6, $"{example.Place}: {trace.Steps.Count} steps, not 2 to 6");
        Assert.True(words is >= FewestWords and <= MostWords, $"{example.Place}: {words} words, not {FewestWords} to {MostWords}");
        Assert.True(early is null, $"{example.Place}: the first step names '{early}'");
        var (heard, seen) = (First(trace, Modality.Audio), First(trace, Modality.Visual));
        Assert.True(!IsOfSound(example.Task) || heard < seen || heard == int.MaxValue, $"{example.Place}: sees before it hears");
    }

    [Theory]
    [MemberData(nameof(Writers))]
    public void Evidence_OfAnExample_IsWhatTheCollectorCouldHaveWritten(string file, int number)
    {
        var example = Example(file, number);

        Assert.Equal(example.EvidenceText, PromptData.Evidence(example.Evidence));
        Assert.True(example.Evidence.Select(static item => item.Id).Distinct().Count() == example.Evidence.Count, $"{example.Place}: an id stands twice");
        var clip = example.Evidence[0];
        Assert.True(clip is { Id: "c0", Kind: EvidenceKinds.ClipLength } && EvidenceValue.TryNumber(clip.Value, out _), $"{example.Place}: the clip's length comes first");
        foreach (var item in example.Evidence)
        {
            Assert.True(Unit(item) is { } unit && item.Value.Contains(unit, StringComparison.Ordinal), $"{example.Place}: {item.Id} is a {item.Kind} of '{item.Value}'");
        }

        if (file != "blind" && Region(example.Truth) is { } region)
        {
            var geometry = RegionGeometry.OfBox(region.Box);
            Assert.All(example.Evidence.Where(static item => item.Kind == EvidenceKinds.RegionSide), item => Assert.Equal(geometry.SideText, item.Value));
            Assert.All(example.Evidence.Where(static item => item.Kind == EvidenceKinds.RegionBorder), item => Assert.Equal(geometry.BorderText, item.Value));
        }
    }

    [Fact]
    public void Families_HaveThreeExamplesEach_OfUnlikeTasksAndEvidence()
    {
        var all = Families.SelectMany(static file => PromptExample.Of(file)).ToArray();
        var replies = all.Select(static example => TraceReply.Parse(example.Reply)).ToArray();

        Assert.All(Families, static file => Assert.Equal(ExamplesOfAFamily, PromptExample.Of(file).Count));
        Assert.All(Families, static file => Assert.Contains(PromptExample.Of(file), static example => TraceReply.Parse(example.Reply) is { IsUnsupported: false, Trace.EvidenceSupport: "weak" }));
        Assert.All(all, static example => Assert.Equal(example.File, PromptLibrary.FileName(TaskTable.Get(example.Task).Family)));
        Assert.All(all.GroupBy(static example => example.File), static file => Assert.True(file.Key == "captioning" || file.Select(static example => example.Task).Distinct().Count() > 1, file.Key));
        Assert.Single(replies, static reply => reply.IsUnsupported);
        Assert.Contains(all, static example => example.Evidence.All(static item => item.Modality != Modality.Audio));
        Assert.Contains(all, static example => example.Evidence.Any(static item => item.Kind == "caption"));
        Assert.Contains(all, static example => example.Truth is ReferringTruth { Object: null });
        Assert.Contains(all, static example => example.Truth is ParsingTruth { Visual.Count: > 0, Audio.Count: > 0 } parsing && !parsing.Visual.Select(static one => one.Label).Intersect(parsing.Audio.Select(static one => one.Label)).Any());
        Assert.Equal([1, 2], all.Select(static example => example.Truth).OfType<MatchTruth>().Select(static match => match.Correct).Distinct().Order());
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void BlindExample_AnswersItsQuestionWithoutTheLabel(int number)
    {
        var example = Example("blind", number);
        var question = JudgeQuestion.Blind(example.Request);
        var (reply, problem) = BlindReply.Parse(example.Reply);

        Assert.Null(problem);
        Assert.Equal(question.Form, example.Texts["form"]);
        Assert.Null(AnswerComparison.Miss(question, reply!.Answer));
        Assert.DoesNotContain(example.Evidence, static item => EvidenceKinds.IsOfLabel(item.Kind));
        Assert.All(question.Options, option => Assert.Contains(PromptData.Text(option), example.Texts["options"]!, StringComparison.Ordinal));
        Assert.DoesNotContain(example.Texts["truth"]!, PromptLibrary.Load(null).Blind.System, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Judges))]
    public void JudgeExample_ShowsATraceAsJudgesSeeIt_AndRecoversWhatItHolds(int number)
    {
        var example = Example("judge", number);
        var lines = example.Texts["trace"]!.Trim().Split('\n');
        var trace = new ReasoningTrace([.. lines[..^1].Select(static line => new TraceStep(Modalities.Find(line[4..line.IndexOf(')')])!.Value, null, null, Said(line), []))], Said(lines[^1]), "weak");
        var question = JudgeQuestion.Blind(example.Request);
        var reply = JudgeReply.Parse(example.Reply)!;

        Assert.Equal(example.Texts["trace"]!.Trim(), MaskedTrace.Of(trace, example.Truth));
        Assert.Equal(question.Form, example.Texts["form"]);
        Assert.All(question.Options, option => Assert.Contains(PromptData.Text(option), example.Texts["options"]!, StringComparison.Ordinal));
        Assert.Equal(PromptData.Text(TaskTable.Get(example.Task).Instruction(example.Truth)), example.Texts["question"]);
        Assert.Equal(
            number == 1 ? null : "the observations lead to no answer",
            AnswerComparison.Miss(question, reply));
    }

    private static PromptExample Example(string file, int number) => PromptExample.Of(file)[number - 1];

    private static string Said(string line) => line[(line.IndexOf('"') + 1)..^1];

    private static int First(ReasoningTrace trace, Modality modality) =>
        trace.Steps.Select(static (step, index) => (step.Modality, index)).Where(step => step.Modality == modality).Select(static step => step.index).DefaultIfEmpty(int.MaxValue).Min();

    private static bool IsOfSound(string task) =>
        task == "a2v" || TaskTable.Get(task).Family is TaskFamily.EventLocalization or TaskFamily.Segmentation or TaskFamily.Emotion;

    private static Region? Region(GroundTruth truth) => (truth as RegionTruth)?.Region ?? (truth as ReferringTruth)?.Region;

    /// <summary>What every value of a kind holds; null for a kind that nothing measures or declares.</summary>
    private static string? Unit(EvidenceItem item) => item.Kind.Split('.')[0] switch
    {
        EvidenceKinds.ClipLength => " s",
        EvidenceKinds.AudioLevel => " dBFS",
        EvidenceKinds.AudioOnsets => " onset",
        EvidenceKinds.Motion or EvidenceKinds.Brightness => " grey levels",
        EvidenceKinds.RegionArea => " %",
        EvidenceKinds.AudioSpectrum => item.Value is "low" or "mid" or "high" or "broadband" or "tonal" ? "" : null,
        EvidenceKinds.RegionSide or EvidenceKinds.RegionBorder => "",
        "question" or "expression" or "speaker" or "transcript" or "caption" => item.Modality == Modality.Text ? "" : null,
        _ => null,
    };
}
