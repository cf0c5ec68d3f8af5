using System.Globalization;

namespace AvUie.Adapters;

/// <summary>The option <c>fold</c> of datasets that come in five folds.</summary>
internal static class FoldOption
{
    public const string Name = "fold";

    public static AdapterOption Option { get; } = new(
        Name, "1", [.. Enumerable.Range(1, 5).Select(fold => fold.ToString(CultureInfo.InvariantCulture))],
        "The fold whose lists say which clips train and which test. The reference does not say which it took; the test parts of the five cover the set.");

    /// <summary>1 to 5, as text for file names.</summary>
    public static string Of(AdapterContext context) => context.Options[Name];
}
