namespace AvUie.Core.Tests.Parity;

public sealed class ParityResultTests
{
    [Theory]
    [InlineData(new[] { 1f, 2f }, new[] { 1f, 2f }, 0.0, ParityVerdict.Pass)]
    [InlineData(new[] { 1f, 2.5f }, new[] { 1f, 2f }, 0.25, ParityVerdict.Fail)]
    [InlineData(new[] { 1f, 2.0001f }, new[] { 1f, 2f }, 0.00005, ParityVerdict.Pass)]
    [InlineData(new[] { 1f, float.NaN }, new[] { 1f, 2f }, double.NaN, ParityVerdict.Fail)]
    [InlineData(new[] { float.NaN, 1f }, new[] { 1f, 1f }, double.NaN, ParityVerdict.Fail)]
    [InlineData(new[] { 1f }, new[] { 1f, 2f }, 1.0, ParityVerdict.Fail)]
    [InlineData(new[] { 1f }, new[] { 0f }, double.PositiveInfinity, ParityVerdict.Fail)]
    public void Relative_OfNumbers_IsTheLargestDifferenceOverTheLargestValue(float[] ours, float[] theirs, double worst, ParityVerdict verdict)
    {
        var result = ParityResult.Relative("check", "case", ours, theirs, 1e-4);

        Assert.Equal(verdict, result.Verdict);
        Assert.Equal(worst, result.Worst, 5);
    }
}
