using AvUie.Conformance;

namespace Datasets.Tests;

/// <summary>Every adapter of the assembly keeps the promises of an adapter over its fixture; a new one is found by itself.</summary>
public sealed class ConformanceTests
{
    private static readonly ConformanceSuite Suite = new(typeof(SoundscapesAdapter).Assembly, "samples/CustomAdapter/fixtures");

    public static TheoryData<string> Cases => [.. Suite.Cases];

    [Theory]
    [MemberData(nameof(Cases))]
    public void Adapter_OverItsFixture_KeepsItsPromise(string name) => Suite.Run(name);
}
