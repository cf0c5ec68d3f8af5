namespace AvUie.Core;

/// <summary>The part of a source dataset that a sample belongs to.</summary>
public enum Split
{
    /// <summary>Training.</summary>
    Train,

    /// <summary>Validation; the reference ships none, some sources have one.</summary>
    Validation,

    /// <summary>Test.</summary>
    Test,
}

/// <summary>The spelling of <see cref="Split"/> in ids, columns and build files.</summary>
public static class SplitNames
{
    /// <summary><c>train</c>, <c>val</c> or <c>test</c>.</summary>
    public static string Name(this Split split) => split switch
    {
        Split.Train => "train",
        Split.Validation => "val",
        Split.Test => "test",
        _ => throw new ArgumentOutOfRangeException(nameof(split)),
    };

    /// <summary>Reads <c>train</c>, <c>val</c>, <c>validation</c> or <c>test</c>; null for anything else.</summary>
    public static Split? Parse(string? text) => text switch
    {
        "train" => Split.Train,
        "val" or "validation" => Split.Validation,
        "test" => Split.Test,
        _ => null,
    };
}
