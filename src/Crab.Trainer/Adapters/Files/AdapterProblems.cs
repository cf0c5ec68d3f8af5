using AvUie.Core;

namespace Crab.Trainer.Adapters;

/// <summary>Everything that is wrong with an adapter's file, for one message.</summary>
/// <param name="path">The file.</param>
internal sealed class AdapterProblems(string path)
{
    /// <summary>A file with another rank has 1,940 wrong tensors: enough are named to see it.</summary>
    private const int Shown = 20;

    private readonly List<string> _problems = [];

    /// <summary>Adds one.</summary>
    public void Add(string problem) => _problems.Add(problem);

    /// <summary>Adds one where it is so.</summary>
    public void AddIf(bool condition, string problem)
    {
        if (condition)
        {
            Add(problem);
        }
    }

    /// <summary>Throws where there is any.</summary>
    /// <exception cref="InvalidDataException">There is.</exception>
    public void Throw(string conclusion)
    {
        if (_problems.Count == 0)
        {
            return;
        }

        var listed = string.Concat(_problems.Take(Shown).Select(static problem => $"\n  {Printable.Of(problem)}"));
        var more = _problems.Count > Shown ? $"\n  and {_problems.Count - Shown} more" : string.Empty;
        throw new InvalidDataException($"{path}: {_problems.Count} problem{(_problems.Count == 1 ? string.Empty : "s")}. {conclusion}{listed}{more}");
    }
}
