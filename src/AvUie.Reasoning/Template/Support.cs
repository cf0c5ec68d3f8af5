namespace AvUie.Reasoning;

/// <summary>How far measurements bear a label out. Ordered: a larger value bears more.</summary>
internal enum Support
{
    /// <summary>Nothing measured, or the measurement speaks against it.</summary>
    None,

    /// <summary>Something is there, but it does not set the label apart.</summary>
    Weak,

    /// <summary>The measurement shows the same stretch or place as the label.</summary>
    Strong,
}

/// <summary>Spelling and combination of supports.</summary>
internal static class Supports
{
    public static string Name(this Support support) => support switch
    {
        Support.Strong => "strong",
        Support.Weak => "weak",
        _ => "none",
    };

    /// <summary>Of several labels: all strong is strong, all none is none, anything else weak. No labels: none.</summary>
    public static Support All(IReadOnlyList<Support> supports) =>
        supports.Count == 0 ? Support.None
        : supports.All(static support => support == Support.Strong) ? Support.Strong
        : supports.All(static support => support == Support.None) ? Support.None
        : Support.Weak;
}
