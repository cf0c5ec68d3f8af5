using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Text;

namespace AvUie.Conformance.Checks;

/// <summary>
/// The names of files that anybody opens directly in some folders, as Linux's inotify tells them; elsewhere none. Only folders of the
/// check's own are watched, so that nobody else opens anything there.
/// </summary>
internal sealed class OpenedFiles : IDisposable
{
    private const int NonBlockingAndClosedOnExec = 0x800 | 0x80000;
    private const uint Open = 0x20;
    private const int HeaderBytes = 16;

    private readonly int _descriptor;
    private readonly string? _except;

    private OpenedFiles(int descriptor, string? except)
    {
        _descriptor = descriptor;
        _except = except;
    }

    /// <summary>Begins to watch.</summary>
    /// <param name="folders">The folders, not those below them.</param>
    /// <param name="except">A name that may be opened.</param>
    public static OpenedFiles Watch(IEnumerable<string> folders, string? except = null)
    {
        var descriptor = OperatingSystem.IsLinux() ? inotify_init1(NonBlockingAndClosedOnExec) : -1;
        foreach (var folder in descriptor < 0 ? [] : folders)
        {
            _ = inotify_add_watch(descriptor, Encoding.UTF8.GetBytes(folder + '\0'), Open);
        }

        return new OpenedFiles(descriptor, except);
    }

    /// <summary>What was opened since.</summary>
    public IReadOnlyList<string> Names()
    {
        var names = new SortedSet<string>(StringComparer.Ordinal);
        var buffer = new byte[64 * 1024];
        int length;
        while (_descriptor >= 0 && (length = (int)read(_descriptor, buffer, buffer.Length)) > 0)
        {
            for (var at = 0; at < length;)
            {
                var nameBytes = BinaryPrimitives.ReadInt32LittleEndian(buffer.AsSpan(at + 12));
                names.Add(Encoding.UTF8.GetString(buffer, at + HeaderBytes, nameBytes).TrimEnd('\0'));
                at += HeaderBytes + nameBytes;
            }
        }

        // An event without a name is the folder itself.
        return [.. names.Where(name => name.Length > 0 && name != _except)];
    }

    public void Dispose()
    {
        if (_descriptor >= 0)
        {
            _ = close(_descriptor);
        }
    }

    [DllImport("libc")]
    private static extern int inotify_init1(int flags);

    [DllImport("libc")]
    private static extern int inotify_add_watch(int descriptor, byte[] path, uint mask);

    [DllImport("libc")]
    private static extern nint read(int descriptor, byte[] buffer, nint count);

    [DllImport("libc")]
    private static extern int close(int descriptor);
}
