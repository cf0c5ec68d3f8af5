namespace AvUie.Conformance.Checks;

internal sealed class RepetitionCheck : IConformanceCheck
{
    public string Name => "repetition";

    public string Promise => "two runs give the same rows in the same order";

    public void Run(AdapterCase adapter) => Expect.Same(adapter.Lines(adapter.Root), adapter.Lines(adapter.Root), "the second run differs from the first");
}
