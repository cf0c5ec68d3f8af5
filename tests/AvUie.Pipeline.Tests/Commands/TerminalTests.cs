using AvUie.Core;
using AvUie.Pipeline.Building;
using AvUie.Pipeline.Commands;
using AvUie.Pipeline.Terminal;

namespace AvUie.Pipeline.Tests.Commands;

public sealed class TerminalTests
{
    [Theory]
    [InlineData("plain – ünï 漢 😀", "plain – ünï 漢 😀")]
    [InlineData("a\u001b[31mb", "a\\u001b[31mb")]
    [InlineData("a\nb\tc\r", "a\\u000ab\\u0009c\\u000d")]
    [InlineData("\u009b2J", "\\u009b2J")]
    [InlineData("a\u202eb\u200bc\u2028d", "a\\u202eb\\u200bc\\u2028d")]
    [InlineData("[red]x[/]", "[red]x[/]")]
    public void Printable_HostileText_CannotSteerATerminal(string text, string expected) => Assert.Equal(expected, Printable.Of(text));

    [Fact]
    public void Printable_HalfACharacter_IsReplaced() => Assert.Equal("half \ufffd", Printable.Of("half " + '\ud800'));

    [Fact]
    public void Printable_LongText_IsCut() => Assert.Equal("aaa…", Printable.Of("aaaa", 3));

    [Fact]
    public void Table_Columns_AreAligned()
    {
        using var output = new StringWriter { NewLine = "\n" };
        var table = new TextTable("name", ">n", "");
        table.Add("a", "10", "x");
        table.Add("bbbbbb", "5", "");

        table.Write(output, "  ");

        Assert.Equal("  name     n\n  a       10  x\n  bbbbbb   5\n", output.ToString());
    }

    [Fact]
    public void Left_AtSteadyPace_IsTheRest()
    {
        var progress = new BuildProgress(4, 1, 0, 100, 20, 4, 1, 25);

        Assert.Equal(TimeSpan.FromSeconds(30), ProgressText.Left(progress, TimeSpan.FromSeconds(10)));
        Assert.Null(ProgressText.Left(progress with { Written = 0, Filtered = 0, Failed = 0 }, TimeSpan.FromSeconds(10)));
    }

    [Theory]
    [InlineData(5, "0:05")]
    [InlineData(125, "2:05")]
    [InlineData(90061, "25:01:01")]
    public void Clock_Time_IsReadable(int seconds, string expected) => Assert.Equal(expected, ProgressText.Clock(TimeSpan.FromSeconds(seconds)));

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Display_OfABuild_ShowsItsLastCountAndPassesFailuresOn(bool isTerminal)
    {
        using var errors = new StringWriter();
        var display = BuildDisplay.For(new CommandHost(TextWriter.Null, errors) { IsTerminal = isTerminal });

        var report = await display.ShowAsync(progress =>
        {
            progress.Report(new BuildProgress(3, 2, 1, 10, 5, 1, 1, 4));
            return Task.FromResult(new BuildReport(new BuildProgress(3, 3, 1, 10, 8, 1, 1, 4), null, []));
        });

        Assert.Equal(3, report.Progress.ShardsDone);
        Assert.Contains("shards 2/3", errors.ToString(), StringComparison.Ordinal);
        await Assert.ThrowsAsync<BuildFaultException>(() => display.ShowAsync(static _ => throw new BuildFaultException("disk full", new IOException())));
    }
}
