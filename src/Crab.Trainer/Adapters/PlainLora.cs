using Crab.Trainer.Model;
using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Crab.Trainer.Adapters;

/// <summary>
/// LoRA (arXiv 2106.09685), the baseline: y = W x + b + (α/r) B A drop(x). One head, whatever the options say; A starts uniform, B at
/// zero. Its files are PEFT's.
/// </summary>
internal sealed class PlainLora : LayerwiseAdapterKind
{
    /// <inheritdoc />
    public override string Name => "lora";

    /// <inheritdoc />
    public override IAdapter Create(FrozenLinear linear, AdapterOptions options, long seed) => new Adapter(linear, options, seed);

    private sealed class Adapter(FrozenLinear linear, AdapterOptions options, long seed) : IAdapter
    {
        private readonly Tensor _down = AdapterParameters.Uniform(linear, seed, "lora_A", options.Rank, linear.Weight.shape[1]);
        private readonly Tensor _up = AdapterParameters.Zeros(linear, linear.Weight.shape[0], options.Rank);

        public IReadOnlyList<NamedTensor> Parameters => [new("lora_A", _down), new("lora_B", _up)];

        public Tensor Forward(Tensor input, Tensor output, bool training)
        {
            using var scope = NewDisposeScope();
            var dropped = training && options.Dropout > 0 ? functional.dropout(input, options.Dropout, training: true) : input;
            return output.addmm_(functional.linear(dropped, _down), _up.t(), alpha: (float)(options.Alpha / options.Rank));
        }

        public IEnumerable<NamedTensor> Export() => [new("lora_A.weight", _down), new("lora_B.weight", _up)];

        public void Dispose()
        {
            _down.Dispose();
            _up.Dispose();
        }
    }
}
