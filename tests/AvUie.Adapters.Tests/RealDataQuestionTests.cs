using AvUie.Core;
using AvUie.Tests;

namespace AvUie.Adapters.Tests;

public class RealDataQuestionTests
{
    [SharedFact("real", "raw", "music_avqa")]
    public void MusicAvqa_RealValidationList_HasTheKnownQuestionsOfEveryTemplate()
    {
        var rows = RealData.Read("music_avqa", "music_avqa", [Split.Validation]);
        var samples = rows.Samples();

        rows.AssertKnownCounts("music_avqa", Split.Validation);
        Assert.Equal(4_568, samples.Count);
        Assert.All(samples, sample => Assert.DoesNotContain(Question(sample), character => character is '<' or '>' or '\uFF1F'));
        Assert.All(samples, sample => Assert.EndsWith("?", Question(sample), StringComparison.Ordinal));
        // 153 and 135 questions of the two templates that end in a blank.
        Assert.Equal(288, samples.Count(sample => Question(sample).EndsWith("? ?", StringComparison.Ordinal)));
        Assert.Equal(9, samples.Select(sample => sample.Fields["type"]).Distinct().Count());
    }

    [SharedFact("real", "raw", "music_avqa")]
    public void MusicAvqa_RealTemplates_AreThirtyThreeAndAllRendered()
    {
        var root = SharedFolder.Below("real", "raw", "music_avqa")!;
        var file = AnnotationFile.Locate(root, "json_update/avqa-val.json", "");
        var questions = RealData.Read("music_avqa", "music_avqa", [Split.Validation], ("questions", "trimmed")).Samples();

        var templates = JsonFile.Elements(file).Zip(questions, (row, sample) => (Template: row.String("question_content")!, Question: Question(sample))).ToList();

        Assert.Equal(33, templates.Select(pair => pair.Template).Distinct().Count());
        // Every value of the real list is one word.
        Assert.All(templates, pair => Assert.Equal(pair.Template.Trim().Split(' ').Length, pair.Question.Split(' ').Length));
        Assert.DoesNotContain(templates, pair => pair.Question.Contains("? ?", StringComparison.Ordinal));
    }

    [SharedFact("real", "raw", "avqa")]
    public void Avqa_RealRows_AreSamples()
    {
        var rows = RealData.Read("avqa", "avqa", [Split.Train]);

        Assert.Equal(5, rows.Samples().Count);
        Assert.Empty(rows.Rejections());
        Assert.Equal(
            "<answer>using a sewing machine</answer>",
            ((RenderedAnswer.Success)AnswerGrammar.Render("avqa_thu", ((ChoiceTruth)rows.Samples()[3].Truth) with { Index = 3 })).Text);
    }

    private static string Question(SourceSample sample) => ((AnswerTruth)sample.Truth).Question;
}
