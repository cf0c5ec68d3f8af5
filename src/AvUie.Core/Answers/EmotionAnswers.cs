namespace AvUie.Core;

/// <summary>meld, mer24, cremad, mafw, dfew: the class as it is; the reference's expected form ends in a full stop.</summary>
internal sealed class EmotionAnswers : ClassAnswers
{
    public override string TestOutput(TaskDefinition task, GroundTruth truth) =>
        Tags.Wrap(Tag, AnswerForms.Expect<ClassTruth>(truth).Label) + ".";
}
