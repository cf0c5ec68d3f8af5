namespace Crab.Trainer.Model;

/// <summary>Sizes of a tiny thinker. The defaults train on a laptop's processor.</summary>
internal sealed record TinyConfig
{
    /// <summary>Decoder layers.</summary>
    public int Layers { get; init; } = 2;

    /// <summary>Width of the residual stream.</summary>
    public int Hidden { get; init; } = 64;

    /// <summary>Query heads; they divide the width into even sizes of 8 or more.</summary>
    public int Heads { get; init; } = 4;

    /// <summary>Key-value heads; they divide the query heads.</summary>
    public int KeyValueHeads { get; init; } = 2;

    /// <summary>Width of the feed-forward part.</summary>
    public int Intermediate { get; init; } = 128;

    /// <summary>Base of the rotary frequencies.</summary>
    public double RopeTheta { get; init; } = 10_000;

    /// <summary>ε of the norms.</summary>
    public double Epsilon { get; init; } = 1e-6;

    /// <summary>Width of a head.</summary>
    [System.Text.Json.Serialization.JsonIgnore]
    public int HeadSize => Hidden / Heads;

    /// <summary>What is wrong with the sizes; empty if nothing is.</summary>
    public IEnumerable<string> Problems()
    {
        if (Layers is < 1 or > 128)
        {
            yield return $"layers is {Layers}; expected 1 to 128.";
        }

        if (Heads < 1 || Hidden < 8 || Hidden > 65_536 || Hidden % Math.Max(1, Heads) != 0 || HeadSize % 2 != 0 || HeadSize < 8)
        {
            yield return $"hidden is {Hidden} with {Heads} heads; expected heads of an even size of 8 or more, all of one size.";
        }

        if (KeyValueHeads < 1 || Heads % Math.Max(1, KeyValueHeads) != 0)
        {
            yield return $"keyValueHeads is {KeyValueHeads}; expected a divisor of heads ({Heads}).";
        }

        if (Intermediate is < 1 or > 262_144)
        {
            yield return $"intermediate is {Intermediate}; expected 1 to 262144.";
        }

        if (!(RopeTheta > 1) || !(Epsilon > 0))
        {
            yield return $"ropeTheta is {RopeTheta} and epsilon {Epsilon}; expected more than 1 and more than 0.";
        }
    }
}
