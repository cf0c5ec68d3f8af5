namespace AvUie.Core;

/// <summary>
/// Where the reference's evaluators (seg/scripts/inference_3.py and inference_ref_3.py) look for the mask of a test picture: they replace
/// parts of the picture's path. Nothing else of the reference reads masks, and no record names them.
/// </summary>
public static class EvaluatorMasks
{
    /// <summary>Path of the mask below the folder that the picture's path starts from; null where no evaluator reads one, or none could be there.</summary>
    /// <param name="task">The task.</param>
    /// <param name="split">The split.</param>
    /// <param name="picture">Path of the picture as its record states it.</param>
    /// <param name="fields">The record's fields as JSON text: ref_avs has the number of the mask in <c>fid</c>.</param>
    public static string? PathOf(string task, Split split, string picture, IReadOnlyDictionary<string, string> fields)
    {
        ArgumentNullException.ThrowIfNull(picture);
        ArgumentNullException.ThrowIfNull(fields);
        var mask = (split, task) switch
        {
            (Split.Test, "s4" or "ms3") => Replace(picture, ("/frames/", "/labels_rgb/"), (".jpg", ".png")),
            (Split.Test, "ref_avs") when fields.GetValueOrDefault("fid")?.Trim('"') is { Length: > 0 } number && number.All(char.IsAsciiLetterOrDigit) =>
                Replace(picture, ("/media/", "/gt_mask/"), (".jpg", ".png"), ("/frames/", $"/fid_{number}/0000")),
            _ => picture,
        };

        // Where nothing was replaced the evaluator takes the picture for its own mask.
        return mask == picture ? null : mask;
    }

    private static string Replace(string path, params ReadOnlySpan<(string Part, string By)> replacements)
    {
        foreach (var (part, by) in replacements)
        {
            path = path.Replace(part, by, StringComparison.Ordinal);
        }

        return path;
    }
}
