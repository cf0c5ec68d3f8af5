namespace Crab.Trainer.Processing;

/// <summary>Patches along time, height and width, before 2 × 2 of them are merged into a token.</summary>
internal readonly record struct PatchGrid(int Time, int Height, int Width)
{
    /// <summary>Rows of the patch matrix.</summary>
    public int Patches => Time * Height * Width;

    /// <summary>Tokens after merging.</summary>
    public int Tokens => Patches / (Patching.Merge * Patching.Merge);
}
