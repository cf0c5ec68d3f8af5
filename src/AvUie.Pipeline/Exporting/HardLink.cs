using System.Runtime.InteropServices;

namespace AvUie.Pipeline.Exporting;

/// <summary>Gives a file a second name; .NET has no call for it.</summary>
internal static partial class HardLink
{
    /// <summary>False where the file system or the system's rules allow none (another disk, a foreign owner).</summary>
    public static bool TryCreate(string target, string name) => Link(target, name) == 0;

    [LibraryImport("libc", EntryPoint = "link", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int Link(string target, string name);
}
