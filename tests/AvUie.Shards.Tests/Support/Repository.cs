namespace AvUie.Shards.Tests;

/// <summary>Files of the checkout.</summary>
internal static class Repository
{
    public static string Root { get; } = Find();

    public static string File(params string[] parts) => Path.Combine([Root, .. parts]);

    /// <summary>
    /// Compares with an approved file. With AVUIE_APPROVE=1 the file is written instead, to be read in the diff before it is committed.
    /// </summary>
    public static void AssertApproved(byte[] actual, params string[] parts)
    {
        var path = File(parts);
        if (Environment.GetEnvironmentVariable("AVUIE_APPROVE") == "1")
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            System.IO.File.WriteAllBytes(path, actual);
        }

        Assert.Equal(System.IO.File.ReadAllText(path), System.Text.Encoding.UTF8.GetString(actual));
    }

    private static string Find()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !System.IO.File.Exists(Path.Combine(folder.FullName, "AvUie.sln")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? throw new DirectoryNotFoundException("The tests run outside the checkout.");
    }
}
