namespace AvUie.Reasoning.Tests;

/// <summary>
/// What the rule checks reach on 1,000 synthetic traces: the goal, in held-out wording too (docs/decisions/0041).
/// </summary>
public class TraceCalibrationTests
{
    private static readonly Lazy<CalibrationReport> Full = new(static () => TraceCalibration.Run(TraceCalibration.Synthetic(1000, 1), TraceChecks.All, 1));

    [Theory]
    [Trait("Category", "Slow")]
    [InlineData("box", 0.99, 0.99)]
    [InlineData("format", 0.99, 0.99)]
    [InlineData("interval", 0.99, 0.99)]
    [InlineData("leak", 0.99, 0.99)]
    public void Calibration_Recall_ReachesTheGoal(string family, double seen, double heldOut)
    {
        Assert.True(Full.Value.Recall(family, seen: true) >= seen, $"{family}: {Full.Value.Recall(family, seen: true)}");
        Assert.True(Full.Value.Recall(family, seen: false) >= heldOut, $"{family} held out: {Full.Value.Recall(family, seen: false)}");
    }

    [Fact]
    [Trait("Category", "Slow")]
    public void Calibration_GoodTraces_AreRarelyRejected()
    {
        Assert.Equal(1000, Full.Value.Good);
        Assert.True(Full.Value.FalseAlarmRate <= TraceCalibration.MostFalseAlarms, $"{Full.Value.FalseAlarmRate}");
    }

    [Fact]
    public void Calibration_Twice_CountsTheSame()
    {
        var (first, second) = (TraceCalibration.Run(TraceCalibration.Synthetic(20, 3), TraceChecks.All, 3), TraceCalibration.Run(TraceCalibration.Synthetic(20, 3), TraceChecks.All, 3));

        Assert.Equal(20, first.Good);
        Assert.Equal(first.Faults.Select(static one => (one.Family, one.Kind, one.Planted, one.Found)), second.Faults.Select(static one => (one.Family, one.Kind, one.Planted, one.Found)));
    }

    [Fact]
    public void Calibration_WithoutChecks_FindsNothing()
    {
        var report = TraceCalibration.Run(TraceCalibration.Synthetic(12, 1), [], 1);

        Assert.Equal(0, report.Rejected);
        Assert.All(report.Faults, static fault => Assert.Equal(0, fault.Found));
        Assert.False(report.MeetsGoal);
    }

    [Fact]
    public void File_Line_IsReadWithItsFault()
    {
        var one = CalibrationFile.Read(
            """{"id":"ks/train/1","task":"ks","truth":{"kind":"class","label":"Bark"},"evidence":[],"trace":{"steps":[],"inference":"The hint says Bark."},"fault":"leak"}""");

        Assert.Equal("leak", one.Fault);
        Assert.Equal("The hint says Bark. <answer>Bark</answer>", one.Rendered);
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("[]")]
    [InlineData("not json")]
    [InlineData("""{"id":"x","task":"nothing"}""")]
    [InlineData("""{"id":"x","task":"ks","truth":{"kind":"class"},"evidence":[],"trace":{"steps":[],"inference":"x"}}""")]
    public void File_BrokenLine_IsAFormatException(string line) => Assert.Throws<FormatException>(() => CalibrationFile.Read(line));
}
