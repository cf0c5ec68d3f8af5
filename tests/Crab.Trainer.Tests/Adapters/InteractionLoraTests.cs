using Crab.Trainer.Adapters;
using Crab.Trainer.Model;
using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Crab.Trainer.Tests;

public sealed class InteractionLoraTests
{
    private static readonly AdapterOptions Options = new() { Rank = 4, Alpha = 8, Heads = 3, Dropout = 0 };

    [Fact]
    public void Forward_WithHeadsThatAreNotZero_EqualsTheLoopOfTheReferenceInOutputAndEveryGradient()
    {
        using var scope = NewDisposeScope();
        using var linear = FrozenLinear.Seeded(1, "model.layers.0.self_attn.k_proj", 24, 10, ScalarType.Float32);
        linear.Adapter = new InteractionLora().Create(linear, Options, seed: 1);
        var (route, down, up) = (Parameter(linear, "lora_route"), Parameter(linear, "lora_A"), Parameter(linear, "lora_B"));
        using (no_grad())
        {
            up.copy_(SeededTensors.Normal(2, "up", up.shape, 0.3, ScalarType.Float32));
        }

        var outside = SeededTensors.Normal(3, "output gradient", [2, 5, 10], 1, ScalarType.Float32);
        var input = SeededTensors.Normal(4, "input", [2, 5, 24], 1, ScalarType.Float32).requires_grad_(true);
        var output = linear.Forward(input, training: true);
        output.backward([outside]);

        Tensor[] own = [.. new[] { input, route, down }.Select(tensor => tensor.detach().clone().requires_grad_(true))];
        Tensor[] heads = [.. Enumerable.Range(0, 3).Select(head => up.detach().narrow(1, head * 4, 4).clone().requires_grad_(true))];
        var expected = functional.linear(own[0], linear.Weight);
        var weights = functional.softmax(functional.linear(own[0], own[1]), -1, ScalarType.Float32);
        for (var head = 0; head < heads.Length; head++)
        {
            expected = expected + weights.select(-1, head).unsqueeze(-1) * functional.linear(functional.linear(own[0], own[2]), heads[head]) * (8.0 / 4);
        }

        expected.backward([outside]);

        Assert.InRange(Tensors.RelativeDifference(output, expected), 0, 1e-5);
        Assert.InRange(Tensors.RelativeDifference(input.grad!, own[0].grad!), 0, 1e-5);
        Assert.InRange(Tensors.RelativeDifference(route.grad!, own[1].grad!), 0, 1e-5);
        Assert.InRange(Tensors.RelativeDifference(down.grad!, own[2].grad!), 0, 1e-5);
        Assert.InRange(Tensors.RelativeDifference(up.grad!, cat([.. heads.Select(head => head.grad!)], 1)), 0, 1e-5);
        Assert.Null(linear.Weight.grad);
    }

    [Fact]
    public void Forward_WithFreshHeads_IsTheFrozenLayer()
    {
        using var scope = NewDisposeScope();
        using var linear = FrozenLinear.Seeded(1, "model.layers.0.mlp.up_proj", 24, 10, ScalarType.Float32);
        var input = SeededTensors.Normal(4, "input", [5, 24], 1, ScalarType.Float32);
        var plain = linear.Forward(input, training: false);
        linear.Adapter = new InteractionLora().Create(linear, Options, seed: 1);

        Assert.Equal(0, Tensors.RelativeDifference(linear.Forward(input, training: false), plain));
    }

    [Fact]
    public void Export_OfThreeHeads_HasTheNamesAndShapesOfTheReference()
    {
        using var scope = NewDisposeScope();
        using var linear = FrozenLinear.Seeded(1, "model.layers.0.mlp.up_proj", 24, 10, ScalarType.Float32);
        using var adapter = new InteractionLora().Create(linear, Options, seed: 1);

        var exported = adapter.Export().Select(weight => $"{weight.Name} {string.Join('x', weight.Tensor.shape)}");

        Assert.Equal(["lora_route.weight 3x24", "lora_A.weight 4x24", "lora_B0.weight 10x4", "lora_B1.weight 10x4", "lora_B2.weight 10x4"], exported);
    }

    [Fact]
    public void Attach_ByNameEndings_AdaptsThoseLayersAlone()
    {
        using var model = TinyThinker.Create(new TinyConfig(), vocabulary: 266, seed: 0);

        var parameters = AdapterKinds.Attach(model.DecoderLinears, Options with { Targets = ["q_proj", "down_proj"] }, seed: 0);

        Assert.Equal(2 * 2 * 3, parameters.Count);
        Assert.All(parameters, parameter => Assert.True(parameter.Tensor.requires_grad));
        Assert.All(model.DecoderLinears, linear => Assert.Equal(linear.Name.EndsWith("q_proj", StringComparison.Ordinal) || linear.Name.EndsWith("down_proj", StringComparison.Ordinal), linear.Adapter is not null));
    }

    private static Tensor Parameter(FrozenLinear linear, string name) => linear.Adapter!.Parameters.Single(parameter => parameter.Name == name).Tensor;
}
