using System.Text;

namespace AvUie.Adapters.Tests;

public class JsonFileTests
{
    [Fact]
    public void Elements_Array_AreNumberedRowsWithTheirFields()
    {
        var rows = Elements(" [ {\"a\": \"x\", \"n\": 7, \"l\": [\"p\", \"q\"]} , {} ]\n");

        Assert.Equal([1, 2], rows.Select(row => row.At.Row));
        Assert.Equal(("x", 7), (rows[0].String("a"), rows[0].Number("n")));
        Assert.Equal(["p", "q"], rows[0].Strings("l"));
        Assert.Null(rows[1].String("a"));
        Assert.Equal("""{"a":"x","n":7,"l":["p","q"]}""", rows[0].Text);
    }

    [Fact]
    public void Elements_ElementThatIsNoObject_IsARowWithAFault() =>
        Assert.Equal([null, "a JSON object was expected", "a JSON object was expected"], Elements("[{}, 1, [2]]").Select(row => row.Fault));

    [Theory]
    [InlineData("{}", "is no JSON array")]
    [InlineData("[{}", "after element 1")]
    [InlineData("[{} {}]", "after element 1")]
    [InlineData("[{}] x", "after element 1")]
    [InlineData("[{}, NaN]", "after element 1")]
    [InlineData("a,b\n", "is no JSON")]
    public void Elements_FileOfAnotherForm_EndsTheRun(string text, string expected) =>
        Assert.Contains(expected, Assert.Throws<AnnotationFileException>(() => Elements(text)).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("[]", "is no JSON object")]
    [InlineData("""{"other": {}}""", "has no \"list\"")]
    [InlineData("""{"list": []}""", "is no JSON object")]
    [InlineData("""{"list": {}, "list": {}}""", "twice")]
    [InlineData("""{"list": {"a": {}}""", "after element 1")]
    public void Members_FileOfAnotherForm_EndsTheRun(string text, string expected) =>
        Assert.Contains(expected, Assert.Throws<AnnotationFileException>(() => Members(text)).Message, StringComparison.Ordinal);

    [Fact]
    public void Members_ObjectAmongOthers_HaveTheirKeys() =>
        Assert.Equal(
            [("x", 1, 1), ("y", 2, 2)],
            Members("""{"v": [{"list": 0}], "list": {"x": {"n": 1}, "y": {"n": 2}}, "w": {}}""").Select(row => (row.Key!, row.Number("n")!.Value, row.At.Row)));

    [Fact]
    public void String_TextThatIsNoUnicode_IsNone()
    {
        var rows = Elements("[{\"a\": \"\\ud800\", \"b\": \"\u00FF\"}]", Encoding.Latin1);

        Assert.Null(rows[0].String("a"));
        Assert.Null(rows[0].String("b"));
        Assert.Equal("(not UTF-8)", rows[0].Text);
    }

    [Theory]
    [InlineData("[\"a\", \"b\"]", 2)]
    [InlineData("[]", 0)]
    [InlineData("[1]", null)]
    [InlineData("a", null)]
    [InlineData("", null)]
    [InlineData(null, null)]
    public void StringsWithin_Text_AreItsListOrNone(string? json, int? count) => Assert.Equal(count, JsonText.StringsWithin(json)?.Count);

    [Fact]
    public void Compact_QuotedWhiteSpaceAndQuotes_Stay() =>
        Assert.Equal("""{"a \" b":[1,"\\"],"c":" "}""", Elements("""[ { "a \" b" : [ 1 , "\\" ] , "c" : " " } ]""")[0].Text);

    private static IReadOnlyList<JsonRow> Elements(string text, Encoding? encoding = null) => Read(text, encoding, JsonFile.Elements);

    private static IReadOnlyList<JsonRow> Members(string text) => Read(text, null, file => JsonFile.Members(file, "list"));

    private static IReadOnlyList<JsonRow> Read(string text, Encoding? encoding, Func<AnnotationFile, IEnumerable<JsonRow>> read)
    {
        using var folder = new TemporaryFolder();
        File.WriteAllBytes(Path.Combine(folder.Path, "list.json"), (encoding ?? new UTF8Encoding(false)).GetBytes(text));
        return [.. read(AnnotationFile.Locate(folder.Path, "list.json", ""))];
    }
}
