using AvUie.Core;

namespace AvUie.Adapters;

/// <summary>What an adapter is given: the root, the tasks and splits wanted, its options.</summary>
/// <param name="Root">Absolute path of the dataset's root folder.</param>
/// <param name="Tasks">The tasks to yield, a subset of the description's.</param>
/// <param name="Splits">The splits to yield.</param>
/// <param name="Options">Every option of the description, defaults filled in, values validated against their lists.</param>
public sealed record AdapterContext(
    string Root, IReadOnlySet<string> Tasks, IReadOnlySet<Split> Splits, IReadOnlyDictionary<string, string> Options);
