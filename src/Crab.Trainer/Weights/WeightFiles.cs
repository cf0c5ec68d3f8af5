using System.Text.Json;
using AvUie.Core;
using AvUie.Shards;

namespace Crab.Trainer.Weights;

/// <summary>The safetensors files of a checkpoint and which of them holds what. Opening reads headers only.</summary>
internal sealed class WeightFiles : IDisposable
{
    /// <summary>Tells which file holds which tensor.</summary>
    public const string IndexName = "model.safetensors.index.json";

    /// <summary>The one file of a checkpoint without an index.</summary>
    public const string SingleName = "model.safetensors";

    private const long MaxIndexBytes = 64 << 20;
    private const int MaxFiles = 10_000;
    private readonly string _folder;
    private readonly Dictionary<string, SafetensorsFile> _files = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _fileOf;

    private WeightFiles(string folder, Dictionary<string, string> fileOf)
    {
        (_folder, _fileOf) = (folder, fileOf);
        try
        {
            foreach (var name in fileOf.Values.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal))
            {
                var path = Path.Combine(folder, name);
                _files.Add(name, File.Exists(path)
                    ? SafetensorsFile.Open(path)
                    : throw new InvalidDataException($"{path}: no such file, though {IndexName} names it. Fetch the checkpoint again."));
            }
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    /// <summary>The files in the order of their names.</summary>
    public IEnumerable<SafetensorsFile> Files => _files.Values;

    /// <summary>Bytes of all tensors.</summary>
    public long Bytes => _files.Values.Sum(static file => file.Tensors.Values.Sum(static tensor => tensor.ByteLength));

    /// <summary>Opens the weights of a folder.</summary>
    /// <exception cref="InvalidDataException">There are none, or a file is cut or crafted.</exception>
    public static WeightFiles Open(string folder)
    {
        var (index, single) = (Path.Combine(folder, IndexName), Path.Combine(folder, SingleName));
        if (File.Exists(index))
        {
            return new WeightFiles(folder, ReadIndex(index));
        }

        if (!File.Exists(single))
        {
            throw new InvalidDataException($"{folder}: holds neither {IndexName} nor {SingleName}. Name the folder of a downloaded checkpoint.");
        }

        using var file = SafetensorsFile.Open(single);
        return new WeightFiles(folder, file.Tensors.Keys.ToDictionary(static name => name, static _ => SingleName, StringComparer.Ordinal));
    }

    /// <summary>The file that holds a tensor.</summary>
    public SafetensorsFile FileOf(string name) => _files[_fileOf[name]];

    /// <summary>Compares what is there with what a model takes.</summary>
    /// <param name="expected">Shapes by name.</param>
    /// <param name="prefix">Before every name in the files.</param>
    /// <param name="passedOver">Names with one of these beginnings belong to somebody else.</param>
    /// <exception cref="InvalidDataException">Something is missing, unexpected, of another shape or of no readable type; the message lists all of it.</exception>
    public void Check(IReadOnlyDictionary<string, long[]> expected, string prefix, IReadOnlyList<string> passedOver)
    {
        var problems = new List<string>();
        foreach (var (name, shape) in expected)
        {
            var key = prefix + name;
            if (!_fileOf.TryGetValue(key, out var file) || !_files[file].Tensors.TryGetValue(key, out var tensor))
            {
                problems.Add($"missing     {key} [{string.Join(", ", shape)}]{(file is null ? string.Empty : $", which the index places in {file}")}");
            }
            else if (!tensor.Shape.SequenceEqual(shape))
            {
                problems.Add($"mis-shaped  {key} is [{string.Join(", ", tensor.Shape)}] in {file}; config.json makes it [{string.Join(", ", shape)}]");
            }
            else if (tensor.Type is not (TensorType.BF16 or TensorType.F32 or TensorType.F16))
            {
                problems.Add($"wrong type  {key} is {tensor.Type.Name()} in {file}; read are BF16, F32 and F16");
            }
        }

        var present = _fileOf.Keys.Concat(_files.Values.SelectMany(static file => file.Tensors.Keys)).Distinct(StringComparer.Ordinal);
        problems.AddRange(
            from key in present
            where !passedOver.Any(other => key.StartsWith(other, StringComparison.Ordinal))
            where !key.StartsWith(prefix, StringComparison.Ordinal) || !expected.ContainsKey(key[prefix.Length..])
            select $"unexpected  {key}");
        if (problems.Count > 0)
        {
            throw new InvalidDataException(
                $"{_folder}: {problems.Count} tensors are not as config.json says. Nothing was read. Is this the checkpoint of that configuration?\n  " +
                string.Join("\n  ", problems.Order(StringComparer.Ordinal).Select(static problem => Printable.Of(problem))));
        }
    }

    /// <inheritdoc />
    public void Dispose()
    {
        foreach (var file in _files.Values)
        {
            file.Dispose();
        }
    }

    private static Dictionary<string, string> ReadIndex(string path)
    {
        InvalidDataException Bad(string what) => new($"{path}: {what}. Fetch the checkpoint again.");
        if (new FileInfo(path).Length > MaxIndexBytes)
        {
            throw Bad($"larger than {MaxIndexBytes} bytes");
        }

        try
        {
            using var document = JsonDocument.Parse(File.ReadAllBytes(path), new JsonDocumentOptions { MaxDepth = 8 });
            if (document.RootElement.ValueKind != JsonValueKind.Object ||
                !document.RootElement.TryGetProperty("weight_map", out var map) || map.ValueKind != JsonValueKind.Object)
            {
                throw Bad("holds no 'weight_map'");
            }

            var fileOf = new Dictionary<string, string>(StringComparer.Ordinal);
            foreach (var entry in map.EnumerateObject())
            {
                var file = entry.Value.ValueKind == JsonValueKind.String ? entry.Value.GetString()! : string.Empty;
                if (file.Length == 0 || Path.GetFileName(file) != file || !file.EndsWith(".safetensors", StringComparison.Ordinal))
                {
                    throw Bad($"places '{Printable.Of(entry.Name)}' in '{Printable.Of(file)}', which is no safetensors file of this folder");
                }

                if (!fileOf.TryAdd(entry.Name, file))
                {
                    throw Bad($"places '{Printable.Of(entry.Name)}' twice");
                }
            }

            return fileOf.Values.Distinct(StringComparer.Ordinal).Count() <= MaxFiles ? fileOf : throw Bad($"names more than {MaxFiles} files");
        }
        catch (JsonException failure)
        {
            throw Bad($"line {failure.LineNumber + 1} is not valid JSON");
        }
    }
}
