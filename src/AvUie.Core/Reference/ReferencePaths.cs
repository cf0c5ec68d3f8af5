namespace AvUie.Core;

/// <summary>Paths as Python's <c>os.path</c> joins them: an absolute part throws away what stands before it, nothing is normalised.</summary>
internal static class ReferencePaths
{
    public const string DataFolder = "AVUIE_2";

    public static string Join(string root, params ReadOnlySpan<string?> parts)
    {
        var path = root;
        foreach (var part in parts)
        {
            if (part is not null)
            {
                path = part.StartsWith('/') ? part : path.Length == 0 || path.EndsWith('/') ? path + part : $"{path}/{part}";
            }
        }

        return path;
    }
}
