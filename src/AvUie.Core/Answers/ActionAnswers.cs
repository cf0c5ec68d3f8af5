namespace AvUie.Core;

/// <summary>ks, ucf: the class as it is; the reference's expected form has no full stop and, for ucf, lower case.</summary>
internal sealed class ActionAnswers : ClassAnswers
{
    public override string TestOutput(TaskDefinition task, GroundTruth truth)
    {
        var label = AnswerForms.Expect<ClassTruth>(truth).Label;
        return Tags.Wrap(Tag, task.Name == "ucf" ? PythonText.Lower(label) : label);
    }
}
