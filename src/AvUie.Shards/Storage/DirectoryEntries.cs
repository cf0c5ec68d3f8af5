using System.Runtime.InteropServices;

namespace AvUie.Shards;

/// <summary>
/// Makes renames survive a power cut: on Linux the directory needs an fsync of its own, and .NET opens no directories.
/// Elsewhere a rename is as durable as the platform makes it.
/// </summary>
internal static partial class DirectoryEntries
{
    private const int ReadOnlyCloseOnExec = 0x80000;

    public static void Flush(string folder)
    {
        if (!OperatingSystem.IsLinux())
        {
            return;
        }

        var descriptor = Open(folder, ReadOnlyCloseOnExec);
        if (descriptor < 0)
        {
            throw new IOException($"{folder}: cannot be opened to flush its entries ({Marshal.GetLastPInvokeErrorMessage()}).");
        }

        var result = Sync(descriptor);
        var error = Marshal.GetLastPInvokeError();
        _ = Close(descriptor);

        // EINVAL: a file system without directory sync (some network and overlay mounts); nothing more can be done there.
        if (result != 0 && error != 22)
        {
            throw new IOException($"{folder}: its entries cannot be flushed to the disk ({Marshal.GetPInvokeErrorMessage(error)}).");
        }
    }

    [LibraryImport("libc", EntryPoint = "open", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int Open(string path, int flags);

    [LibraryImport("libc", EntryPoint = "fsync", SetLastError = true)]
    private static partial int Sync(int descriptor);

    [LibraryImport("libc", EntryPoint = "close", SetLastError = true)]
    private static partial int Close(int descriptor);
}
