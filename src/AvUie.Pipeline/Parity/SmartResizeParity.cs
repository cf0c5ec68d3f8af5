using System.Text.Json;
using AvUie.Core;

namespace AvUie.Pipeline.Parity;

/// <summary><c>preprocess/smart_resize.json</c>: height, width and area limits to a size, or to "error".</summary>
internal sealed class SmartResizeParity : IParityCheck
{
    private const string File = "preprocess/smart_resize.json";

    public string Name => File;

    public IEnumerable<ParityResult> Run(string folder, CancellationToken cancellation) =>
        ParityFile.Compare(Name, folder, File, root =>
            [ParityResult.Equal(Name, "sizes", root.GetArrayLength(), [.. root.EnumerateArray().Select(Difference).OfType<string>()])]);

    private static string? Difference(JsonElement entry)
    {
        var ours = SmartResize.Fit(
            entry.GetProperty("height").GetInt32(),
            entry.GetProperty("width").GetInt32(),
            entry.TryGetProperty("min_pixels", out var least) ? least.GetInt32() : SmartResize.MinPixels,
            entry.TryGetProperty("max_pixels", out var most) ? most.GetInt32() : SmartResize.MaxPixels);
        var result = entry.GetProperty("result");
        PictureSize? theirs = result.ValueKind == JsonValueKind.Array ? new PictureSize(result[0].GetInt32(), result[1].GetInt32()) : null;
        return ours == theirs ? null : $"{entry.GetRawText()}: got {ours?.ToString() ?? "error"}";
    }
}
