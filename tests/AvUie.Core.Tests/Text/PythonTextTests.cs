using System.Text.Json;

namespace AvUie.Core.Tests.Text;

public sealed class PythonTextTests
{
    [Theory]
    [InlineData("\"it's\"", "it's")]
    [InlineData("3", "3")]
    [InlineData("-0", "0")]
    [InlineData("123456789012345678901234567890", "123456789012345678901234567890")]
    [InlineData("3.0", "3.0")]
    [InlineData("0.1", "0.1")]
    [InlineData("1e2", "100.0")]
    [InlineData("1e15", "1000000000000000.0")]
    [InlineData("1e16", "1e+16")]
    [InlineData("1.5e300", "1.5e+300")]
    [InlineData("0.0001", "0.0001")]
    [InlineData("0.00001", "1e-05")]
    [InlineData("-2.5", "-2.5")]
    [InlineData("-0.0", "-0.0")]
    [InlineData("0.30000000000000004", "0.30000000000000004")]
    [InlineData("1e999", "inf")]
    [InlineData("null", "None")]
    [InlineData("true", "True")]
    [InlineData("[1, \"a\", null, [false, 2.0]]", "[1, 'a', None, [False, 2.0]]")]
    [InlineData("{\"a\": \"x'\", \"b\": {}}", "{'a': \"x'\", 'b': {}}")]
    [InlineData("[\"a\\n\\t\\\\\", \"'\\\"\"]", "['a\\n\\t\\\\', '\\'\"']")]
    [InlineData("[\"\\u00ad\\u2028\\u0007é耳\"]", "['\\xad\\u2028\\x07é耳']")]
    public void Str_JsonValue_IsWhatPythonPrints(string json, string expected)
    {
        Assert.Equal(expected, PythonText.Str(JsonDocument.Parse(json).RootElement));
    }

    [Theory]
    [InlineData("The Object", "the object")]
    [InlineData("ÄÖÜẞ ß", "äöüß ß")]
    [InlineData("İ", "i\u0307")]
    [InlineData("ΟΔΟΣ ΣΑΣ Σ", "οδος σας σ")]
    public void Lower_Text_FollowsTheFullMapping(string text, string expected)
    {
        Assert.Equal(expected, PythonText.Lower(text));
    }
}
