using TorchSharp;
using static TorchSharp.torch;

namespace Crab.Trainer.Model;

/// <summary>
/// Attention inside neighbouring segments of a packed sequence (windows, frames, chunks of sound). Segments of one length are one
/// batch, so nothing is ever computed, masked or stored between segments.
/// </summary>
internal sealed class PackedAttention
{
    private readonly (Tensor? Tokens, int Segments, int Length)[] _groups;
    private readonly Tensor? _back;
    private readonly Attention _attention;

    /// <summary>Plans for segments of these lengths; its tensors belong to the caller's dispose scope.</summary>
    public PackedAttention(IReadOnlyList<int> lengths, Device device, Attention attention)
    {
        _attention = attention;
        var starts = new int[lengths.Count + 1];
        for (var i = 0; i < lengths.Count; i++)
        {
            starts[i + 1] = starts[i] + lengths[i];
        }

        var groups = Enumerable.Range(0, lengths.Count).GroupBy(i => lengths[i]).ToArray();
        if (groups.Length == 1)
        {
            _groups = [(null, lengths.Count, groups[0].Key)];
            return;
        }

        var order = groups.Select(group => group.SelectMany(i => Enumerable.Range(starts[i], lengths[i]).Select(static at => (long)at)).ToArray()).ToArray();
        _groups = [.. groups.Zip(order, (group, tokens) => ((Tensor?)tensor(tokens, device: device), group.Count(), group.Key))];
        _back = tensor(Inverse([.. order.SelectMany(static tokens => tokens)]), device: device);
    }

    /// <summary>Where each of 0, 1, 2, ... stands in a permutation.</summary>
    public static long[] Inverse(long[] permutation)
    {
        var inverse = new long[permutation.Length];
        for (var i = 0; i < permutation.Length; i++)
        {
            inverse[permutation[i]] = i;
        }

        return inverse;
    }

    /// <summary>Queries, keys and values [tokens, heads, head size] to [tokens, heads × head size].</summary>
    public Tensor Attend(Tensor query, Tensor key, Tensor value)
    {
        var parts = _groups.Select(group => Inside(group, query, key, value)).ToArray();
        return _back is null ? parts[0] : cat(parts).index_select(0, _back);
    }

    private Tensor Inside((Tensor? Tokens, int Segments, int Length) group, Tensor query, Tensor key, Tensor value)
    {
        Tensor Batched(Tensor packed) => (group.Tokens is null ? packed : packed.index_select(0, group.Tokens))
            .view(group.Segments, group.Length, packed.shape[1], packed.shape[2]).transpose(1, 2);
        return _attention.Attend(Batched(query), Batched(key), Batched(value))
            .transpose(1, 2).reshape((long)group.Segments * group.Length, -1);
    }
}
