namespace AvUie.Core;

/// <summary>One part of a user turn. Closed.</summary>
public abstract record ContentPart
{
    private ContentPart()
    {
    }

    /// <summary>Text.</summary>
    /// <param name="Value">The text.</param>
    public sealed record Text(string Value) : ContentPart;

    /// <summary>A video.</summary>
    /// <param name="Path">Where it is; empty in a shard, where the n-th video part is the row's n-th video.</param>
    /// <param name="Frames">Frames asked for.</param>
    public sealed record Video(string Path, int Frames) : ContentPart;

    /// <summary>A still picture.</summary>
    /// <param name="Path">Where it is; empty in a shard.</param>
    public sealed record Image(string Path) : ContentPart;

    /// <summary>A sound.</summary>
    /// <param name="Path">Where it is; empty in a shard.</param>
    /// <param name="Task">Task whose window rule applies.</param>
    /// <param name="WindowIndex">Which fifth or tenth; null where the rule has no index.</param>
    public sealed record Audio(string Path, string Task, int? WindowIndex) : ContentPart;
}

/// <summary>System, user and (in training) assistant turn.</summary>
/// <param name="System">The fixed system message.</param>
/// <param name="User">The parts of the user turn, to be joined without separator.</param>
/// <param name="Assistant">The target; null in test form.</param>
public sealed record Conversation(string System, IReadOnlyList<ContentPart> User, string? Assistant);
