using AvUie.Core;

namespace AvUie.Adapters.Tests;

/// <summary>Every emotion of every dataset survives its answer, whatever reasoning stands before it.</summary>
public class EmotionAnswerTests
{
    private const int ReasoningsPerLabel = 50;

    // Pieces that a trace may hold and that come near the grammar: an opening tag, brackets, other emotions, line ends.
    private static readonly string[] Pieces =
        ["The voice rises", "<answer>", "joy", "answer:", "[1,2]", "(3,4)", "\n", " ", "neutral.", "<think>", "</think>", "“so”", "悲しい", "</answer", "."];

    private static readonly (string Task, Vocabulary Emotions)[] Datasets =
    [
        ("meld", MeldEmotions.All), ("mer24", Mer2024Emotions.All), ("cremad", CremaDName.Classes), ("mafw", MafwEmotions.All),
        ("dfew", DfewEmotions.All),
    ];

    public static TheoryData<string, string> Labels
    {
        get
        {
            var labels = new TheoryData<string, string>();
            foreach (var (task, emotions) in Datasets)
            {
                foreach (var label in emotions.Labels)
                {
                    labels.Add(task, label);
                }
            }

            return labels;
        }
    }

    [Fact]
    public void Vocabularies_OfTheFiveDatasets_HaveTheirPublishedSizes() =>
        Assert.Equal([7, 6, 6, 11, 7], Datasets.Select(dataset => dataset.Emotions.Labels.Distinct().Count()));

    [Theory]
    [MemberData(nameof(Labels))]
    public void Answer_EveryLabel_ReadsBackAsItself(string task, string label)
    {
        var truth = new ClassTruth(label);

        var rendered = Assert.IsType<RenderedAnswer.Success>(AnswerGrammar.Render(task, truth));

        Assert.Equal($"<answer>{label}</answer>", rendered.Text);
        Assert.Equal(truth, Assert.IsType<ParsedAnswer.Success>(AnswerGrammar.Parse(task, rendered.Text)).Truth);
        var expected = AnswerGrammar.TestOutput(task, truth);
        Assert.Equal(task == "mer24" ? null : $"<answer>{label}</answer>.", expected);
        Assert.Equal(truth, Assert.IsType<ParsedAnswer.Success>(AnswerGrammar.Parse(task, expected ?? rendered.Text)).Truth);
    }

    [Theory]
    [MemberData(nameof(Labels))]
    public void Target_AnyReasoningBeforeTheLabel_ReadsBackAsTheLabel(string task, string label)
    {
        var chance = new Random(label.Length);
        for (var i = 0; i < ReasoningsPerLabel; i++)
        {
            var reasoning = string.Concat(Enumerable.Range(0, chance.Next(1, 9)).Select(_ => Pieces[chance.Next(Pieces.Length)]));

            var target = Assert.IsType<RenderedAnswer.Success>(AnswerGrammar.RenderTarget(task, new ClassTruth(label), reasoning));

            Assert.StartsWith(reasoning, target.Text, StringComparison.Ordinal);
            Assert.Equal(new ClassTruth(label), Assert.IsType<ParsedAnswer.Success>(AnswerGrammar.Parse(task, target.Text)).Truth);
        }
    }
}
