namespace Crab.Trainer.Adapters;

/// <summary>How a model is adapted. Rank and alpha default to sizes for a tiny model; published are 128 and 256.</summary>
internal sealed record AdapterOptions
{
    /// <summary>The published sizes.</summary>
    public static AdapterOptions Published { get; } = new() { Rank = 128, Alpha = 256 };

    /// <summary>Name of the kind.</summary>
    public string Kind { get; init; } = InteractionLora.KindName;

    /// <summary>Rank r of A; the neurons of neural-tuning.</summary>
    public int Rank { get; init; } = 8;

    /// <summary>The adapter's part is scaled by alpha / r.</summary>
    public double Alpha { get; init; } = 16;

    /// <summary>Heads n of i-lora and hyper-lora.</summary>
    public int Heads { get; init; } = 3;

    /// <summary>Share of A's input that is dropped in training.</summary>
    public double Dropout { get; init; } = 0.1;

    /// <summary>Layers whose name ends with one of these are adapted.</summary>
    public IReadOnlyList<string> Targets { get; init; } = ["q_proj", "k_proj", "v_proj", "o_proj", "gate_proj", "up_proj", "down_proj"];

    /// <summary>Neural-tuning: share ρ of the neurons that speak in training.</summary>
    public double ActiveRate { get; init; } = 0.4;

    /// <summary>Neural-tuning: standard deviation of ρ from call to call, as a share of ρ.</summary>
    public double ActiveRateSpread { get; init; } = 0.1;

    /// <summary>Neural-tuning: share a of what the layer before handed on.</summary>
    public double Smoothing { get; init; } = 0.2;

    /// <summary>Neural-tuning: the first layer with a network, from 0.</summary>
    public int FirstLayer { get; init; }

    /// <summary>What is wrong with the options; empty if nothing is.</summary>
    public IEnumerable<string> Problems()
    {
        if (AdapterKinds.Find(Kind) is not { } known)
        {
            yield return $"adapter kind is '{Kind}'; known are {string.Join(", ", AdapterKinds.All.Select(kind => kind.Name))}.";
        }
        else
        {
            foreach (var problem in known.Problems(this))
            {
                yield return problem;
            }
        }

        if (Rank < 1 || Heads < 1)
        {
            yield return $"adapter rank is {Rank} with {Heads} heads; expected 1 or more of each.";
        }

        if (!(Alpha > 0) || !(Dropout is >= 0 and < 1))
        {
            yield return $"adapter alpha is {Alpha}, dropout {Dropout}; expected more than 0, and 0 or more but less than 1.";
        }

        if (Targets.Count == 0)
        {
            yield return "adapter targets are empty; name at least one layer, such as q_proj.";
        }
    }
}
