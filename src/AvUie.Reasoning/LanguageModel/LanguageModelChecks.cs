using AvUie.Core;

namespace AvUie.Reasoning;

/// <summary>Something wrong with a setting.</summary>
/// <param name="Path">Its place below <c>reasoning</c>, such as <c>providers[0].endpoint</c>.</param>
/// <param name="Found">What stands there.</param>
/// <param name="Expected">What should.</param>
public sealed record SettingProblem(string Path, string Found, string Expected);

/// <summary>What the form of the settings alone cannot say: whether they go together, and with the tasks to be built.</summary>
public static class LanguageModelChecks
{
    /// <summary>Everything that is wrong; empty where the reasoner can start.</summary>
    /// <param name="providers">The profiles.</param>
    /// <param name="writer">The writer; null where the file has none.</param>
    /// <param name="judge">The judge; null for none.</param>
    /// <param name="budget">The budget.</param>
    /// <param name="tasks">Names of the tasks to be built.</param>
    public static IReadOnlyList<SettingProblem> Problems(
        IReadOnlyList<ProviderProfile> providers, WriterOptions? writer, JudgeOptions? judge, BudgetOptions budget, IReadOnlyCollection<string> tasks)
    {
        var problems = new List<SettingProblem>();
        for (var index = 0; index < providers.Count; index++)
        {
            Check(providers[index], FormattableString.Invariant($"providers[{index}]"), problems);
            if (providers.Take(index).Any(other => other.Name == providers[index].Name))
            {
                problems.Add(new SettingProblem(FormattableString.Invariant($"providers[{index}].name"), $"\"{providers[index].Name}\" a second time", "every name once"));
            }
        }

        if (writer is null)
        {
            problems.Add(new SettingProblem("writer", "nothing", "the writer's settings: the language model must be told which provider writes"));
        }
        else if (Named(providers, writer.Provider, "writer.provider", problems) is { } profile)
        {
            CheckModalities(profile, writer, tasks, problems);
        }

        var judging = judge is null ? null : Named(providers, judge.Provider, "judge.provider", problems);
        if (judging is not null && judge!.MediaShare > 0)
        {
            CheckModalities(judging, judge, tasks, problems);
        }

        var used = providers.Where(provider => provider.Name == writer?.Provider || provider == judging);
        if (budget.Money is not null && used.FirstOrDefault(static provider => provider is { PriceIn: 0, PriceOut: 0 }) is { } free)
        {
            problems.Add(new SettingProblem("budget.money", $"a limit of money, and no price of provider \"{free.Name}\"", "price_in and price_out in its profile, or a limit in tokens"));
        }

        return problems;
    }

    private static ProviderProfile? Named(IReadOnlyList<ProviderProfile> providers, string name, string path, List<SettingProblem> problems)
    {
        var found = providers.FirstOrDefault(provider => provider.Name == name);
        if (found is null && name.Length > 0)
        {
            var known = providers.Count == 0 ? "a profile under providers" : $"one of {string.Join(", ", providers.Select(static provider => provider.Name))}";
            problems.Add(new SettingProblem(path, $"the unknown provider \"{Printable.Of(name, 100)}\"", known));
        }

        return found;
    }

    private static void Check(ProviderProfile profile, string path, List<SettingProblem> problems)
    {
        if (profile.Endpoint.Length > 0 && (!Uri.TryCreate(profile.Endpoint, UriKind.Absolute, out var uri) || uri.Scheme is not ("http" or "https")))
        {
            problems.Add(new SettingProblem($"{path}.endpoint", "no web address", "an address such as http://127.0.0.1:8000/v1"));
        }
        else if (profile.Endpoint.Length > 0 && new Uri(profile.Endpoint) is { UserInfo.Length: > 0 } or { Query.Length: > 0 })
        {
            // The text is not repeated: it may hold a secret.
            problems.Add(new SettingProblem($"{path}.endpoint", "an address with a user name, a password or a query", "the bare address; keys come from the environment (api_key_env)"));
        }

        if (ExtraBody.Parse(profile.ExtraBody).Error is { } wrong)
        {
            problems.Add(new SettingProblem($"{path}.extra_body", wrong, "one JSON object of further fields in quotes, such as '{\"top_k\":20}'"));
        }
    }

    private static void CheckModalities(ProviderProfile profile, WriterOptions writer, IReadOnlyCollection<string> tasks, List<SettingProblem> problems)
    {
        if (writer.SendAudio && !profile.Audio)
        {
            problems.Add(new SettingProblem(
                "writer.send_audio", $"true, and provider \"{profile.Name}\" hears no sound", "a provider with audio: true, or send_audio: false, so that it writes from pictures and measurements"));
        }

        if (!writer.SendImages)
        {
            return;
        }

        if (!profile.Images)
        {
            problems.Add(new SettingProblem(
                "writer.send_images", $"true, and provider \"{profile.Name}\" sees no pictures", "a provider with images: true, or send_images: false"));
        }

        CheckImages(profile, "writer.provider", tasks, problems);
    }

    // A medium that a judge cannot take is a step that nobody checks.
    private static void CheckModalities(ProviderProfile profile, JudgeOptions judge, IReadOnlyCollection<string> tasks, List<SettingProblem> problems)
    {
        var share = FormattableString.Invariant($"{judge.MediaShare}");
        if (!profile.Audio)
        {
            problems.Add(new SettingProblem(
                "judge.media_share", $"{share}, and provider \"{profile.Name}\" hears no sound", "a judge's provider with audio: true, or media_share: 0, so that steps are held against the evidence only"));
        }

        if (!profile.Images)
        {
            problems.Add(new SettingProblem(
                "judge.media_share", $"{share}, and provider \"{profile.Name}\" sees no pictures", "a judge's provider with images: true, or media_share: 0, so that steps are held against the evidence only"));
            return;
        }

        CheckImages(profile, "judge.provider", tasks, problems);
    }

    private static void CheckImages(ProviderProfile profile, string path, IReadOnlyCollection<string> tasks, List<SettingProblem> problems)
    {
        foreach (var task in tasks.Select(TaskTable.Find).OfType<TaskDefinition>())
        {
            var images = task.Content.Sum(static item => item switch { ContentItem.Video video => video.Frames, ContentItem.Image => 1, _ => 0 });
            if (images > profile.MaxImages)
            {
                problems.Add(new SettingProblem(
                    path, $"provider \"{profile.Name}\", which takes {profile.MaxImages} pictures a request", $"one that takes the {images} of task {task.Name} (max_images)"));
                return;
            }
        }
    }
}
