using AvUie.Core.Tests.Answers;

namespace AvUie.Core.Tests.Truth;

public sealed class GroundTruthJsonTests
{
    public static TheoryData<string> Tasks => [.. TaskTable.All.Select(task => task.Name)];

    [Theory]
    [MemberData(nameof(Tasks))]
    public void Read_Written_GivesTheSameTruthAndBytes(string task)
    {
        var random = new Random(3);
        for (var i = 0; i < 200; i++)
        {
            var truth = Truths.Of(task, random);

            var json = GroundTruthJson.Write(truth);

            Assert.Equal(truth, GroundTruthJson.Read(json));
            Assert.Equal(json, GroundTruthJson.Write(GroundTruthJson.Read(json)));
            Assert.StartsWith("{\"kind\":\"", json, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Write_Region_HasAFixedForm()
    {
        Assert.Equal(
            """{"kind":"region","object":"cat's \"paw\" é","region":{"box":[1,2,30,40],"points":[[5,6],[7,8]]}}""",
            GroundTruthJson.Write(new RegionTruth("cat's \"paw\" é", new Region(new(1, 2, 30, 40), [new(5, 6), new(7, 8)]))));
        Assert.Equal(
            """{"kind":"events","events":[{"label":"Bark","ranges":[[0,3]]}]}""", GroundTruthJson.Write(new EventsTruth([new("Bark", [new(0, 3)])])));
    }

    [Fact]
    public void Write_EventsInSeconds_SayTheirUnitAndKeepIt()
    {
        var json = GroundTruthJson.Write(new EventsTruth([new("Bark", [new(0, 30)])]) { InSeconds = true });

        Assert.Equal("""{"kind":"events","events":[{"label":"Bark","ranges":[[0,30]]}],"unit":"seconds"}""", json);
        Assert.True(Assert.IsType<EventsTruth>(GroundTruthJson.Read(json)).InSeconds);
    }

    [Fact]
    public void Read_AText_GivesItBackAndIsItsOwnAnswerInEveryTask()
    {
        var truth = new TextTruth("as <b>published", "what?", "['a', 'b']", "the Dog");

        Assert.Equal(truth, GroundTruthJson.Read(GroundTruthJson.Write(truth)));
        foreach (var task in TaskTable.All)
        {
            Assert.Equal(new RenderedAnswer.Success(truth.Text), AnswerGrammar.Render(task.Name, truth));
            Assert.Equal(new RenderedAnswer.Success(truth.Text), AnswerGrammar.RenderTarget(task.Name, truth, "Because."));
            Assert.Equal(task.HasTest ? truth.Text : null, AnswerGrammar.TestOutput(task.Name, truth));
        }

        Assert.EndsWith("options: what?, options:['a', 'b']", TaskTable.Get("avqa_thu").Instruction(truth), StringComparison.Ordinal);
        Assert.Contains("<des>the dog</des>", TaskTable.Get("ref_avs").Instruction(truth), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("""{"kind":"mask"}""")]
    [InlineData("""{"kind":"class"}""")]
    [InlineData("""{"kind":"class","label":null}""")]
    [InlineData("""{"kind":"match","correct":"1","anchor_event":"","first_event":"","second_event":""}""")]
    [InlineData("""{"kind":"region","object":"x","region":{"box":[1],"points":[]}}""")]
    public void Read_OtherText_SaysSo(string json)
    {
        Assert.Contains("ground truth", Assert.Throws<FormatException>(() => GroundTruthJson.Read(json)).Message, StringComparison.Ordinal);
    }
}
