using Crab.Trainer.Backend;
using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Crab.Trainer.Model;

/// <summary>softmax(q·kᵀ / √(head size)) · v, by torch's fused kernel or as the original's plain form.</summary>
/// <remarks>
/// Both are one function. In bfloat16 they round in other places: the fused kernel keeps scores in float32, the plain form rounds scores,
/// scaled scores and shares each to bfloat16. A comparison with numbers of the plain form needs that form.
/// </remarks>
internal sealed class Attention
{
    /// <summary>
    /// Whether the model sums and rounds in the order of the original's plain form: slower, and with memory for all scores. For comparisons.
    /// </summary>
    public bool LikeOriginal { get; set; }

    /// <summary>Queries, keys and values [..., heads, length, head size] to the queries' shape.</summary>
    /// <param name="query">What attends.</param>
    /// <param name="key">What is attended to.</param>
    /// <param name="value">What is gathered.</param>
    /// <param name="mask">True where a query may attend to a key, broadcast to the scores' shape; null for everywhere.</param>
    /// <param name="causal">Whether a query sees no later key; not together with a mask.</param>
    public Tensor Attend(Tensor query, Tensor key, Tensor value, Tensor? mask = null, bool causal = false)
    {
        if (!LikeOriginal)
        {
            return functional.scaled_dot_product_attention(query, key, value, attn_mask: mask, is_casual: causal);
        }

        using var scope = NewDisposeScope();
        var seen = causal ? ones([query.shape[^2], key.shape[^2]], ScalarType.Bool, query.device).tril() : mask;
        var scores = matmul(query, key.transpose(-2, -1)).Over(Math.Sqrt(query.shape[^1]));
        var shares = (seen is null ? scores : scores.Filled(seen.logical_not(), double.NegativeInfinity)).softmax(-1, ScalarType.Float32).to(query.dtype);
        return matmul(shares, value).MoveToOuterDisposeScope();
    }
}
