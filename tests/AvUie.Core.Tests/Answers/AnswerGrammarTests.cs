using System.Globalization;
using System.Text.RegularExpressions;

namespace AvUie.Core.Tests.Answers;

public sealed class AnswerGrammarTests
{
    private static readonly Region SomeRegion = new(new PixelBox(53, 59, 153, 177), [new(100, 128), new(69, 76), new(122, 158)]);

    public static TheoryData<string> Tasks => [.. TaskTable.All.Select(task => task.Name)];

    [Theory]
    [MemberData(nameof(Tasks))]
    public void Parse_RenderedTruth_GivesTheTruth(string task)
    {
        var random = new Random(11);
        for (var i = 0; i < 400; i++)
        {
            var truth = Truths.Of(task, random);

            var text = Text(AnswerGrammar.Render(task, truth));

            Assert.Equal(AnswerGrammar.Stated(task, truth), Truth(AnswerGrammar.Parse(task, text, truth)));
        }
    }

    [Theory]
    [MemberData(nameof(Tasks))]
    public void Parse_ReasoningAround_GivesTheTruth(string task)
    {
        var random = new Random(12);
        const string Reasoning = "A drum is hit (twice) at 3 s, level -23.5 dBFS; so [1, 2] or 0,8 play no part, and 2 < 3.\nTherefore:";
        for (var i = 0; i < 100; i++)
        {
            var truth = Truths.Of(task, random);

            var text = Text(AnswerGrammar.RenderTarget(task, truth, Reasoning));

            Assert.Equal(AnswerGrammar.Stated(task, truth), Truth(AnswerGrammar.Parse(task, text + "</s> <answer>9</answer>", truth)));
            Assert.Equal(!AnswerGrammar.StandsAlone(task), text.StartsWith(Reasoning, StringComparison.Ordinal));
        }
    }

    [Theory]
    [InlineData("s4")]
    [InlineData("ms3")]
    [InlineData("ref_avs")]
    public void Render_Region_IsReadByTheEvaluatorsPattern(string task)
    {
        var random = new Random(13);
        for (var i = 0; i < 200; i++)
        {
            var region = Truths.Region(random);
            GroundTruth truth = task == "ref_avs" ? new ReferringTruth("e", "dog", region) : new RegionTruth("dog", region);

            var groups = Regex.Matches(Text(AnswerGrammar.RenderTarget(task, truth, "Seen at the left.")), @"\[(\d+),(\d+)(?:,(\d+),(\d+))?\]");

            var numbers = groups.Select(m => m.Groups.Values.Skip(1).Where(g => g.Success).Select(g => int.Parse(g.Value, CultureInfo.InvariantCulture)).ToArray()).ToArray();
            Assert.Equal([region.Box.Left, region.Box.Top, region.Box.Right, region.Box.Bottom], numbers.First(n => n.Length == 4));
            Assert.Equal(region.Points, numbers.Where(n => n.Length == 2).TakeLast(3).Select(n => new PixelPoint(n[0], n[1])));
        }
    }

    [Fact]
    public void Render_EachTask_HasItsForm()
    {
        var timed = new TimedEvent("people eating", [new(0, 3), new(7, 10)]);
        Assert.Equal("<answer>2</answer>", Render("a2v", new MatchTruth(2, "a", "b", "c")));
        Assert.Equal("<answer>neutral</answer>", Render("meld", new ClassTruth("neutral")));
        Assert.Equal("<answer>saxophone</answer>", Render("avqa", new AnswerTruth("q", "saxophone")));
        Assert.Equal("<answer>siren</answer>", Render("avqa_thu", new ChoiceTruth("q", ["Car", "siren"], 1)));
        Assert.Equal("<event>Church bell</event> <range>0,8</range>", Render("ave", new EventsTruth([new("Church bell", [new(0, 8)])])));
        Assert.Equal("<event>people eating, (0 3)(7 10)</event>", Render("unav", new EventsTruth([timed])));
        Assert.Equal(
            "<visual_event>people eating,(0 3),(7 10)</visual_event> <audio_event></audio_event>", Render("avvp", new ParsingTruth([timed], [])));
        Assert.Equal(
            "The object making the sound in the video is mower. [53,59,153,177],[100,128],[69,76],[122,158]", Render("s4", new RegionTruth("mower", SomeRegion)));
        Assert.Equal(
            "The sounding object is mower. Its coordinates are <obj>(53,59)(153,177)</obj>.", Render("arig", new RegionTruth("mower", SomeRegion)));
        Assert.Equal("<answer>false</answer> The described object is absent.", Render("ref_avs", new ReferringTruth("e", null, null)));
        Assert.Equal(
            "<answer>true</answer> The described object is dog. [53,59,153,177],[100,128],[69,76],[122,158]",
            Render("ref_avs", new ReferringTruth("e", "dog", SomeRegion)));
        Assert.Equal("A man speaks.", Render("avcap", new CaptionTruth("A man speaks.")));
    }

