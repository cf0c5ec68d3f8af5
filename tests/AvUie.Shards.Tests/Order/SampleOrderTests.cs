namespace AvUie.Shards.Tests;

public sealed class SampleOrderTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(7)]
    [InlineData(1000)]
    public void Global_EveryEpoch_IsAPermutationOfItsOwn(int count)
    {
        var order = new SampleOrder(count, 42);
        var epochs = Enumerable.Range(0, 4).Select(epoch => Enumerable.Range(0, count).Select(i => order.Global(((long)epoch * count) + i)).ToArray()).ToList();
        Assert.All(epochs, epoch => Assert.Equal(Enumerable.Range(0, count), epoch.Order()));
        if (count == 1000)
        {
            Assert.Equal(4, epochs.Select(epoch => string.Join(',', epoch)).Distinct().Count());
            Assert.NotEqual(epochs[1], new SampleOrder(count, 43).Batch(0, count));
        }
    }

    [Fact]
    public void Global_IsTheSameOnEveryMachineAndVersion()
    {
        // The first is the generator's published sequence for SplitMix64(0); the second is the order that every checkpoint relies on.
        Assert.Equal([0x99ec5f36cb75f2b4UL, 0xbf6e1f784956452aUL, 0x1a5f849d4933e6e0UL], Draw(0));
        Assert.Equal(GoldenOrder, new SampleOrder(10, 7).Batch(0, 20));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(4)]
    [InlineData(8)]
    public void Slice_JoinedOverRanks_IsTheGlobalBatch(int worldSize)
    {
        var order = new SampleOrder(37, 3);
        for (var step = 0L; step < 12; step++)
        {
            Assert.Equal(order.Batch(step, 16), Enumerable.Range(0, worldSize).SelectMany(rank => order.Slice(step, 16, rank, worldSize)));
        }

        Assert.Throws<ArgumentException>(() => order.Slice(0, 17, 0, 2));
    }

    [Fact]
    public void Resume_AtAnyPosition_EqualsTheTail()
    {
        var order = new SampleOrder(11, 5);
        var run = Enumerable.Range(0, 40).Select(i => order.Global(i)).ToArray();
        for (var stop = 0; stop < 40; stop++)
        {
            var state = StreamState.Parse(order.StateAt(stop).ToJson());
            var resumed = new SampleOrder(11, state.Seed);
            var start = resumed.PositionOf(state);
            Assert.Equal(run[stop..], Enumerable.Range(0, 40 - stop).Select(i => resumed.Global(start + i)));
        }

        Assert.Equal("""{"seed":5,"count":11,"epoch":1,"position":1}""", order.StateAt(12).ToJson());
        Assert.Throws<InvalidOperationException>(() => new SampleOrder(12, 5).PositionOf(order.StateAt(0)));
        Assert.Throws<InvalidOperationException>(() => new SampleOrder(11, 6).PositionOf(order.StateAt(0)));
        Assert.Throws<InvalidDataException>(() => StreamState.Parse("{}"));
    }

    [Fact]
    public void Global_FirstPlace_IsUniform()
    {
        var counts = new int[8];
        for (ulong seed = 0; seed < 8000; seed++)
        {
            counts[new SampleOrder(8, seed).Global(0)]++;
        }

        // 1000 each; six standard deviations are 180.
        Assert.All(counts, count => Assert.InRange(count, 820, 1180));
    }

    private static int[] GoldenOrder => [2, 9, 3, 0, 8, 4, 6, 5, 7, 1, 9, 1, 2, 5, 7, 3, 4, 6, 0, 8];

    private static ulong[] Draw(ulong seed)
    {
        var random = new Xoshiro256(seed);
        return [random.Next(), random.Next(), random.Next()];
    }
}
