using AvUie.Core;
using AvUie.Pipeline.Imaging;
using AvUie.Shards;

namespace AvUie.Pipeline.Parity;

/// <summary>
/// <c>preprocess/resize.safetensors</c>: "video.&lt;input&gt;" and "image.&lt;input&gt;" with inputs by formula, "&lt;name&gt;.on_white" beside
/// "&lt;name&gt;.input" for a picture with alpha.
/// </summary>
internal sealed class ResizeParity : IParityCheck
{
    private const string Video = "video.", Image = "image.", OnWhite = ".on_white", Input = ".input";

    public string Name => "preprocess/resize.safetensors";

    public IEnumerable<ParityResult> Run(string folder, CancellationToken cancellation)
    {
        var path = Path.Combine(folder, Name);
        if (!File.Exists(path))
        {
            yield break;
        }

        using var file = SafetensorsFile.Open(path);
        foreach (var key in file.Tensors.Keys.Order(StringComparer.Ordinal))
        {
            cancellation.ThrowIfCancellationRequested();
            foreach (var result in Compare(file, key))
            {
                yield return result;
            }
        }
    }

    private IEnumerable<ParityResult> Compare(SafetensorsFile file, string key)
    {
        if (key.EndsWith(Input, StringComparison.Ordinal) && file.Tensors.ContainsKey(key[..^Input.Length] + OnWhite))
        {
            return [];
        }

        var shape = file[key].Shape;
        var video = key.StartsWith(Video, StringComparison.Ordinal);
        if (shape.Count != 3 || shape[video ? 0 : 2] != 3 || file[key].Type != TensorType.U8)
        {
            return [Unknown(key, $"{file[key].Type} [{string.Join(", ", shape)}] is no 8-bit RGB picture")];
        }

        var (toHeight, toWidth) = video ? ((int)shape[1], (int)shape[2]) : ((int)shape[0], (int)shape[1]);
        if (Source(file, key) is not { } source)
        {
            return [Unknown(key, "no formula of that name and no input beside it")];
        }

        var theirs = file.ReadBytes(key);
        var ours = video
            ? AntialiasedBicubic.LikeTorchvision(source.Rgb, source.Width, source.Height, toWidth, toHeight)
            : AntialiasedBicubic.LikePillow(source.Rgb, source.Width, source.Height, toWidth, toHeight);
        var difference = new PixelDifference();
        difference.Add(key, ours, video ? Interleaved(theirs, toWidth * toHeight) : theirs);
        return difference.Results(Name, key, source.Width < toWidth || source.Height < toHeight);
    }

    private static FormulaPicture? Source(SafetensorsFile file, string key)
    {
        if (key.StartsWith(Video, StringComparison.Ordinal) || key.StartsWith(Image, StringComparison.Ordinal))
        {
            return FormulaMedia.Picture(key[Video.Length..]);
        }

        var input = key.EndsWith(OnWhite, StringComparison.Ordinal) ? key[..^OnWhite.Length] + Input : "";
        return file.Tensors.TryGetValue(input, out var rgba) && rgba.Shape is [var height, var width, 4] && rgba.Type == TensorType.U8
            ? new FormulaPicture((int)width, (int)height, WhiteBackground.Paste(file.ReadBytes(input)))
            : null;
    }

    private static byte[] Interleaved(byte[] planes, int plane)
    {
        var rgb = new byte[planes.Length];
        for (var i = 0; i < planes.Length; i++)
        {
            rgb[(i % plane * 3) + (i / plane)] = planes[i];
        }

        return rgb;
    }

    private ParityResult Unknown(string key, string why) => new(Name, key, ParityVerdict.Fail, 0, 1, 0, "unequal", why);
}
