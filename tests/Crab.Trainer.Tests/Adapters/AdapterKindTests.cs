using Crab.Trainer.Adapters;
using Crab.Trainer.Model;
using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Crab.Trainer.Tests;

// Dropout draws from the one random state of the process.
[Collection("random state")]
public sealed class AdapterKindTests
{
    private static readonly AdapterOptions Options = new() { Rank = 4, Alpha = 8, Heads = 3, Dropout = 0 };

    [Fact]
    public void Lora_WithBThatIsNotZero_IsTheFormulaInOutputAndEveryGradient()
    {
        using var scope = NewDisposeScope();
        using var linear = Adapted(new PlainLora(), Options);
        var (down, up) = (linear.Adapter!.Parameters[0].Tensor, linear.Adapter.Parameters[1].Tensor);
        var input = Random("input", 2, 5, 24).requires_grad_(true);
        var output = linear.Forward(input, training: true);
        output.sum().backward();

        Tensor[] own = [.. new[] { input, down, up }.Select(tensor => tensor.detach().clone().requires_grad_(true))];
        var expected = functional.linear(own[0], linear.Weight) + functional.linear(functional.linear(own[0], own[1]), own[2]) * (8.0 / 4);
        expected.sum().backward();

        Assert.InRange(Tensors.RelativeDifference(output, expected), 0, 1e-5);
        Assert.All(new[] { input, down, up }.Zip(own), pair => Assert.InRange(Tensors.RelativeDifference(pair.First.grad!, pair.Second.grad!), 0, 1e-5));
        Assert.Equal(["lora_A.weight 4x24", "lora_B.weight 10x4"], linear.Adapter.Export().Select(weight => $"{weight.Name} {string.Join('x', weight.Tensor.shape)}"));
    }

    [Fact]
    public void HyperLora_WithoutDropout_IsInteractionLora()
    {
        using var scope = NewDisposeScope();
        using var hyper = Adapted(new HyperLora(), Options);
        using var interaction = Adapted(new InteractionLora(), Options);
        var input = Random("input", 5, 24);

        Assert.Equal(0, Tensors.RelativeDifference(hyper.Forward(input, training: true), interaction.Forward(input, training: true)));
    }

    [Fact]
    public void HyperLora_WithDropout_DrawsAMaskPerHeadAndInteractionLoraOneForAll()
    {
        using var scope = NewDisposeScope();

        // Heads that are alike and routed alike: with one mask for all, the number of heads does not show.
        double Spread(LayerwiseAdapterKind kind)
        {
            using var linear = Adapted(kind, Options with { Dropout = 0.5, Heads = 5 });
            using var quiet = no_grad();
            linear.Weight.zero_();
            linear.Adapter!.Parameters[0].Tensor.zero_();
            linear.Adapter.Parameters[1].Tensor.fill_(1);
            linear.Adapter.Parameters[2].Tensor.fill_(1);
            manual_seed(1);
            return linear.Forward(ones(2000, 24), training: true).select(-1, 0).std().item<float>();
        }

        Assert.InRange(Spread(new HyperLora()) / Spread(new InteractionLora()), 0.4, 0.5); // 1/√5 = 0.447
    }

    [Fact]
    public void NeuralTuning_OfAModel_AdaptsQueryAndValueFromTheFirstLayerOnAndHandsItsStateOn()
    {
        using var scope = NewDisposeScope();
        using var model = TinyThinker.Create(new TinyConfig { Layers = 3 }, vocabulary: 266, seed: 0);

        var parameters = AdapterKinds.Attach(model.Linears, Options with { Kind = "neural-tuning", FirstLayer = 1, Rank = 16 }, seed: 0);

        Assert.Equal(
            ["1.self_attn.q_proj.stn_down", "1.self_attn.q_proj.stn_norm", "1.self_attn.q_proj.stn_up", "2.self_attn.q_proj.stn_down", "2.self_attn.q_proj.stn_norm", "2.self_attn.q_proj.stn_up"],
            parameters.Select(parameter => parameter.Name["model.layers.".Length..]).Order(StringComparer.Ordinal));
        var adapted = model.Linears.Where(linear => linear.Adapter is not null).ToArray();
        var input = Random("input", 3, 64);
        Tensor Last()
        {
            var outputs = adapted.Select(linear => linear.Forward(input, training: false)).ToArray();
            return outputs[^1];
        }

        var before = Last();
        using (no_grad())
        {
            parameters[0].Tensor.mul_(-1);
        }

        Assert.NotEqual(0, Tensors.RelativeDifference(Last(), before));
    }

    [Fact]
    public void NeuralTuning_InTraining_LetsAboutTheActiveRateOfNeuronsSpeak()
    {
        using var scope = NewDisposeScope();
        using var quiet = no_grad();
        var query = new FrozenLinear("model.layers.0.self_attn.q_proj", zeros(50, 24));
        using var value = new FrozenLinear("model.layers.0.self_attn.v_proj", zeros(50, 24));
        using var owner = query;
        new NeuralTuning().Attach([query, value], Options with { Rank = 50, ActiveRate = 0.4, ActiveRateSpread = 0 }, seed: 0);
        query.Adapter!.Parameters[1].Tensor.copy_(cat([eye(50), eye(50)]));

        var speaking = query.Forward(Random("input", 7, 24), training: true).gt(0).sum(1);

        Assert.Equal(Enumerable.Repeat(20L, 7), speaking.data<long>().ToArray());
    }

    [Fact]
    public void Attach_ToAModelWithoutSuchLayers_SaysWhichThereAre()
    {
        using var model = TinyThinker.Create(new TinyConfig(), vocabulary: 266, seed: 0);

        var failure = Assert.Throws<InvalidDataException>(() => AdapterKinds.Attach(model.DecoderLinears, Options with { Targets = ["qkv"] }, seed: 0));

        Assert.Contains("fits none of the model's 14 layers; targets are qkv, layers such as model.layers.0.self_attn.q_proj", failure.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("hyper-lora", 6, 0.4, "adapter heads are 6; hyper-lora has 1 to 5.")]
    [InlineData("neural-tuning", 3, 0.0, "adapter activeRate is 0,")]
    public void Problems_OfAKind_AreAmongTheOptions(string kind, int heads, double rate, string message) =>
        Assert.Contains((Options with { Kind = kind, Heads = heads, ActiveRate = rate }).Problems(), problem => problem.Contains(message, StringComparison.Ordinal));

    private static FrozenLinear Adapted(LayerwiseAdapterKind kind, AdapterOptions options)
    {
        var linear = FrozenLinear.Seeded(1, "model.layers.0.self_attn.k_proj", 24, 10, ScalarType.Float32);
        linear.Adapter = kind.Create(linear, options, seed: 1);
        using var quiet = no_grad();
        var up = linear.Adapter.Parameters[^1].Tensor;
        up.copy_(Random("up", up.shape));
        return linear;
    }

    private static Tensor Random(string name, params long[] shape) => SeededTensors.Normal(2, name, shape, 1, ScalarType.Float32);
}
