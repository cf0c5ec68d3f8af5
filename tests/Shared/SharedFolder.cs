namespace AvUie.Tests;

/// <summary>The folder of reference numbers and real data, found by AVUIE_SHARED or beside the checkout.</summary>
internal static class SharedFolder
{
    public static string? Path { get; } = Find();

    /// <summary>A file or folder below it; null where either is absent.</summary>
    public static string? Below(params string[] parts)
    {
        if (Path is null)
        {
            return null;
        }

        var path = System.IO.Path.Combine([Path, .. parts]);
        return File.Exists(path) || Directory.Exists(path) ? path : null;
    }

    private static string? Find()
    {
        if (Environment.GetEnvironmentVariable("AVUIE_SHARED") is { Length: > 0 } named)
        {
            return Directory.Exists(named) ? named : null;
        }

        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(System.IO.Path.Combine(folder.FullName, "AvUie.sln")))
        {
            folder = folder.Parent;
        }

        var beside = folder?.Parent is { } parent ? System.IO.Path.Combine(parent.FullName, "shared") : null;
        return beside is not null && Directory.Exists(beside) ? beside : null;
    }
}

/// <summary>A fact that needs a part of the shared folder and is skipped, with the reason, where it is absent.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class SharedFactAttribute : FactAttribute
{
    public SharedFactAttribute(params string[] parts)
    {
        if (SharedFolder.Below(parts) is null)
        {
            Skip = $"needs {string.Join('/', parts)} of the shared folder (AVUIE_SHARED, or ../shared beside the checkout)";
        }
    }
}

/// <summary>The same for a theory.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class SharedTheoryAttribute : TheoryAttribute
{
    public SharedTheoryAttribute(params string[] parts)
    {
        if (SharedFolder.Below(parts) is null)
        {
            Skip = $"needs {string.Join('/', parts)} of the shared folder (AVUIE_SHARED, or ../shared beside the checkout)";
        }
    }
}
