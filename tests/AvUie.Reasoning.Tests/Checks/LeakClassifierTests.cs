namespace AvUie.Reasoning.Tests;

/// <summary>What the leak check learns, measured on kinds of sentences that it has not learnt from.</summary>
public class LeakClassifierTests
{
    private static readonly string Slot = LeakFeatures.Slot.ToString();

    /// <summary>Kinds of leaks that an independent author wrote and that were not looked at while the classifier was written.</summary>
    private static readonly string[] Validation = ["annotation", "archive", "dialogue", "exam", "instruction", "medical", "metadata", "metaphor", "spreadsheet"];

    [Fact]
    public void Classifier_KindsNotLearntFrom_AreFound()
    {
        var held = LeakExamples.Seen.Where(static one => one.Leaks && Validation.Contains(one.Kind)).ToArray();
        var classifier = LeakClassifier.Learn(LeakExamples.Seen.Except(held));
        var honest = LeakExamples.Of("honest.unseen", leaks: false).ToArray();

        Assert.True(held.Length > 90);
        Assert.True(Share(held, one => classifier.Score(one.Text) > 0) >= 0.95);
        Assert.True(Share(honest, one => classifier.Score(one.Text) > 0) <= 0.04);
    }

    [Fact]
    public void Classifier_ItsOwnExamples_AreTold()
    {
        Assert.True(Share(LeakExamples.Seen, static one => LeakClassifier.Default.Score(one.Text) > 0 == one.Leaks) >= 0.99);
    }

    [Fact]
    public void Classifier_LearntTwice_IsTheSame()
    {
        var (one, other) = (LeakClassifier.Learn(LeakExamples.Seen.Take(200)), LeakClassifier.Learn(LeakExamples.Seen.Take(200)));

        Assert.Equal(one.Score($"The docket says {Slot}."), other.Score($"The docket says {Slot}."));
    }

    [Fact]
    public void Features_CaseAndNumbers_DoNotMatter() =>
        Assert.Equal(LeakFeatures.Of($"At 3.5 s we hear {Slot}."), LeakFeatures.Of($"at 12 s We hear {Slot}."));

    [Fact]
    public void Words_FormsOfAWord_ShareItsClass()
    {
        var file = WordClasses.Find("file");

        Assert.Same(file, WordClasses.Find("files"));
        Assert.Same(WordClasses.Find("divulge"), WordClasses.Find("divulged"));
        Assert.Null(WordClasses.Find("qwertz"));
    }

    private static double Share(IReadOnlyCollection<LeakExample> of, Func<LeakExample, bool> which) => (double)of.Count(which) / of.Count;
}
