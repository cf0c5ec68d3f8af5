using System.Text;

namespace AvUie.Adapters;

/// <summary>A line of an annotation file.</summary>
/// <param name="Number">1-based.</param>
/// <param name="Text">Without its line end; cut at <see cref="AnnotationFile.MaxLineLength"/>.</param>
/// <param name="Fault">Why the line cannot be used as text; null where it can.</param>
public readonly record struct AnnotationLine(int Number, string Text, string? Fault);

/// <summary>
/// A text file of annotations below a dataset's root, read line by line: UTF-8 with or without byte order mark, LF or CRLF, blank lines
/// passed over, memory bounded by one line.
/// </summary>
public sealed class AnnotationFile
{
    /// <summary>Longer lines are cut and marked; the longest real one has a few hundred characters.</summary>
    public const int MaxLineLength = 64 * 1024;

    private readonly string _fullPath;
    private readonly Encoding _encoding;

    private AnnotationFile(string fullPath, string relative, Encoding encoding)
    {
        (_fullPath, _encoding) = (fullPath, encoding);
        Relative = relative;
    }

    /// <summary>Path relative to the root, '/' between parts.</summary>
    public string Relative { get; }

    /// <summary>Finds the file and makes sure that it is a regular, non-empty file inside the root.</summary>
    /// <param name="root">Absolute path of the dataset's root.</param>
    /// <param name="relative">Path below the root, '/' between parts.</param>
    /// <param name="remedy">A sentence for the message: what the user is to do when the file is not there.</param>
    /// <exception cref="AnnotationFileException">It is not.</exception>
    public static AnnotationFile Locate(string root, string relative, string remedy)
    {
        var path = Path.GetFullPath(Path.Combine(root, relative));
        if (!RootedPath.IsInside(root, path))
        {
            throw new AnnotationFileException(path, $"leads out of the dataset's root {root}. Name a file below the root.");
        }

        if (Directory.Exists(path))
        {
            throw new AnnotationFileException(path, $"is a folder, a text file was expected. {remedy}");
        }

        if (!File.Exists(path))
        {
            throw new AnnotationFileException(path, $"is not there. {remedy}");
        }

        if (!RootedPath.IsInside(RootedPath.Resolve(root), RootedPath.Resolve(path)))
        {
            throw new AnnotationFileException(path, $"is a link that leads out of the dataset's root {root}. Copy the file to this place.");
        }

        // Pipes and devices have length zero too: so they are never opened, which could block for ever.
        if (new FileInfo(RootedPath.Resolve(path)).Length == 0)
        {
            throw new AnnotationFileException(path, $"is empty. {remedy}");
        }

        return new AnnotationFile(path, relative, Encoding.UTF8);
    }

    /// <summary>The first of the names that is there, for datasets that come in several forms; else the first name is what is missed.</summary>
    /// <exception cref="AnnotationFileException">None is there, or the one found is no regular, non-empty file inside the root.</exception>
    public static AnnotationFile LocateAny(string root, IReadOnlyList<string> relatives, string remedy) =>
        Locate(root, relatives.FirstOrDefault(name => File.Exists(Path.Combine(root, name))) ?? relatives[0], remedy);

    /// <summary>The same file, read as GB18030 if it holds anything but UTF-8: lists from China come in either.</summary>
    public AnnotationFile Utf8OrChinese()
    {
        using var stream = Guarded(() => File.OpenRead(_fullPath));
        return Guarded(() => TextEncodings.IsUtf8(stream)) ? this : new AnnotationFile(_fullPath, Relative, TextEncodings.Chinese);
    }

    /// <summary>The non-blank lines in their order.</summary>
    public IEnumerable<AnnotationLine> Lines()
    {
        using var reader = Open();
        var text = new StringBuilder();
        for (var number = 1; TryReadLine(reader, text, out var tooLong); number++)
        {
            var line = text.ToString().TrimEnd('\r');
            if (!string.IsNullOrWhiteSpace(line))
            {
                yield return new AnnotationLine(number, line, Fault(line, tooLong));
            }
        }
    }

    /// <summary>The whole text, for small JSON files.</summary>
    /// <param name="maxBytes">More is an error: no annotation file is read into memory whatever its size.</param>
    /// <exception cref="AnnotationFileException">It is larger or cannot be read.</exception>
    public string ReadAll(int maxBytes) => new FileInfo(_fullPath).Length <= maxBytes
        ? Guarded(() => File.ReadAllText(_fullPath, Encoding.UTF8))
        : throw Unusable($"has more than {maxBytes} bytes, which this file never has. Fetch it anew.");

    /// <summary>The bytes, for a reader that goes through a file larger than memory.</summary>
    public Stream OpenBytes() => Guarded(() => new FileStream(_fullPath, FileMode.Open, FileAccess.Read, FileShare.Read, 1 << 16, FileOptions.SequentialScan));

    /// <summary>An exception about the file as a whole.</summary>
    public AnnotationFileException Unusable(string message) => new(_fullPath, message);

    private string? Fault(string line, bool tooLong) =>
        tooLong ? $"the line has more than {MaxLineLength} characters"
        : line.Contains('\uFFFD', StringComparison.Ordinal) ? $"the line is not {_encoding.WebName.ToUpperInvariant()}"
        : null;

    private StreamReader Open() => Guarded(() => new StreamReader(_fullPath, _encoding));

    private bool TryReadLine(StreamReader reader, StringBuilder line, out bool tooLong)
    {
        var cut = false;
        var found = Guarded(() =>
        {
            line.Clear();
            var any = false;
            for (var next = reader.Read(); next >= 0; next = reader.Read())
            {
                any = true;
                if (next == '\n')
                {
                    break;
                }

                if (line.Length < MaxLineLength)
                {
                    line.Append((char)next);
                }
                else
                {
                    cut = true;
                }
            }

            return any;
        });
        tooLong = cut;
        return found;
    }

    private T Guarded<T>(Func<T> read)
    {
        try
        {
            return read();
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new AnnotationFileException(_fullPath, $"cannot be read ({failure.Message}). Check its permissions and the disk.");
        }
    }
}
