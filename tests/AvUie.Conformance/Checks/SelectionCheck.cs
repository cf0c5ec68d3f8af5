using AvUie.Core;

namespace AvUie.Conformance.Checks;

internal sealed class SelectionCheck : IConformanceCheck
{
    public string Name => "selection";

    public string Promise => "one split or one task gives that part of all rows, no task gives none";

    public void Run(AdapterCase adapter)
    {
        var all = adapter.Read(adapter.Root);
        var context = adapter.Context(adapter.Root);
        foreach (var split in Enum.GetValues<Split>())
        {
            var part = adapter.Adapter.Read(context with { Splits = new HashSet<Split> { split } }).ToList();
            Expect.Same(
                Ids(all.Samples().Where(sample => sample.Split == split)), Ids(part.Samples()), $"the samples of split {split.Name()} alone differ");
        }

        foreach (var task in adapter.Description.Tasks)
        {
            var part = adapter.Adapter.Read(context with { Tasks = new HashSet<string> { task } }).ToList();
            Expect.Same(Ids(all.Samples().Where(sample => sample.Task == task)), Ids(part.Samples()), $"the samples of task {task} alone differ");
            Expect.That(part.Rejections().All(rejection => rejection.Task == task), $"with task {task} alone there are rejections of another");
        }

        Expect.That(!adapter.Adapter.Read(context with { Tasks = new HashSet<string>() }).Any(), "without any task there are rows");
    }

    private static List<string> Ids(IEnumerable<SourceSample> samples) => [.. samples.Select(sample => sample.Id)];
}
