using Crab.Trainer.Model;
using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Crab.Trainer.Adapters;

/// <summary>
/// The adapter of the first Crab: the function of <see cref="InteractionLora"/>, but each head draws a dropout mask of its own. Published
/// with rank 8, alpha 16, dropout 0.05 and 1, 3 or 5 heads. Its files have the same names.
/// </summary>
internal sealed class HyperLora : LayerwiseAdapterKind
{
    private const int MostHeads = 5;

    /// <inheritdoc />
    public override string Name => "hyper-lora";

    /// <inheritdoc />
    public override IEnumerable<string> Problems(AdapterOptions options) =>
        options.Heads > MostHeads ? [$"adapter heads are {options.Heads}; {Name} has 1 to {MostHeads}."] : [];

    /// <inheritdoc />
    public override IAdapter Create(FrozenLinear linear, AdapterOptions options, long seed) => new Adapter(linear, options, seed);

    private sealed class Adapter(FrozenLinear linear, AdapterOptions options, long seed) : InteractionLoraAdapter(linear, options, seed)
    {
        protected override Tensor Shared(Tensor input, Tensor down, double dropout) => dropout > 0
            ? stack([.. Enumerable.Range(0, Heads).Select(_ => functional.linear(functional.dropout(input, dropout, training: true), down))], -2)
            : base.Shared(input, down, dropout);
    }
}
