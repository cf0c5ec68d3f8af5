using System.Globalization;
using AvUie.FakeModel;
using Microsoft.Data.Sqlite;

namespace AvUie.Reasoning.Tests.Journal;

public sealed class ReplyJournalTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("avuie-journal-").FullName;

    private string File => Path.Combine(_folder, "sub", "journal.sqlite");

    [Fact]
    public async Task Replies_OfManyWriters_AreAllThereAfterwards()
    {
        await using (var journal = ReplyJournal.Open(File))
        {
            await Parallel.ForEachAsync(Enumerable.Range(0, 500), async (number, _) =>
            {
                var kept = await journal.AddAsync(Entry(number, "first"));
                Assert.Equal(kept, journal.Find(kept.Key));
            });
        }

        await using var again = ReplyJournal.Open(File);
        Assert.All(Enumerable.Range(0, 500), number => Assert.Equal(Entry(number, "first"), again.Find(Entry(number, "").Key)));
        Assert.Null(again.Find(Entry(500, "").Key));
        Assert.Equal([new JournalTotals("p", ModelRole.Writer, 500, 5000, 2500, 500)], again.Totals());
    }

    [Fact]
    public async Task Reply_OfAKnownKey_DoesNotReplaceTheFirst()
    {
        await using var journal = ReplyJournal.Open(File);
        await using var other = ReplyJournal.Open(File);

        await journal.AddAsync(Entry(1, "first"));
        var kept = await other.AddAsync(Entry(1, "second"));

        Assert.Equal("first", kept.Reply.Content);
        Assert.Equal("first", other.Find(kept.Key)!.Reply.Content);
    }

    [Fact]
    public async Task File_IsWrittenAheadInLargePages()
    {
        await using var journal = ReplyJournal.Open(File);
        await journal.AddAsync(Entry(1, "first"));
        using var connection = JournalSchema.Open(File);

        Assert.Equal(("wal", "16384", "1"), (Pragma(connection, "journal_mode"), Pragma(connection, "page_size"), Pragma(connection, "synchronous")));
    }

    [Fact]
    public void File_OfAnotherKind_IsRefusedAndLeftAlone()
    {
        var text = Path.Combine(_folder, "text.sqlite");
        System.IO.File.WriteAllText(text, new string('x', 5000));
        Assert.Contains("no SQLite database", Assert.Throws<InvalidDataException>(() => ReplyJournal.Open(text)).Message, StringComparison.Ordinal);
        Assert.Equal(5000, new FileInfo(text).Length);

        var foreign = Path.Combine(_folder, "foreign.sqlite");
        using (var connection = new SqliteConnection($"Data Source={foreign};Pooling=False"))
        {
            connection.Open();
            using var command = connection.CreateCommand();
            command.CommandText = "CREATE TABLE t (a)";
            command.ExecuteNonQuery();
        }

        Assert.Contains("another program", Assert.Throws<InvalidDataException>(() => ReplyJournal.Open(foreign)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task SameCall_OfManyAtTheSameTime_IsMadeOnce()
    {
        await using var setup = await FakeSetup.StartAsync();
        setup.Server.Latency = TimeSpan.FromMilliseconds(50);

        var results = await setup.ReasonAsync([.. Enumerable.Range(0, 100).Select(static number => Requests.Ave(number % 10) with { SampleId = "sample" })]);

        Assert.All(results, static result => Assert.IsType<ReasoningResult.Success>(result));
        Assert.Equal(10, setup.Server.Completions.Values.Sum());
    }

    [Fact]
    public async Task ChangedChecks_JudgeAgainWithoutNewCalls()
    {
        await using var setup = await FakeSetup.StartAsync((_, _) => Misbehaviour.LeakyTrace);
        setup.Options = setup.Options with { Writer = setup.Options.Writer with { Repair = false } };
        Assert.IsType<ReasoningResult.Failure>(await setup.ReasonAsync(Requests.Ave(1)));

        // The same replies under another verdict: here the style of targets, as a changed check would be.
        setup.Options = setup.Options with { Style = TraceStyle.Think, TemplateOnFailure = true };
        Assert.IsType<ReasoningResult.Success>(await setup.ReasonAsync(Requests.Ave(1)));

        Assert.Equal((0L, 1L), (setup.Progress!.Replies, setup.Progress.Replayed));
        Assert.Equal(1, setup.Server.Completions.Values.Sum());
    }

    [Fact]
    public async Task ChangedRule_JudgesTheSameReplyAnewWithoutCalls()
    {
        await using var setup = await FakeSetup.StartAsync();
        setup.Options = setup.Options with { Writer = setup.Options.Writer with { Repair = false } };
        Assert.IsType<ReasoningResult.Success>(await setup.ReasonAsync(Requests.Ave(1)));

        // The length check under another counter, for which the same text is far too long.
        setup.Options = setup.Options with { Tokens = new CharacterCounter() };
        var failure = Assert.IsType<ReasoningResult.Failure>(await setup.ReasonAsync(Requests.Ave(1)));

        Assert.StartsWith("length: ", failure.Detail, StringComparison.Ordinal);
        Assert.Equal((0L, 1L), (setup.Progress!.Replies, setup.Progress.Replayed));
        Assert.Equal(1, setup.Server.Completions.Values.Sum());
    }

    private sealed class CharacterCounter : ITokenCounter
    {
        public int Count(string text) => 100 * text.Length;
    }

    [Fact]
    public void Key_DependsOnWhatAReplyMayDependOn()
    {
        var profile = new ProviderProfile { Name = "p", Endpoint = "http://a/v1", Model = "m", Audio = true };
        var options = new WriterOptions { Provider = "p", Styles = false };
        var prompts = PromptLibrary.Load(null);
        string Key(ProviderProfile provider, WriterOptions writer, ReasoningRequest request, int candidate = 0) => CallKey.Of(new TraceWriter(writer, provider, prompts).Call(request, candidate)).Key;
        var request = Requests.Ave(1) with { Media = Requests.Media(2) };
        var key = Key(profile, options, request);

        Assert.Equal(key, Key(profile with { Endpoint = "http://b/v1", PriceIn = 3, Name = "q", Concurrency = 2, TokenField = "max_tokens" }, options, request with { SampleId = "other" }));
        string[] others =
        [
            Key(profile with { Model = "n" }, options, request), Key(profile with { Revision = "r" }, options, request), Key(profile with { ExtraBody = "{\"a\":1}" }, options, request),
            Key(profile, options with { Temperature = 0.3 }, request), Key(profile, options with { Seed = 1 }, request), Key(profile, options, request, 1),
            Key(profile, options, Requests.Ave(2)), Key(profile, options, request with { Media = Requests.Media(2, 65) }), Key(profile, options with { SendAudio = false }, request), Key(profile, options with { Styles = true }, request),
        ];
        Assert.Equal(others.Length + 1, others.Append(key).Distinct().Count());
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private static JournalEntry Entry(int number, string content) => new(
        Sha256Hex.Of(number.ToString(CultureInfo.InvariantCulture)), ModelRole.Writer, "p", "{}",
        new ModelReply { Status = ReplyStatus.Complete, Content = content, ModelServed = "m", TokensIn = 10, TokensOut = 5 }, 1, 1, "2026-01-01T00:00:00.000Z");

    private static string Pragma(SqliteConnection connection, string name)
    {
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // A constant of this test.
        command.CommandText = $"PRAGMA {name}";
#pragma warning restore CA2100
        return Convert.ToString(command.ExecuteScalar(), CultureInfo.InvariantCulture)!;
    }
}
