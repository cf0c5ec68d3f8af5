using AvUie.Core;

namespace AvUie.Reasoning.Tests;

public class EvidenceCollectorTests
{
    private static EvidenceInput Input() => new()
    {
        Sounds = [Pcm.Tone(10, 2, 5)],
        Videos = [Pictures.Moving(2, 5)],
        Mask = Pictures.Mask(10, 20, 60, 70),
        Region = new Region(new PixelBox(10, 20, 60, 70), [new(20, 30), new(40, 40), new(200, 200)]),
        Declared = [new DeclaredText("question", "Is there a dog?", "avqa")],
    };

    [Fact]
    public void Collect_Twice_GivesTheSameItemsAndHash()
    {
        var (first, second) = (EvidenceCollector.Collect(Input()), EvidenceCollector.Collect(Input()));

        Assert.Equal(first, second);
        Assert.Equal(EvidenceHash.Of(first), EvidenceHash.Of(second));
        Assert.Equal(64, EvidenceHash.Of(first).Length);
    }

    [Fact]
    public void Collect_Everything_HasUniqueIdsAndSources()
    {
        var items = EvidenceCollector.Collect(Input());

        Assert.Equal(items.Count, items.Select(static item => item.Id).Distinct().Count());
        Assert.All(items, static item => Assert.NotEqual("", item.Source));
        Assert.Equal("10 s", items.Single(static item => item.Kind == EvidenceKinds.ClipLength).Value);
        Assert.Equal("-9.0 dBFS", items.Single(static item => item.Kind == EvidenceKinds.AudioLevel && item.Start == 3).Value);
        Assert.Equal("2 of 3", items.Single(static item => item.Kind == EvidenceKinds.PointsOnMask).Value);
        Assert.Equal("avqa", items.Single(static item => item.Id == "t0").Source);
        Assert.Equal(9, items.Count(static item => item.Kind == EvidenceKinds.Motion));
    }

    [Fact]
    public void Collect_Nothing_IsEmpty() => Assert.Empty(EvidenceCollector.Collect(new EvidenceInput()));

    [Fact]
    public void Collect_SoundOfZeroLength_IsEmpty() => Assert.Empty(EvidenceCollector.Collect(new EvidenceInput { Sounds = [[]] }));

    [Fact]
    public void Collect_TwoSounds_NumbersTheKinds()
    {
        var items = EvidenceCollector.Collect(new EvidenceInput { Sounds = [Pcm.Silence(1), Pcm.Tone(1, 0, 1)] });

        Assert.Equal("-96.0 dBFS", items.Single(static item => item.Kind == "audio_level.1").Value);
        Assert.Equal("-9.0 dBFS", items.Single(static item => item.Kind == "audio_level.2").Value);
    }

    [Fact]
    public void Collect_FramesWithoutTimes_IsAProgrammersError() => Assert.Throws<ArgumentException>(
        () => EvidenceCollector.Collect(new EvidenceInput { Videos = [new SampledVideo([Pictures.Grey(1)], [])] }));

    [Fact]
    public void Hash_OneChangedValue_Differs()
    {
        var items = EvidenceCollector.Collect(Input());
        var changed = items.Select((item, n) => n == 3 ? item with { Value = "-1.0 dBFS" } : item).ToArray();

        Assert.NotEqual(EvidenceHash.Of(items), EvidenceHash.Of(changed));
    }

    [Fact]
    public void Hash_NoEvidence_IsThatOfAnEmptyArray() =>
        Assert.Equal(Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData("[]"u8)), EvidenceHash.Of([]));
}
