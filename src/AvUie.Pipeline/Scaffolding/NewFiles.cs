using System.Text;
using AvUie.Core;
using AvUie.Pipeline.Commands;

namespace AvUie.Pipeline.Scaffolding;

/// <summary>Writes new files and never over old ones; what was written goes away again when one of them cannot be.</summary>
internal static class NewFiles
{
    /// <exception cref="CommandException">A file is there already; nothing was written.</exception>
    public static void Write(string folder, IReadOnlyList<NewFile> files)
    {
        var there = files.Select(file => Path.Combine(folder, file.Path)).Where(static path => File.Exists(path) || Directory.Exists(path)).ToList();
        if (there.Count > 0)
        {
            throw new CommandException(
                ExitCodes.BadUsage, [.. there.Select(static path => $"{Printable.Of(path)}: is there already and is not overwritten; choose another name or move it away")]);
        }

        var written = new List<string>();
        try
        {
            foreach (var file in files)
            {
                var path = Path.Combine(folder, file.Path);
                Directory.CreateDirectory(Path.GetDirectoryName(path)!);
                using var stream = new FileStream(path, FileMode.CreateNew);
                written.Add(path);
                stream.Write(Encoding.UTF8.GetBytes(file.Text));
            }
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            written.ForEach(File.Delete);
            throw;
        }
    }
}
