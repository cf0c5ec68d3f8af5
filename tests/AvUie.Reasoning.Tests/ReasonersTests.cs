namespace AvUie.Reasoning.Tests;

public class ReasonersTests
{
    [Fact]
    public async Task Create_Template_WritesATrace()
    {
        var result = await Reasoners.Create("template").ReasonAsync(SyntheticRequests.Request(1), CancellationToken.None);

        Assert.IsType<ReasoningResult.Success>(result);
    }

    [Fact]
    public void Create_Unknown_ListsTheKnownOnes() =>
        Assert.Contains("template", Assert.Throws<ArgumentException>(static () => Reasoners.Create("oracle")).Message, StringComparison.Ordinal);

    [Fact]
    public async Task Reason_Cancelled_Throws() => await Assert.ThrowsAnyAsync<OperationCanceledException>(
        static async () => await new TemplateReasoner().ReasonAsync(SyntheticRequests.Request(1), new CancellationToken(true)));
}
