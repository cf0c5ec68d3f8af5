using AvUie.Core;

namespace AvUie.Reasoning.Tests.Prompts;

public sealed class WritingStyleTests
{
    private static readonly PromptLibrary Library = PromptLibrary.Load(null);
    private static readonly Dictionary<string, TaskFamily> Names = Enum.GetValues<TaskFamily>().ToDictionary(PromptLibrary.FileName);

    [Fact]
    public void Style_IsAFunctionOfSampleCandidateAndSeed()
    {
        string Of(string sample, int candidate, int seed) => Library.Styles.Of(TaskFamily.Action, sample, candidate, seed).Name;
        var samples = Enumerable.Range(0, 2000).Select(static number => $"ks/train/{number}").ToArray();

        // Pinned: a journal that was paid for holds what was asked, so the choice may not change between versions or machines.
        Assert.Equal(["picture_first", "compare_moments", "sound_first", "sound_first"], [Of("ks/train/a", 0, 0), Of("ks/train/a", 1, 0), Of("ks/train/a", 0, 1), Of("ks/train/b", 0, 0)]);
        var counts = samples.CountBy(sample => Of(sample, 0, 0)).ToArray();
        Assert.Equal(Library.Styles.All.Count(static style => style.Families.Contains(TaskFamily.Action)), counts.Length);
        Assert.All(counts, count => Assert.InRange(count.Value, samples.Length / counts.Length / 2, samples.Length / counts.Length * 2));
    }

    [Fact]
    public void Styles_KeepTheOrderThatAFamilyAsksFor()
    {
        Assert.InRange(Library.Styles.All.Count, 8, 10);
        Assert.Equal(Library.Styles.All.Count, Library.Styles.All.Select(static style => style.Name).Distinct().Count());
        var seenFirst = Library.Styles.All.Where(static style => style.Text.StartsWith("Begin with what is seen", StringComparison.Ordinal)).SelectMany(static style => style.Families);
        Assert.Empty(seenFirst.Intersect([TaskFamily.EventLocalization, TaskFamily.Segmentation, TaskFamily.Emotion, TaskFamily.Matching]));

        // A style that asks for figures would ask a writer of places for coordinates, which code adds; one still picture has no moments.
        Assert.DoesNotContain(TaskFamily.Segmentation, Library.Styles.All.Where(static style => style.Name is "close_to_measurements" or "compare_moments").SelectMany(static style => style.Families));
    }

    [Fact]
    public void Writer_NamesTheStyleInOneLine_AndARepairKeepsIt()
    {
        var request = Requests.Ave(1);
        var (styled, plain) = (Writer(new WriterOptions { Provider = "p", Candidates = 3 }), Writer(new WriterOptions { Provider = "p", Candidates = 3, Styles = false }));
        var line = $"\nStyle of this text: {Library.Styles.Of(TaskFamily.EventLocalization, request.SampleId, 2, 0).Text}";

        Assert.Equal(plain.Call(request, 2).User, styled.Call(request, 2).User.Replace(line, "", StringComparison.Ordinal));
        Assert.Contains(line, styled.Call(request, 2).User, StringComparison.Ordinal);
        Assert.StartsWith(styled.Call(request, 2).User, styled.Repair(request, 2, "{}", []).User, StringComparison.Ordinal);
        Assert.DoesNotContain("Style of this text", plain.Call(request, 0).User, StringComparison.Ordinal);
        Assert.Equal(styled.Call(request, 0).System, styled.Call(Requests.Ave(2), 1).System);
        Assert.Contains(
            "\nStyle of this text: ",
            new BlindWriter(new WriterOptions { Provider = "p" }, Profile, Library).Call(request, JudgeQuestion.Blind(request), 0).User, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("id: s\nversion: 1\nstyles: []", "expected id, version (1 or more) and styles")]
    [InlineData("id: s\nversion: 1\nstyles:\n- name: a\n  text: ''", "style 1: expected a name and a text of one line")]
    [InlineData("id: s\nversion: 1\nstyles:\n- name: a\n  text: \"b\\nTarget: c\"", "style 1: expected a name and a text of one line")]
    [InlineData("id: s\nversion: 1\nstyles:\n- name: a\n  text: b\n- name: c\n  text: d\n  families: [acton]", "style 2: found the unknown family \"acton\"; expected some of matching, action")]
    [InlineData("id: s\nversion: 1\nstyles:\n- name: a\n  text: b\n  families: [action]", "no style for matching")]
    [InlineData("id: s\nversion: 1\nstyles:", "expected id, version (1 or more) and styles")]
    [InlineData("id: s\nversion: 1\nstyles:\n-", "style 1: expected a name and a text of one line")]
    [InlineData("id: s\nversion: 1\nmanners: []", "manners")]
    public void Styles_OfAnotherForm_AreRefusedWithFileAndStyle(string text, string expected)
    {
        var message = Assert.Throws<InvalidDataException>(() => WritingStyles.Parse(text, "styles.yaml", Names)).Message;

        Assert.StartsWith("styles.yaml", message, StringComparison.Ordinal);
        Assert.Contains(expected, message, StringComparison.Ordinal);
    }

    private static ProviderProfile Profile { get; } = new() { Name = "p", Endpoint = "http://a/v1", Model = "m", Audio = true };

    private static TraceWriter Writer(WriterOptions options) => new(options, Profile, Library);
}
