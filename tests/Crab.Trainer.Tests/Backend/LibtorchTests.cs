using TorchSharp;

namespace Crab.Trainer.Tests;

public sealed class LibtorchTests
{
    [Fact]
    public void Libtorch_OnThisHost_AddsTwoTensors()
    {
        using var sum = torch.ones(3) + torch.ones(3);

        Assert.Equal([2f, 2f, 2f], sum.data<float>().ToArray());
    }
}
