using System.Text.RegularExpressions;

namespace AvUie.Pipeline.Scaffolding;

/// <summary>The name of an adapter to be, as build files spell it.</summary>
/// <param name="Text">Lower-case letters, digits and single '_': <c>street_noise</c>.</param>
internal sealed partial record AdapterName(string Text)
{
    /// <summary>For messages.</summary>
    public const string Form = "lower-case letters, digits and single '_' between them, beginning with a letter, 50 characters at most, such as street_noise";

    /// <summary>The name in classes and folders: <c>StreetNoise</c>.</summary>
    public string InCode { get; } = string.Concat(Text.Split('_').Select(static word => char.ToUpperInvariant(word[0]) + word[1..]));

    /// <summary>The name; null where the text has not the form.</summary>
    public static AdapterName? Parse(string text) => text.Length <= 50 && NameForm().IsMatch(text) ? new AdapterName(text) : null;

    [GeneratedRegex(@"\A[a-z][a-z0-9]*(_[a-z0-9]+)*\z", RegexOptions.CultureInvariant)]
    private static partial Regex NameForm();
}
