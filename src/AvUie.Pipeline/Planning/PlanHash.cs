using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using AvUie.Core;
using AvUie.Pipeline.Configuration;

namespace AvUie.Pipeline.Planning;

/// <summary>
/// SHA-256 over a plan. Every text goes in with its length before it and every list with its count, so that no two plans have the same
/// bytes. Nothing of media files, roots, workers or clocks goes in.
/// </summary>
internal sealed class PlanHash : IDisposable
{
    private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private byte[] _buffer = new byte[4096];

    /// <summary>The hash of rows in chunks that begin at <paramref name="starts"/>.</summary>
    public static string Of(BuildFile file, IReadOnlyList<SourceRow> rows, IReadOnlyList<int> starts)
    {
        using var hash = new PlanHash();
        hash.Add("avuie-plan/1");
        hash.Add(starts.Count);
        foreach (var start in starts)
        {
            hash.Add(start);
        }

        hash.Add(file.Sources.Count);
        foreach (var source in file.Sources)
        {
            hash.Add(source.Adapter);
            hash.Add(source.Options);
        }

        hash.Add(rows.Count);
        foreach (var row in rows)
        {
            hash.Add(row);
        }

        return Convert.ToHexStringLower(hash._hash.GetHashAndReset());
    }

    public void Dispose() => _hash.Dispose();

    private void Add(SourceRow row)
    {
        switch (row)
        {
            case SourceRow.Accepted { Value: var sample }:
                Add("sample");
                Add(sample);
                break;
            case SourceRow.Rejected { Value: var rejection }:
                Add("rejection");
                Add(rejection.Id);
                Add(rejection.Source);
                Add(rejection.Task);
                Add(rejection.Split?.Name());
                Add(rejection.Annotation);
                Add(rejection.Reason.Name);
                Add(rejection.Detail);
                break;
        }
    }

    private void Add(SourceSample sample)
    {
        Add(sample.Id);
        Add(sample.Source);
        Add(sample.Task);
        Add(sample.Split.Name());
        Add(sample.SubSplit);
        Add(sample.Media.Count);
        foreach (var media in sample.Media)
        {
            Add(media);
        }

        Add(GroundTruthJson.Write(sample.Truth));
        Add(sample.FrameIndex ?? -1);
        Add(sample.Annotation);
        Add(sample.Fields);
        Add(sample.LabelOrigin);
        Add(sample.PublishedTarget);
    }

    private void Add(MediaReference media)
    {
        Add((int)media.Role);
        Add(media.Path);
        Add(media.Span is null ? 0 : 1);
        if (media.Span is { } span)
        {
            Add(BitConverter.DoubleToInt64Bits(span.Start));
            Add(BitConverter.DoubleToInt64Bits(span.End));
        }

        Add(media.Alternatives.Count);
        foreach (var path in media.Alternatives)
        {
            Add(path);
        }

        Add((int)media.MaskEncoding);
        Add(media.MayBeEmpty ? 1 : 0);
    }

    private void Add(AnnotationReference annotation)
    {
        Add(annotation.File);
        Add(annotation.Row);
    }

    private void Add(IReadOnlyDictionary<string, string> pairs)
    {
        Add(pairs.Count);
        foreach (var (name, value) in pairs.OrderBy(static pair => pair.Key, StringComparer.Ordinal))
        {
            Add(name);
            Add(value);
        }
    }

    private void Add(string? text)
    {
        if (text is null)
        {
            Add(-1);
            return;
        }

        var size = Encoding.UTF8.GetMaxByteCount(text.Length);
        if (_buffer.Length < size)
        {
            _buffer = new byte[size];
        }

        var length = Encoding.UTF8.GetBytes(text, _buffer);
        Add(length);
        _hash.AppendData(_buffer, 0, length);
    }

    private void Add(long number)
    {
        Span<byte> bytes = stackalloc byte[sizeof(long)];
        BinaryPrimitives.WriteInt64LittleEndian(bytes, number);
        _hash.AppendData(bytes);
    }
}
