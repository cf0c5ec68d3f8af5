using AvUie.Core;

namespace AvUie.Reasoning.Tests.Statistics;

public sealed class TraceCorpusTests
{
    [Fact]
    public void Corpus_CountsWhatWasAskedAndWhatCameOfIt()
    {
        var corpus = new TraceCorpus();
        corpus.Written("ave", Label("bell"), "<event>bell</event>", Trace("One two three four.", "hinted", "3 of 4 steps supported"));
        corpus.Written("ave", Label("bell"), "<event>bell</event>", Trace("One two three four.", "repair", "4 of 4 steps supported"));
        corpus.Written("ave", Label("bell"), "<event>bell</event>", Trace("Five six seven eight nine.", "blind"));
        corpus.Written("ks", new ClassTruth("bell"), "bell", new StoredTrace(new ReasoningTrace([], "One two three four.", "none"), new TraceProvenance("template", "template/v1", "", 0, 0)));
        corpus.Written("ks", new ClassTruth("bell"), "bell", new StoredTrace(
            new ReasoningTrace([], "Ten eleven twelve.", "weak"), new TraceProvenance("template", "template/v1", "", 0, 0) { StandsInFor = "rejected_trace: leak_phrase: the words 'ground truth'" }));
        corpus.Written("ks", new ClassTruth("bell"), "bell", new StoredTrace(new ReasoningTrace([], "A text of the release.", "none"), new TraceProvenance("published", "", "", 0, 0)));
        corpus.Refused("ave", "leak_phrase: it says 'the label', known_times: 3 s is none; judge_answer: the observations lead to no answer");
        corpus.Refused("ave", "the model declined: leak this: please");

        var statistics = corpus.Statistics();

        Assert.Equal(["ave", "ks", "all"], statistics.Select(static one => one.Task));
        var (ave, ks, all) = (statistics[0], statistics[1], statistics[2]);
        Assert.Equal((5, 3, 2, 2, 0), (ave.Asked, ave.Accepted, ave.FirstPass, ave.Refused, ave.Published));
        Assert.Equal((2, 2, 1, 0, 1), (ks.Asked, ks.Accepted, ks.FirstPass, ks.Refused, ks.Published));
        Assert.Equal((7, 5, 3, 2, 1), (all.Asked, all.Accepted, all.FirstPass, all.Refused, all.Published));
        Assert.Equal([new NamedCount("llm", 3), new NamedCount("stand_in", 1), new NamedCount("template", 1)], all.Kinds);
        Assert.Equal([new NamedCount("blind", 1), new NamedCount("hinted", 1), new NamedCount("repair", 1)], all.Routes);
        Assert.Equal([new NamedCount("weak", 4), new NamedCount("none", 1)], all.Support);
        Assert.Equal([new NamedCount("leak_phrase", 2), new NamedCount("judge_answer", 1), new NamedCount("known_times", 1)], all.Rejects);
        Assert.Equal((new StepCount(8, 7), new TokenCount(300, 30)), (all.Steps, all.Tokens));
        Assert.Equal(new Percentiles(40, 40, 40), all.Latency);
        Assert.Equal(new Percentiles(null, null, null), ks.Latency);

        // Another task's trace with the same words is no duplicate; of three and two runs twice told, five of seven differ.
        Assert.Equal((1, 0, 1), (ave.NearDuplicates, ks.NearDuplicates, all.NearDuplicates));
        Assert.Equal(5.0 / 7, ave.Distinct3!.Value, 6);
        Assert.True(all.Length.P5 <= all.Length.P50 && all.Length.P50 <= all.Length.P95);
    }

    [Fact]
    public void Corpus_WithoutATrace_HasNothingToSay()
    {
        var all = Assert.Single(new TraceCorpus().Statistics());

        Assert.Equal(("all", 0, 0), (all.Task, all.Asked, all.Accepted));
        Assert.Null(all.Distinct3);
        Assert.Null(all.Length.P50);
    }

    private static EventsTruth Label(string name) => new([new TimedEvent(name, [new TimeRange(0, 3)])]);

    private static StoredTrace Trace(string inference, string route, string? grounding = null) => new(
        new ReasoningTrace([], inference, "weak"),
        new TraceProvenance("llm", "m", "", 100, 10)
        {
            Reply = new ReplyProvenance
            {
                Provider = "p",
                PromptId = "x/1",
                PromptSha256 = "",
                SchemaSha256 = "",
                Temperature = 0,
                TopP = 1,
                MaxTokens = 1,
                Seed = 0,
                Candidate = 0,
                Attempt = 1,
                Route = route,
                MediaSha256 = [],
                LatencyMilliseconds = 40,
                ResponseKey = "",
                Utc = "",
                CodeVersion = "",
                Checks = [],
                Judges = grounding is null ? [] : [new JudgeProvenance("grounding", "m", null, "grounding/1", "", grounding, "")],
            },
        });
}