    [Fact]
    public void Parse_FirstVersionsForms_AreRead()
    {
        Assert.Equal(
            new EventsTruth([new("Male speech, man speaking", [new(0, 8)])]),
            Parse("ave", "A man speaks. So the audible and visible event in the video is <event> Male speech, man speaking </event>, and the time range is <range> 0,8 </range>."));
        Assert.Equal(
            new ParsingTruth([new("Chainsaw", [new(0, 1), new(3, 6)])], [new("Chainsaw", [new(0, 10)])]),
            Parse("avvp", "Therefore, visual and audio events are: <visual>Chainsaw,(0 1),(3 6)</visual> and <audio>Chainsaw,(0 10)</audio>"));
        Assert.Equal(new AnswerTruth("", "saxophone"), Parse("avqa", "So the answer is <answer> saxophone </answer>."));
        Assert.Equal(
            new RegionTruth("dog", new Region(new(1, 2, 30, 40), [])),
            Parse("arig", "The sounding object is dog. Its coordinate of top left corner is (1,2) and coordinate of bottom right corner is (30,40)"));
        Assert.Equal(
            new RegionTruth("dog", new Region(new(1, 2, 30, 40), [])), Parse("arig", "The sounding object is dog. Its coordinates are <obj>(1,2),(30,40)</obj>"));
        Assert.Equal(
            new RegionTruth("male voice", null),
            Parse("ms3", "The object making the sound in the video is male voice. The mask of the object that makes the sound at the first second is <mask_start><mask_0><mask_end>"));
        Assert.Equal(
            new EventsTruth([new("people eating", [new(0, 3), new(7, 10)])]),
            Parse("unav", "Therefore, the events and time range are <event>people eating, (0 3)(7 10)</event>."));
        Assert.Equal(new EventsTruth([new("Train horn", [new(7, 8)])]), Parse("ave", "event:Train horn start_time:7 end_time:8"));
    }

    [Theory]
    [InlineData("a2v", "<answer>3</answer>")]
    [InlineData("ks", "playing guitar")]
    [InlineData("ks", "<answer> </answer>")]
    [InlineData("ave", "<event>Bark</event> <range>8,8</range>")]
    [InlineData("ave", "<event>Bark</event>")]
    [InlineData("unav", "nothing happens")]
    [InlineData("avvp", "nothing happens")]
    [InlineData("s4", "[1,2,30,40]")]
    [InlineData("s4", "[1, 2, 30, 40] [5, 6]")]
    [InlineData("s4", "[30,2,30,40] [5,6]")]
    [InlineData("s4", "[1,2,224,40] [5,6]")]
    [InlineData("s4", "[1,2,30,40] [5,224]")]
    [InlineData("s4", "[1,2,99999999999999999999,40] [5,6]")]
    [InlineData("arig", "<obj>(1,2)</obj>")]
    [InlineData("arig", "<obj>(9,2)(3,40)</obj>")]
    [InlineData("ref_avs", "[1,2,30,40],[5,6],[7,8],[9,10]")]
    [InlineData("ref_avs", "<answer>true</answer>")]
    [InlineData("avcap", "  ")]
    public void Parse_NoAnswer_SaysWhatWasExpected(string task, string text)
    {
        Assert.NotEmpty(Assert.IsType<ParsedAnswer.Failure>(AnswerGrammar.Parse(task, text)).Detail);
    }

