namespace AvUie.Pipeline.Tests;

/// <summary>Files of the repository that tests compare with.</summary>
internal static class Checkout
{
    public static string Root { get; } = Find();

    public static string File(params string[] parts) => Path.Combine([Root, .. parts]);

    private static string Find()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!System.IO.File.Exists(Path.Combine(folder.FullName, "AvUie.sln")))
        {
            folder = folder.Parent ?? throw new InvalidOperationException("AvUie.sln stands in no folder above the tests");
        }

        return folder.FullName;
    }
}
