using AvUie.Adapters;
using AvUie.Conformance.Checks;

namespace AvUie.Conformance;

/// <summary>
/// The promises of <see cref="IDatasetAdapter"/>, checked for one adapter over its fixture folder: <c>root/</c> is a small invented dataset
/// in the official layout, <c>approved.txt</c> the snapshot of its rows. Works for an adapter of any assembly and under any test framework.
/// </summary>
public sealed class AdapterConformance
{
    // A new check is one file below Checks/ and one line here.
    private static readonly IConformanceCheck[] All =
    [
        new DescriptionCheck(), new IdCheck(), new MediaCheck(), new AnswerCheck(), new SpanCheck(), new LabelCheck(), new ReasonCheck(),
        new RepetitionCheck(), new PlaceCheck(), new AbsentMediaCheck(), new SelectionCheck(), new LineEndCheck(), new OutsideCheck(),
        new SnapshotCheck(),
    ];

    private readonly AdapterCase _case;

    /// <summary>The checks of an adapter.</summary>
    /// <param name="adapter">The adapter.</param>
    /// <param name="fixture">The folder that holds <c>root/</c> and <c>approved.txt</c>.</param>
    public AdapterConformance(IDatasetAdapter adapter, string fixture)
    {
        ArgumentNullException.ThrowIfNull(adapter);
        _case = new AdapterCase(adapter, Path.GetFullPath(fixture));
    }

    /// <summary>The names of the checks, in the order in which they are best run.</summary>
    public static IReadOnlyList<string> Checks { get; } = [.. All.Select(check => check.Name)];

    /// <summary>What a check makes sure of, in one sentence.</summary>
    public static string Promise(string check) => Find(check).Promise;

    /// <summary>Runs one check.</summary>
    /// <param name="check">One of <see cref="Checks"/>.</param>
    /// <exception cref="ConformanceException">The adapter breaks the promise, or has no fixture.</exception>
    /// <exception cref="AnnotationFileException">The fixture itself cannot be read.</exception>
    public void Run(string check)
    {
        var name = _case.Description.Name;
        Expect.That(Directory.Exists(_case.Root), $"give the adapter {name} a small invented dataset in {_case.Root}");
        try
        {
            Find(check).Run(_case);
        }
        catch (ConformanceException broken)
        {
            throw new ConformanceException($"{name}, {check} ({Promise(check)}): {broken.Message}");
        }
    }

    private static IConformanceCheck Find(string check) => All.FirstOrDefault(one => one.Name == check)
        ?? throw new ArgumentException($"there is no check \"{check}\"; the checks are {string.Join(", ", Checks)}", nameof(check));
}
