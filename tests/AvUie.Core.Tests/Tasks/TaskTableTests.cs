namespace AvUie.Core.Tests.Tasks;

public sealed class TaskTableTests
{
    [Fact]
    public void All_Names_StandInTheReferencesLoadOrder()
    {
        Assert.Equal(
            "a2v, v2a, avqa, avqa_thu, ave, unav, avvp, ms3, s4, ref_avs, arig, avcap, meld, mer24, mafw, dfew, cremad, ks, ucf",
            string.Join(", ", TaskTable.All.Select(task => task.Name)));
        Assert.Equal(["unav", "avcap", "mer24"], TaskTable.All.Where(task => !task.HasTest).Select(task => task.Name));
    }

    [Theory]
    [InlineData("a2v", TaskFamily.Matching, 10, "label")]
    [InlineData("v2a", TaskFamily.Matching, 10, "label")]
    [InlineData("avqa", TaskFamily.QuestionAnswering, 10, "label")]
    [InlineData("avqa_thu", TaskFamily.QuestionAnswering, 10, "label")]
    [InlineData("ave", TaskFamily.EventLocalization, 10, "label_content")]
    [InlineData("unav", TaskFamily.EventLocalization, 10, "label_content")]
    [InlineData("avvp", TaskFamily.EventLocalization, 10, "label_content")]
    [InlineData("ms3", TaskFamily.Segmentation, 1, "label_content")]
    [InlineData("s4", TaskFamily.Segmentation, 1, "label_content")]
    [InlineData("ref_avs", TaskFamily.Segmentation, 1, "output")]
    [InlineData("arig", TaskFamily.Segmentation, 1, "label_content")]
    [InlineData("avcap", TaskFamily.Captioning, 10, "label_content")]
    [InlineData("meld", TaskFamily.Emotion, 4, "label")]
    [InlineData("mer24", TaskFamily.Emotion, 4, "label")]
    [InlineData("mafw", TaskFamily.Emotion, 4, "label")]
    [InlineData("dfew", TaskFamily.Emotion, 4, "label")]
    [InlineData("cremad", TaskFamily.Emotion, 4, "label")]
    [InlineData("ks", TaskFamily.Action, 10, "label")]
    [InlineData("ucf", TaskFamily.Action, 10, "new_label")]
    public void Get_Task_HasItsRow(string name, TaskFamily family, int frames, string target)
    {
        var task = TaskTable.Get(name);

        Assert.Equal((family, frames, target, frames == 1), (task.Family, task.Frames, task.TrainTargetField, task.IsImageTask));
    }

    [Fact]
    public void Find_UnknownName_IsNullAndGetSaysWhatThereIs()
    {
        Assert.Null(TaskTable.Find("avss"));
        Assert.Contains("ref_avs", Assert.Throws<ArgumentException>(() => TaskTable.Get("avss")).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Instruction_SlotsInTheSample_AreNotFilledAgain()
    {
        var truth = new ChoiceTruth("{options}?", ["{question}", "cat's paw"], 0);

        Assert.Equal(
            "Please answer the question based on the options: {options}?, options:['{question}', \"cat's paw\"]", TaskTable.Get("avqa_thu").Instruction(truth));
    }

    [Fact]
    public void Instruction_Expression_IsLowerCase()
    {
        Assert.Contains(
            "<des>the man</des>", TaskTable.Get("ref_avs").Instruction(new ReferringTruth("The MAN", null, null)), StringComparison.Ordinal);
    }
}
