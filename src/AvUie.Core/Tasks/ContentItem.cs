namespace AvUie.Core;

/// <summary>One item of a task's user turn, in the reference's order. Closed.</summary>
public abstract record ContentItem
{
    private ContentItem()
    {
    }

    /// <summary>A fixed text.</summary>
    /// <param name="Value">The text.</param>
    public sealed record Text(string Value) : ContentItem;

    /// <summary>The instruction, which may hold parts of the sample (question, options, expression).</summary>
    public sealed record Instruction : ContentItem;

    /// <summary>A video of sampled frames.</summary>
    /// <param name="Frames">10 or 4.</param>
    public sealed record Video(int Frames) : ContentItem;

    /// <summary>A still picture.</summary>
    public sealed record Image : ContentItem;

    /// <summary>A sound.</summary>
    public sealed record Audio : ContentItem;
}
