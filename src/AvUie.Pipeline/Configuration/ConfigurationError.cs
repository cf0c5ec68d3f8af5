using System.Globalization;
using AvUie.Core;

namespace AvUie.Pipeline.Configuration;

/// <summary>One thing wrong in a configuration file.</summary>
/// <param name="File">The file as it was named.</param>
/// <param name="Line">1-based; 0 where the whole file is meant.</param>
/// <param name="Key">Key path, such as <c>sources[0].root</c>; empty for the whole file.</param>
/// <param name="Found">What stands there.</param>
/// <param name="Expected">What should stand there.</param>
/// <param name="Nearest">The known name that is spelt most alike, where something unknown was found.</param>
internal sealed record ConfigurationError(string File, int Line, string Key, string Found, string Expected, string? Nearest = null)
{
    /// <inheritdoc/>
    public override string ToString() => string.Concat(
        Printable.Of(File),
        Line > 0 ? string.Create(CultureInfo.InvariantCulture, $":{Line}") : "",
        Key.Length > 0 ? $": {Printable.Of(Key)}" : "",
        $": found {Found}; expected {Expected}",
        Nearest is null ? "" : $". Did you mean \"{Nearest}\"?");
}
