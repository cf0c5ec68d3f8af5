namespace Crab.Trainer.Generation;

/// <summary>How an answer is chosen.</summary>
internal sealed record GenerationOptions
{
    /// <summary>Tokens of an answer at most.</summary>
    public int MaxTokens { get; init; } = 512;

    /// <summary>Ids that end an answer; the one that did is the answer's last.</summary>
    public IReadOnlyList<int> Stops { get; init; } = [];

    /// <summary>0 takes the likeliest token each time; above, tokens are drawn, the more evenly the higher.</summary>
    public double Temperature { get; init; }

    /// <summary>Draw among the likeliest tokens that together have this probability.</summary>
    public double TopP { get; init; } = 1;

    /// <summary>Draw among so many of the likeliest tokens; 0: among all.</summary>
    public int TopK { get; init; }

    /// <summary>Seed of drawing.</summary>
    public int Seed { get; init; }

    /// <summary>What is wrong with the options; empty if nothing is.</summary>
    public IEnumerable<string> Problems()
    {
        if (MaxTokens is < 1 or > 32_768)
        {
            yield return $"--max-tokens is {MaxTokens}; expected 1 to 32768.";
        }

        if (!(Temperature >= 0) || !double.IsFinite(Temperature))
        {
            yield return $"--temperature is {Temperature}; expected 0 (greedy) or more.";
        }

        if (!(TopP is > 0 and <= 1) || TopK < 0 || Seed < 0)
        {
            yield return $"--top-p is {TopP}, --top-k {TopK}, --seed {Seed}; expected above 0 to 1, 0 or more, 0 or more.";
        }
    }
}
