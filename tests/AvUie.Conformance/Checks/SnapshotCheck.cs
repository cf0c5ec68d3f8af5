namespace AvUie.Conformance.Checks;

internal sealed class SnapshotCheck : IConformanceCheck
{
    /// <summary>With the value 1, snapshots are written instead of compared.</summary>
    public const string Approve = "AVUIE_APPROVE";

    public string Name => "snapshot";

    public string Promise => "the rows of the fixture are those of the approved snapshot";

    public void Run(AdapterCase adapter)
    {
        var lines = adapter.Lines(adapter.Root);
        if (Environment.GetEnvironmentVariable(Approve) == "1")
        {
            File.WriteAllLines(adapter.ApprovedFile, lines);
            return;
        }

        var received = Path.Combine(AppContext.BaseDirectory, $"{adapter.Description.Name}.received.txt");
        File.WriteAllLines(received, lines);
        Expect.That(
            File.Exists(adapter.ApprovedFile),
            $"{adapter.ApprovedFile} is not there: read {received} and copy it to this place if it is right, or run the tests once with {Approve}=1 and read the file");
        Expect.Same(
            File.ReadAllLines(adapter.ApprovedFile), lines,
            $"the rows differ from {adapter.ApprovedFile}: compare with {received}, and approve ({Approve}=1) if the change is meant");
    }
}
