using System.Buffers.Binary;
using Microsoft.Win32.SafeHandles;
using Parquet.Meta;
using Parquet.Schema;

namespace AvUie.Shards;

/// <summary>
/// The one page of a column chunk as the index needs it: levels, and where in the file each row's values lie. Anything but a single plain,
/// uncompressed, version 1 page is refused with the name of what it is.
/// </summary>
internal sealed class LeafPage
{
    private const int MaxHeaderBytes = 1 << 26;

    private readonly byte[] _definitions;
    private readonly byte[] _repetitions;
    private readonly DataField _leaf;
    private readonly byte[] _page;
    private readonly long _pageOffset;
    private readonly int _valuesStart;
    private int _level;
    private int _value;
    private int _byte;

    private LeafPage(DataField leaf, byte[] page, long pageOffset, int count)
    {
        ReadOnlySpan<byte> rest = page;
        _leaf = leaf;
        _page = page;
        _pageOffset = pageOffset;
        _repetitions = LevelRuns.Read(ref rest, leaf.MaxRepetitionLevel, count);
        _definitions = LevelRuns.Read(ref rest, leaf.MaxDefinitionLevel, count);
        _valuesStart = page.Length - rest.Length;
        _byte = _valuesStart;
    }

    public static LeafPage Read(string path, SafeFileHandle file, DataField leaf, ColumnChunk chunk)
    {
        var meta = chunk.MetaData!;
        if (meta.Codec != CompressionCodec.UNCOMPRESSED)
        {
            throw Lacks(path, leaf, $"compressed ({meta.Codec})", "uncompressed pages");
        }

        if (meta.DictionaryPageOffset is > 0)
        {
            throw Lacks(path, leaf, "dictionary-encoded", "plain pages");
        }

        var header = ReadHeader(path, file, leaf, meta.DataPageOffset);
        if (header.Type != PageHeader.DataPage)
        {
            throw Lacks(path, leaf, $"in pages of type {header.Type}", "version 1 data pages");
        }

        if (header.Encoding != PageHeader.Plain)
        {
            throw Lacks(path, leaf, $"encoded as {(Encoding)header.Encoding}", "plain pages");
        }

        if (header.Values != meta.NumValues)
        {
            throw Lacks(path, leaf, "spread over several pages", "one page for each row group");
        }

        var page = new byte[header.Bytes];
        var offset = meta.DataPageOffset + header.HeaderBytes;
        if (RandomAccess.Read(file, page, offset) != page.Length)
        {
            throw new InvalidDataException($"{path}: ends within column '{leaf.Path}'. It was cut; build the shard again.");
        }

        try
        {
            return new LeafPage(leaf, page, offset, header.Values);
        }
        catch (InvalidDataException exception)
        {
            throw new InvalidDataException($"{path}: column '{leaf.Path}': {exception.Message}. The file is damaged; build the shard again.", exception);
        }
    }

    /// <summary>Writes the next row's part of the index record.</summary>
    public void WriteRow(BinaryWriter index)
    {
        if (_level >= _definitions.Length)
        {
            throw new InvalidDataException($"column '{_leaf.Path}' has fewer rows than its group; the file is damaged, build the shard again");
        }

        var first = _level;
        var values = 0;
        do
        {
            values += _definitions[_level] == _leaf.MaxDefinitionLevel ? 1 : 0;
            _level++;
        }
        while (_level < _repetitions.Length && _repetitions[_level] > 0);

        index.Write7BitEncodedInt(_level - first);
        for (var i = first; i < _level; i++)
        {
            index.Write((byte)((_repetitions[i] << 4) | _definitions[i]));
        }

        if (values == 0)
        {
            return;
        }

        if (LeafBytes.IsVariable(_leaf))
        {
            var start = _byte;
            for (var i = 0; i < values; i++)
            {
                var length = _byte + 4 <= _page.Length ? BinaryPrimitives.ReadInt32LittleEndian(_page.AsSpan(_byte)) : -1;
                if (length < 0 || length > _page.Length - _byte - 4)
                {
                    throw new InvalidDataException($"column '{_leaf.Path}' holds a value that reaches beyond its page; the file is damaged, build the shard again");
                }

                _byte += 4 + length;
            }

            index.Write7BitEncodedInt64(_pageOffset + start);
            index.Write7BitEncodedInt(_byte - start);
        }
        else
        {
            for (var i = 0; i < values; i++)
            {
                LeafBytes.CopyFixed(_leaf, _page.AsSpan(_valuesStart), _value++, index);
            }
        }
    }

    private static PageHeader ReadHeader(string path, SafeFileHandle file, DataField leaf, long offset)
    {
        // Headers repeat the smallest and largest value, and a text can be long.
        for (var size = 1 << 12; size <= MaxHeaderBytes; size *= 16)
        {
            var bytes = new byte[size];
            var read = RandomAccess.Read(file, bytes, offset);
            if (PageHeader.Parse(bytes.AsSpan(0, read)) is { } header)
            {
                return header;
            }
        }

        throw new InvalidDataException($"{path}: column '{leaf.Path}' has a page header without an end. The file is damaged; build the shard again.");
    }

    private static InvalidDataException Lacks(string path, DataField leaf, string found, string needed) => new(
        $"{path}: column '{leaf.Path}' is {found}; access by row needs {needed}. Read it in order with ShardReader, or write it again with `avuie build`.");
}
