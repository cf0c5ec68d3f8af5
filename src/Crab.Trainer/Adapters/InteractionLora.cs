using Crab.Trainer.Backend;
using Crab.Trainer.Model;
using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Crab.Trainer.Adapters;

/// <summary>
/// I-LoRA (Crab+, peft_hyper/tuners/lora.py): y = W x + b + (α/r) Σₖ softmax(route x)ₖ Bₖ A drop(x), with one A, n heads B and a
/// router that sees each token as it comes in. A and route start uniform, B at zero.
/// </summary>
internal sealed class InteractionLora : LayerwiseAdapterKind
{
    /// <summary>Its name.</summary>
    public const string KindName = "i-lora";

    /// <inheritdoc />
    public override string Name => KindName;

    /// <inheritdoc />
    public override IAdapter Create(FrozenLinear linear, AdapterOptions options, long seed) => new InteractionLoraAdapter(linear, options, seed);
}

/// <summary>
/// I-LoRA on one layer. The heads lie side by side, [outputs, n·r], and the router's weights are multiplied into A's output, so that
/// all heads are one matrix product, added to the frozen layer's output where that lies: the same function as the reference's loop at
/// half its cost and without its n outputs in memory.
/// </summary>
internal class InteractionLoraAdapter : IAdapter
{
    private readonly AdapterOptions _options;
    private readonly Tensor _route, _down, _up;

    /// <summary>New parameters for a layer.</summary>
    public InteractionLoraAdapter(FrozenLinear linear, AdapterOptions options, long seed)
    {
        _options = options;
        var (outputs, inputs) = (linear.Weight.shape[0], linear.Weight.shape[1]);
        _route = AdapterParameters.Uniform(linear, seed, "lora_route", options.Heads, inputs);
        _down = AdapterParameters.Uniform(linear, seed, "lora_A", options.Rank, inputs);
        _up = AdapterParameters.Zeros(linear, outputs, options.Heads * options.Rank);
        Parameters = [new("lora_route", _route), new("lora_A", _down), new("lora_B", _up)];
    }

    /// <inheritdoc />
    public IReadOnlyList<NamedTensor> Parameters { get; }

    /// <summary>Heads.</summary>
    protected int Heads => _options.Heads;

    /// <inheritdoc />
    public Tensor Forward(Tensor input, Tensor output, bool training)
    {
        using var scope = NewDisposeScope();
        var dropout = training ? _options.Dropout : 0;
        var (logits, shared) = training && dropout == 0 ? Together(input) : (functional.linear(input, _route), Shared(input, _down, dropout));
        var gate = functional.softmax(logits, -1, ScalarType.Float32).Times(_options.Alpha / _options.Rank);
        var gated = (gate.to(output.dtype).unsqueeze(-1) * shared).flatten(-2);
        return output.addmm_(gated, _up.t());
    }

    /// <inheritdoc />
    public IEnumerable<NamedTensor> Export()
    {
        yield return new("lora_route.weight", _route);
        yield return new("lora_A.weight", _down);
        for (var head = 0; head < _options.Heads; head++)
        {
            yield return new($"lora_B{head}.weight", _up.narrow(1, (long)head * _options.Rank, _options.Rank));
        }
    }

    /// <inheritdoc />
    public void Dispose()
    {
        _route.Dispose();
        _down.Dispose();
        _up.Dispose();
        GC.SuppressFinalize(this);
    }

    /// <summary>
    /// Router and A as one product, so that the input has one gradient of the two instead of two to be added. Only for training: joining the
    /// weights costs more than it saves where there is no gradient.
    /// </summary>
    private (Tensor Logits, Tensor Shared) Together(Tensor input)
    {
        var parts = functional.linear(input, cat([_down, _route])).split([_options.Rank, _options.Heads], -1);
        return (parts[1], parts[0].unsqueeze(-2));
    }

    /// <summary>A's output for every head, [tokens, 1 or heads, rank]: one dropout mask for all.</summary>
    protected virtual Tensor Shared(Tensor input, Tensor down, double dropout) =>
        functional.linear(dropout > 0 ? functional.dropout(input, dropout, training: true) : input, down).unsqueeze(-2);
}
