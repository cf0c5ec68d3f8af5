using System.Globalization;
using System.Text.Json;
using AvUie.Core;

namespace AvUie.Pipeline.Parity;

/// <summary>
/// <c>preprocess/frame_indices.json</c>: "frames/total" to the indices, to <c>fallback_2</c>, or to "black", where we select none.
/// </summary>
internal sealed class FrameIndexParity : IParityCheck
{
    private const string File = "preprocess/frame_indices.json";

    public string Name => File;

    public IEnumerable<ParityResult> Run(string folder, CancellationToken cancellation) =>
        ParityFile.Compare(Name, folder, File, root => root.EnumerateObject()
            .GroupBy(entry => entry.Name.Split('/')[0])
            .Select(group => ParityResult.Equal(
                Name, $"{group.Key} frames", group.Count(), [.. group.Select(Difference).OfType<string>()])));

    private static string? Difference(JsonProperty entry)
    {
        var numbers = entry.Name.Split('/').Select(text => int.Parse(text, CultureInfo.InvariantCulture)).ToArray();
        var ours = FrameIndices.Select(numbers[0], numbers[1]);
        var theirs = entry.Value.ValueKind switch
        {
            JsonValueKind.String => new FrameSelection([], FallbackToTwo: false),
            JsonValueKind.Object => new FrameSelection(Indices(entry.Value.GetProperty("fallback_2")), FallbackToTwo: true),
            _ => new FrameSelection(Indices(entry.Value), FallbackToTwo: false),
        };
        return ours == theirs ? null : $"{entry.Name}: expected {entry.Value.GetRawText()}, got {string.Join(", ", ours.Indices)}";
    }

    private static int[] Indices(JsonElement list) => [.. list.EnumerateArray().Select(index => index.GetInt32())];
}
