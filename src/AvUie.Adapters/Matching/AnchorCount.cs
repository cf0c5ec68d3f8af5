using System.Globalization;

namespace AvUie.Adapters;

/// <summary>An option that says how many anchors a class gives.</summary>
internal static class AnchorCount
{
    /// <summary>A number above zero, or <c>all</c>.</summary>
    /// <exception cref="AnnotationFileException">The option says something else.</exception>
    public static int Parse(AdapterContext context, string source, string option)
    {
        var text = context.Options[option];
        return text == "all" ? int.MaxValue
            : text.Length <= 9 && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0 ? number
            : throw new AnnotationFileException(
                context.Root, $"option {option} of {source} is \"{Excerpt.Of(text)}\". Set it to a number above zero, or to all.");
    }
}
