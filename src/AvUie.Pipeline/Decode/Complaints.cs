using System.Text.RegularExpressions;

namespace AvUie.Pipeline.Decode;

/// <summary>Makes ffmpeg's words a function of the file alone: no addresses, no temporary names.</summary>
internal static partial class Complaints
{
    public static string Plain(string text, string url, string name) =>
        Address().Replace(text, "").Replace(url, name, StringComparison.Ordinal).Replace(url["file:".Length..], name, StringComparison.Ordinal);

    [GeneratedRegex(" @ 0x[0-9a-f]+")]
    private static partial Regex Address();
}
