using AvUie.Core;

namespace AvUie.Adapters;

/// <summary>Media references that several datasets need alike.</summary>
internal static class MediaReferences
{
    /// <summary>Picture and sound of one file, in this order; the first path is the file's usual place, the others are tried after it.</summary>
    public static IReadOnlyList<MediaReference> Clip(IReadOnlyList<string> paths) =>
        Of(paths, MediaRole.Video, MediaRole.Audio);

    /// <summary>One file in several roles.</summary>
    public static IReadOnlyList<MediaReference> Of(IReadOnlyList<string> paths, params IReadOnlyList<MediaRole> roles)
    {
        string[] others = [.. paths.Skip(1)];
        return [.. roles.Select(role => new MediaReference(role, paths[0]) { Alternatives = others })];
    }
}
