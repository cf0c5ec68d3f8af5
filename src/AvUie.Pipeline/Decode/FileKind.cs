using System.Buffers.Binary;
using System.Runtime.InteropServices;

namespace AvUie.Pipeline.Decode;

/// <summary>What stands at a path, links not followed. .NET cannot tell a fifo from a file without opening it, which would block.</summary>
internal enum FileKind
{
    Missing,
    Unreadable,
    Regular,
    Folder,
    Link,
    Other,
}

/// <summary>Asks statx(2), whose record has the same layout on every Linux.</summary>
internal static class FileKinds
{
    private const int CurrentFolder = -100, NoFollow = 0x100, NotThere = 2, Denied = 13, NotAFolder = 20, NameTooLong = 36;
    private const uint TypeMask = 1;
    private const int ModeOffset = 28;

    public static FileKind Of(string path)
    {
        var record = new byte[256];
        if (Statx(CurrentFolder, path, NoFollow, TypeMask, record) != 0)
        {
            return Marshal.GetLastPInvokeError() switch
            {
                NotThere or NotAFolder or NameTooLong => FileKind.Missing,
                Denied => FileKind.Unreadable,
                _ => FileKind.Other,
            };
        }

        return (BinaryPrimitives.ReadUInt16LittleEndian(record.AsSpan(ModeOffset)) & 0xF000) switch
        {
            0x8000 => FileKind.Regular,
            0x4000 => FileKind.Folder,
            0xA000 => FileKind.Link,
            _ => FileKind.Other,
        };
    }

    [DllImport("libc", EntryPoint = "statx", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Statx(int folder, [MarshalAs(UnmanagedType.LPUTF8Str)] string path, int flags, uint mask, byte[] record);
}
