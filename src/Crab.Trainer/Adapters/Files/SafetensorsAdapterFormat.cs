using System.Buffers.Binary;
using AvUie.Shards;

namespace Crab.Trainer.Adapters;

/// <summary>One safetensors file with the reference's names; what tensors do not show stands in its metadata.</summary>
internal sealed class SafetensorsAdapterFormat : IAdapterFormat
{
    /// <summary>Ends the names of such files.</summary>
    public const string Extension = ".safetensors";

    /// <inheritdoc />
    public string Name => "NAME.safetensors";

    /// <inheritdoc />
    public bool Recognizes(string path)
    {
        if (!File.Exists(path))
        {
            return false;
        }

        // The length of the header, then its first brace.
        using var file = File.OpenRead(path);
        Span<byte> start = stackalloc byte[9];
        return file.ReadAtLeast(start, start.Length, throwOnEndOfStream: false) == start.Length && start[8] == (byte)'{'
            && BinaryPrimitives.ReadUInt64LittleEndian(start) <= (ulong)file.Length;
    }

    /// <inheritdoc />
    public bool IsAskedForBy(string path) => Path.GetExtension(path) == Extension;

    /// <inheritdoc />
    public IAdapterSource Open(string path) => new Source(path, null);

    /// <inheritdoc />
    public void Write(string path, AdapterDescription description, IReadOnlyList<AdapterWeight> weights) => SafetensorsWriter.Write(
        path,
        weights.Select(static weight => new SafetensorsPart(weight.Name, weight.Type, weight.Shape, stream => stream.Write(weight.Read()))),
        AdapterDescription.Metadata(description.Kind, description.Alpha, description.Dropout));

    /// <summary>An opened file.</summary>
    internal sealed class Source : IAdapterSource
    {
        private readonly SafetensorsFile _file;

        /// <summary>Opens a file.</summary>
        /// <param name="path">The file.</param>
        /// <param name="metadata">What another file says of it, instead of its own metadata.</param>
        public Source(string path, IReadOnlyDictionary<string, string>? metadata)
        {
            _file = SafetensorsFile.Open(path);
            try
            {
                Weights = [.. _file.Tensors.Values.Select(tensor => new AdapterWeight(tensor.Name, tensor.Type, tensor.Shape, () => _file.ReadBytes(tensor.Name)))];
                Description = AdapterDescription.Of(path, Weights, metadata ?? _file.Metadata);
            }
            catch
            {
                _file.Dispose();
                throw;
            }
        }

        public string Path => _file.Path;

        public AdapterDescription Description { get; }

        public IReadOnlyList<AdapterWeight> Weights { get; }

        public void Dispose() => _file.Dispose();
    }
}