    [Fact]
    public void Parse_FalseAnywhere_IsAbsent()
    {
        Assert.Equal(
            new ReferringTruth("", null, null), Parse("ref_avs", "<answer>true</answer> [1,2,30,40],[5,6],[7,8],[9,10] <answer>false</answer>"));
    }

    [Fact]
    public void Parse_FewerPointsWithBox_AreTolerated()
    {
        var region = Assert.IsType<RegionTruth>(Parse("s4", "[1,2,30,40] [5,6]")).Region;

        Assert.Equal(new Region(new(1, 2, 30, 40), [new(5, 6)]), region);
    }

    [Fact]
    public void Parse_OptionInOtherCase_IsChosen()
    {
        var asked = new ChoiceTruth("q", ["Car ", "Siren"], 0);

        Assert.Equal(asked with { Index = 1 }, Truth(AnswerGrammar.Parse("avqa_thu", "<answer>siren</answer>", asked)));
        Assert.IsType<ParsedAnswer.Failure>(AnswerGrammar.Parse("avqa_thu", "<answer>dog</answer>", asked));
    }

    [Theory]
    [InlineData("a</answer>b")]
    [InlineData("<answer>")]
    [InlineData("</event>")]
    [InlineData("</visual_event>")]
    [InlineData("x [1,2,3,4]")]
    [InlineData("[1,2]")]
    [InlineData("bell, (1 2)")]
    [InlineData("(0 5)")]
    [InlineData("a,")]
    [InlineData(" padded ")]
    [InlineData("")]
    [InlineData("<|im_end|>")]
    [InlineData("</s>")]
    [InlineData("The object making the sound in the video is x")]
    [InlineData("dog. Its coordinates are <obj>(1,2)(3,4)</obj>")]
    [InlineData("line\nbreak")]
    [InlineData("a.\n")]
    [InlineData("[١,٢,٣,٤]")]
    public void Render_HostileLabel_RoundTripsOrFails(string label)
    {
        foreach (var (task, truth) in new (string, GroundTruth)[]
        {
            ("ks", new ClassTruth(label)), ("avqa", new AnswerTruth("q", label)), ("avcap", new CaptionTruth(label)),
            ("avqa_thu", new ChoiceTruth("q", ["other", label], 1)), ("ave", new EventsTruth([new(label, [new(0, 8)])])),
            ("unav", new EventsTruth([new(label, [new(0, 8)]), new("x", [])])), ("avvp", new ParsingTruth([new(label, [new(0, 8)])], [new(label, [])])),
            ("s4", new RegionTruth(label, SomeRegion)), ("arig", new RegionTruth(label, SomeRegion)),
            ("ref_avs", new ReferringTruth("e", label, SomeRegion)),
        })
        {
            switch (AnswerGrammar.Render(task, truth))
            {
                case RenderedAnswer.Success success:
                    Assert.Equal(AnswerGrammar.Stated(task, truth), Truth(AnswerGrammar.Parse(task, success.Text, truth)));
                    Assert.DoesNotContain("<|", success.Text, StringComparison.Ordinal);
                    break;
                case RenderedAnswer.Failure failure:
                    Assert.Equal(ReasonCode.AnswerRoundTrip, failure.Reason);
                    Assert.NotEmpty(failure.Detail);
                    break;
            }
        }
    }

    [Fact]
    public void Render_LabelWithOwnTag_Fails()
    {
        Assert.IsType<RenderedAnswer.Failure>(AnswerGrammar.Render("ks", new ClassTruth("a</answer>b")));
        Assert.IsType<RenderedAnswer.Failure>(AnswerGrammar.Render("s4", new RegionTruth("x [1,2,3,4]", SomeRegion)));
        Assert.IsType<RenderedAnswer.Failure>(AnswerGrammar.Render("meld", new ClassTruth("<|im_end|>")));
    }

