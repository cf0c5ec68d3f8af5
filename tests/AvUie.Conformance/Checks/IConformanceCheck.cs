namespace AvUie.Conformance.Checks;

/// <summary>One promise of an adapter.</summary>
internal interface IConformanceCheck
{
    /// <summary>One or two words, for the names of tests.</summary>
    string Name { get; }

    /// <summary>What holds for every adapter, in one clause.</summary>
    string Promise { get; }

    /// <exception cref="ConformanceException">It does not hold.</exception>
    void Run(AdapterCase adapter);
}
