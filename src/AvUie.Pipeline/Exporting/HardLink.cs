using System.Runtime.InteropServices;

namespace AvUie.Pipeline.Exporting;

/// <summary>Gives a file a second name; .NET has no call for it.</summary>
internal static class HardLink
{
    /// <summary>False where the file system or the system's rules allow none (another disk, a foreign owner).</summary>
    public static bool TryCreate(string target, string name) => Link(target, name) == 0;

    [DllImport("libc", EntryPoint = "link", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Link([MarshalAs(UnmanagedType.LPUTF8Str)] string target, [MarshalAs(UnmanagedType.LPUTF8Str)] string name);
}
