using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using AvUie.Core;

namespace AvUie.Pipeline.Planning;

/// <summary>
/// The hash of a plan: every part of every row, each with its length before it, so that no two different plans run together into the
/// same bytes.
/// </summary>
internal static class PlanHash
{
    public static string Of(IReadOnlyList<IReadOnlyList<SourceRow>> chunks)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Add(hash, chunks.Count);
        foreach (var chunk in chunks)
        {
            Add(hash, chunk.Count);
            foreach (var row in chunk)
            {
                Add(hash, row);
            }
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    private static void Add(IncrementalHash hash, SourceRow row)
    {
        switch (row)
        {
            case SourceRow.Accepted { Value: var sample }:
                Add(hash, "sample", sample.Id, sample.Source, sample.Task, sample.Split.Name(), sample.SubSplit);
                Add(hash, GroundTruthJson.Write(sample.Truth), sample.LabelOrigin, sample.PublishedTarget, sample.Annotation.File);
                Add(hash, sample.Annotation.Row);
                Add(hash, sample.FrameIndex ?? -1);
                Add(hash, sample.Media.Count);
                foreach (var media in sample.Media)
                {
                    Add(hash, media.Role.ToString(), media.Path, media.MaskEncoding.ToString(), media.MayBeEmpty ? "may be empty" : null);
                    Add(hash, media.Span?.Start ?? -1);
                    Add(hash, media.Span?.End ?? -1);
                    Add(hash, [.. media.Alternatives]);
                }

                foreach (var (name, value) in sample.Fields.OrderBy(static field => field.Key, StringComparer.Ordinal))
                {
                    Add(hash, name, value);
                }

                break;
            case SourceRow.Rejected { Value: var rejection }:
                Add(hash, "rejection", rejection.Id, rejection.Source, rejection.Task, rejection.Split?.Name(), rejection.Annotation.File);
                Add(hash, rejection.Reason.Name, rejection.Detail);
                Add(hash, rejection.Annotation.Row);
                break;
        }
    }

    private static void Add(IncrementalHash hash, params ReadOnlySpan<string?> texts)
    {
        foreach (var text in texts)
        {
            var bytes = text is null ? [] : Encoding.UTF8.GetBytes(text);
            Add(hash, text is null ? -1 : bytes.Length);
            hash.AppendData(bytes);
        }
    }

    private static void Add(IncrementalHash hash, double number) => Add(hash, BitConverter.DoubleToInt64Bits(number));

    private static void Add(IncrementalHash hash, int number) => Add(hash, (long)number);

    private static void Add(IncrementalHash hash, long number)
    {
        Span<byte> bytes = stackalloc byte[8];
        BinaryPrimitives.WriteInt64LittleEndian(bytes, number);
        hash.AppendData(bytes);
    }
}
