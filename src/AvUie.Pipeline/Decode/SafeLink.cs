namespace AvUie.Pipeline.Decode;

/// <summary>
/// A harmlessly named symbolic link to a raw file, in a folder of its own that only this user may enter.
/// </summary>
/// <remarks>
/// FFMpegCore composes one command string without escaping, so a name with a quote could add arguments, and ffmpeg reads
/// protocols (<c>a:b</c>) and patterns (<c>%03d</c>) out of names. The link has none of that, so every legal file name can be decoded.
/// </remarks>
internal sealed class SafeLink : IDisposable
{
    private readonly string _folder;

    public SafeLink(string target)
    {
        _folder = Directory.CreateTempSubdirectory("avuie-").FullName;
        Path = System.IO.Path.Combine(_folder, "media" + SafeExtension(target));
        File.CreateSymbolicLink(Path, System.IO.Path.GetFullPath(target));
    }

    /// <summary>The link, absolute.</summary>
    public string Path { get; }

    /// <summary>What ffmpeg is given.</summary>
    public string Url => "file:" + Path;

    public void Dispose()
    {
        File.Delete(Path);
        Directory.Delete(_folder);
    }

    // Kept because ffmpeg weighs it when it guesses a format.
    private static string SafeExtension(string target)
    {
        var extension = System.IO.Path.GetExtension(target);
        return extension.Length is > 1 and <= 6 && extension.AsSpan(1).ContainsAnyExcept(Letters) is false ? extension : "";
    }

    private static readonly System.Buffers.SearchValues<char> Letters =
        System.Buffers.SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789");
}
