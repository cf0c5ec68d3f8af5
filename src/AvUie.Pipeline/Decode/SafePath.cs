using AvUie.Core;

namespace AvUie.Pipeline.Decode;

/// <summary>Finds the regular file that a hostile relative path stands for, or the reason why there is none.</summary>
/// <remarks>Walks part by part, as the kernel would, and follows links itself, so that no link on the way leads out of the root.</remarks>
internal static class SafePath
{
    private const int MostLinks = 40;

    public static Found Find(string root, string path)
    {
        if (path.Length == 0 || path.Contains('\0') || path.StartsWith('/'))
        {
            return Unsafe(path, "is empty, absolute or holds a NUL");
        }

        var top = RealFolder(root);
        if (top is null)
        {
            return new Found(null, ReasonCode.MissingMedia, $"{path}: its root {root} is not there");
        }

        var at = top;
        var parts = new Stack<string>(path.Split('/').Reverse());
        var links = 0;
        var kind = FileKind.Folder;
        while (parts.TryPop(out var part))
        {
            if (part is "" or ".")
            {
                continue;
            }

            if (part == "..")
            {
                // Legal inside a link's target; in the path itself the contract forbids it. Both may not pass the root.
                if (at == top)
                {
                    return Unsafe(path, "leaves its root");
                }

                at = Path.GetDirectoryName(at)!;
                kind = FileKind.Folder;
                continue;
            }

            var next = Path.Combine(at, part);
            kind = FileKinds.Of(next);
            if (kind == FileKind.Link)
            {
                if (++links > MostLinks || new FileInfo(next).LinkTarget is not { } target)
                {
                    return Unsafe(path, "runs through too many links");
                }

                if (target.StartsWith('/'))
                {
                    target = Below(top, target) ?? Below(Path.GetFullPath(root), target);
                    if (target is null)
                    {
                        return Unsafe(path, "has a link that leads out of its root");
                    }

                    at = top;
                }

                foreach (var piece in target.Split('/').Reverse())
                {
                    parts.Push(piece);
                }

                kind = FileKind.Folder;
                continue;
            }

            if (kind is FileKind.Missing or FileKind.Unreadable)
            {
                return kind == FileKind.Missing
                    ? new Found(null, ReasonCode.MissingMedia, $"{path}: not there")
                    : new Found(null, ReasonCode.UnreadableMedia, $"{path}: a folder on the way may not be entered");
            }

            at = next;
        }

        return kind == FileKind.Regular ? new Found(at, null, "") : Unsafe(path, "is no regular file");
    }

    private static string? Below(string top, string target) =>
        target.StartsWith(top.TrimEnd('/') + "/", StringComparison.Ordinal) ? target[(top.TrimEnd('/').Length + 1)..] : null;

    /// <summary>The root itself is the caller's and trusted: its links are followed by the system.</summary>
    private static string? RealFolder(string root)
    {
        var folder = new DirectoryInfo(Path.GetFullPath(root));
        return !folder.Exists ? null : folder.ResolveLinkTarget(returnFinalTarget: true)?.FullName ?? folder.FullName;
    }

    private static Found Unsafe(string path, string what) => new(null, ReasonCode.UnsafePath, $"{path}: {what}");

    /// <param name="Absolute">The file; null where there is a reason.</param>
    /// <param name="Reason">Why not.</param>
    /// <param name="Detail">For a person.</param>
    internal readonly record struct Found(string? Absolute, ReasonCode? Reason, string Detail);
}
