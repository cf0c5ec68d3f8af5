namespace Crab.Trainer.Processing;

/// <summary>Ids of the tokens that stand for no text. They differ between vocabularies: never take them from constants.</summary>
/// <param name="Padding">Fills rows up to the longest of the batch.</param>
/// <param name="TurnStart"><c>&lt;|im_start|&gt;</c>.</param>
/// <param name="TurnEnd"><c>&lt;|im_end|&gt;</c>.</param>
/// <param name="Audio"><c>&lt;|AUDIO|&gt;</c>, one per 40 ms.</param>
/// <param name="AudioStart"><c>&lt;|audio_bos|&gt;</c>.</param>
/// <param name="AudioEnd"><c>&lt;|audio_eos|&gt;</c>.</param>
/// <param name="Image"><c>&lt;|IMAGE|&gt;</c>, one per 28 × 28 pixels.</param>
/// <param name="Video"><c>&lt;|VIDEO|&gt;</c>, one per 28 × 28 pixels of two frames.</param>
/// <param name="VisionStart"><c>&lt;|vision_bos|&gt;</c>.</param>
/// <param name="VisionEnd"><c>&lt;|vision_eos|&gt;</c>.</param>
internal sealed record SpecialTokens(
    int Padding, int TurnStart, int TurnEnd, int Audio, int AudioStart, int AudioEnd, int Image, int Video, int VisionStart, int VisionEnd)
{
    /// <summary>How many there are.</summary>
    public const int Count = 10;

    /// <summary>Ids in a row, for vocabularies of our own.</summary>
    public static SpecialTokens From(int first) =>
        new(first, first + 1, first + 2, first + 3, first + 4, first + 5, first + 6, first + 7, first + 8, first + 9);
}
