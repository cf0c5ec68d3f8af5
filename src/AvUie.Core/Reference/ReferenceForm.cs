namespace AvUie.Core;

/// <summary>A medium of a record: the field that names it, and the folder it lies in (null where the field holds the folders too).</summary>
/// <param name="Field">The field.</param>
/// <param name="Folder"><c>video</c>, <c>audio</c> or null.</param>
internal sealed record ReferenceMedium(string Field, string? Folder);

/// <summary>One loader of the reference: what it reads of a record and what it makes of it.</summary>
internal sealed record ReferenceForm
{
    /// <summary>The media in content order.</summary>
    public required IReadOnlyList<ReferenceMedium> Media { get; init; }

    /// <summary>The other fields that must be there, used or not.</summary>
    public required IReadOnlyList<string> Fields { get; init; }

    /// <summary>The field with the window's index; null where it is fixed or there is none.</summary>
    public string? WindowIndex { get; init; }

    /// <summary>The metadata besides <c>task_name</c>, by key.</summary>
    public IReadOnlyDictionary<string, MetadataValue> Metadata { get; init; } = new Dictionary<string, MetadataValue>();
}

/// <summary>Where a metadata value comes from. Closed.</summary>
internal abstract record MetadataValue
{
    private MetadataValue()
    {
    }

    /// <summary>A field's JSON value as it is.</summary>
    public sealed record Raw(string Field) : MetadataValue;

    /// <summary>A fixed number.</summary>
    public sealed record Constant(int Value) : MetadataValue;

    /// <summary>The whole path of a medium.</summary>
    public sealed record MediaPath(int Medium) : MetadataValue;

    /// <summary>The number that a medium's file name is, four characters of extension left out.</summary>
    public sealed record FileNumber(int Medium) : MetadataValue;

    /// <summary>The instruction.</summary>
    public sealed record Instruction : MetadataValue;

    /// <summary>A text with fields in braces: <c>{f}</c> as Python prints it, <c>{f.lower}</c> in lower case, <c>{f.0}</c> one of two.</summary>
    public sealed record Format(string Template) : MetadataValue;
}
