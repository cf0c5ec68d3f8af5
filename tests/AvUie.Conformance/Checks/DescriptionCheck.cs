using System.Text.RegularExpressions;
using AvUie.Core;

namespace AvUie.Conformance.Checks;

internal sealed class DescriptionCheck : IConformanceCheck
{
    public string Name => "description";

    public string Promise => "the description is complete and agrees with itself and the task table";

    public void Run(AdapterCase adapter)
    {
        var described = adapter.Description;
        Expect.That(Regex.IsMatch(described.Name, @"\A[a-z][a-z0-9_]*\z"), $"the name \"{described.Name}\" is not of lower-case letters, digits and '_'");
        Expect.That(described.Tasks.Count > 0, "it feeds no task");
        foreach (var task in described.Tasks)
        {
            Expect.That(TaskTable.Find(task) is not null, $"\"{task}\" is none of the tasks {string.Join(", ", TaskTable.All.Select(one => one.Name))}");
        }

        Expect.That(described.Layout.Count > 0, "the layout names no path");
        foreach (var (what, text) in described.Layout.Select(line => ("layout", line))
            .Append(("title", described.Title)).Append(("licence", described.Licence)).Append(("where to get it", described.Obtain)))
        {
            Expect.That(!string.IsNullOrWhiteSpace(text), $"{what} says nothing");
        }

        foreach (var option in described.Options)
        {
            Expect.That(
                option.Values.Count == 0 || option.Values.Contains(option.Default),
                $"the default {option.Default} of option {option.Name} is none of its values {string.Join(", ", option.Values)}");
        }

        foreach (var key in described.KnownCounts.Keys)
        {
            Expect.That(
                key.Split('/') is [var task, var split] && described.Tasks.Contains(task) && SplitNames.Parse(split) is not null,
                $"the known count of \"{key}\" is of no task/split that it feeds");
        }

        foreach (var (task, labels) in described.Labels)
        {
            Expect.That(described.Tasks.Contains(task), $"it states labels of \"{task}\", which it does not feed");
            Expect.That(
                labels.Count > 0 && labels.Distinct(StringComparer.Ordinal).Count() == labels.Count && !labels.Any(string.IsNullOrWhiteSpace),
                $"the labels of {task} are none, repeated or blank");
        }
    }
}