    [Fact]
    public void RenderTarget_ReasoningWithCoordinates_Fails()
    {
        Assert.IsType<RenderedAnswer.Failure>(AnswerGrammar.RenderTarget("s4", new RegionTruth("dog", SomeRegion), "At [1,2,3,4] there is a dog."));
    }

    [Fact]
    public void Render_NoRegion_SaysEmptyMask()
    {
        Assert.Equal(ReasonCode.EmptyMask, Assert.IsType<RenderedAnswer.Failure>(AnswerGrammar.Render("s4", new RegionTruth("dog", null))).Reason);
        Assert.Equal(ReasonCode.EmptyMask, Assert.IsType<RenderedAnswer.Failure>(AnswerGrammar.Render("arig", new RegionTruth("dog", null))).Reason);
        Assert.Equal(ReasonCode.EmptyEvent, Assert.IsType<RenderedAnswer.Failure>(AnswerGrammar.Render("unav", new EventsTruth([]))).Reason);
    }

    [Fact]
    public void Render_TruthOfAnotherKind_IsAProgrammersError()
    {
        Assert.Throws<ArgumentException>(() => AnswerGrammar.Render("ks", new CaptionTruth("x")));
        Assert.Throws<ArgumentException>(() => AnswerGrammar.Render("avss", new CaptionTruth("x")));
    }

    [Fact]
    public void TestOutput_EachTask_IsTheReferencesForm()
    {
        Assert.Equal("<answer>1</answer>.", AnswerGrammar.TestOutput("v2a", new MatchTruth(1, "", "", "")));
        Assert.Equal("<answer>Playing Guitar</answer>", AnswerGrammar.TestOutput("ks", new ClassTruth("Playing Guitar")));
        Assert.Equal("<answer>archery</answer>", AnswerGrammar.TestOutput("ucf", new ClassTruth("Archery")));
        Assert.Equal("<answer>Happy</answer>.", AnswerGrammar.TestOutput("dfew", new ClassTruth("Happy")));
        Assert.Equal("two", AnswerGrammar.TestOutput("avqa", new AnswerTruth("q", "two")));
        Assert.Equal("b", AnswerGrammar.TestOutput("avqa_thu", new ChoiceTruth("q", ["a", "b"], 1)));
        Assert.Equal("event:Bark start_time:2 end_time:5", AnswerGrammar.TestOutput("ave", new EventsTruth([new("Bark", [new(2, 5)])])));
        Assert.Equal("The object making the sound in the video is dog.", AnswerGrammar.TestOutput("s4", new RegionTruth("dog", null)));
        Assert.Equal(
            "The sounding object is dog. Its coordinates are <obj>(53,59)(153,177)</obj>.", AnswerGrammar.TestOutput("arig", new RegionTruth("dog", SomeRegion)));
        Assert.Equal("The MAN", AnswerGrammar.TestOutput("ref_avs", new ReferringTruth("The MAN", null, null)));
        Assert.Null(AnswerGrammar.TestOutput("avcap", new CaptionTruth("x")));
        Assert.Null(AnswerGrammar.TestOutput("mer24", new ClassTruth("x")));
    }

    private static string Render(string task, GroundTruth truth) => Text(AnswerGrammar.Render(task, truth));

    private static string Text(RenderedAnswer answer) =>
        answer is RenderedAnswer.Failure failure ? throw new Xunit.Sdk.XunitException(failure.Detail) : ((RenderedAnswer.Success)answer).Text;

    private static GroundTruth Parse(string task, string text) => Truth(AnswerGrammar.Parse(task, text));

    private static GroundTruth Truth(ParsedAnswer answer) =>
        answer is ParsedAnswer.Failure failure ? throw new Xunit.Sdk.XunitException(failure.Detail) : ((ParsedAnswer.Success)answer).Truth;
}
