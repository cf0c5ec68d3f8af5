namespace AvUie.Adapters.Tests;

public class DelimitedFileTests
{
    [Theory]
    [InlineData("a,b", "a|b")]
    [InlineData("a,,b,", "a||b|")]
    [InlineData("\"a,b\",c", "a,b|c")]
    [InlineData("\"say \"\"hi\"\"\",c", "say \"hi\"|c")]
    [InlineData("a,\"\"", "a|")]
    [InlineData("\"\",a", "|a")]
    [InlineData("man's \"x\",b", "man's \"x\"|b")]
    public void Split_QuotedCommaList_GivesTheFields(string line, string expected) =>
        Assert.Equal(expected, string.Join('|', DelimitedFile.Split(line, ',', quoted: true)!));

    [Theory]
    [InlineData("a,\"b")]
    [InlineData("\"a\"b,c")]
    [InlineData("\"a\"\",c")]
    [InlineData("\"")]
    public void Split_QuoteThatDoesNotEnd_IsRefused(string line) => Assert.Null(DelimitedFile.Split(line, ',', quoted: true));

    [Fact]
    public void Split_UnquotedFormat_KeepsQuotes() =>
        Assert.Equal(["\"a", "b\""], DelimitedFile.Split("\"a&b\"", '&', quoted: false));

    [Fact]
    public void Read_ColumnsInAnotherOrder_AreBoundByName()
    {
        var row = Assert.Single(Read("b,extra,a\n1,2,3\n"));

        Assert.Equal(("3", "1", "2", null), (row["a"], row["b"], row.Find("extra"), row.Find("absent")));
        Assert.Equal(2, row.At.Row);
    }

    [Fact]
    public void Read_HeaderWithoutAColumn_NamesItAndWhatWasFound()
    {
        var failure = Assert.Throws<AnnotationFileException>(() => Read("a,c\n1,2\n"));

        Assert.Contains("lacks b", failure.Message, StringComparison.Ordinal);
        Assert.Contains("\"a,c\"", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_BlankLinesOnly_SaysSo() =>
        Assert.Contains("blank lines only", Assert.Throws<AnnotationFileException>(() => Read("\n\n")).Message, StringComparison.Ordinal);

    [Fact]
    public void Read_HeaderOnly_GivesNoRows() => Assert.Empty(Read("a,b\n"));

    [Fact]
    public void Read_HugeLine_IsOneFaultAndTheNextRowIsRead()
    {
        var rows = Read("a,b\n" + new string('x', 3 * AnnotationFile.MaxLineLength) + "\n1,2\n");

        Assert.Contains("more than", rows[0].Fault, StringComparison.Ordinal);
        Assert.Equal(AnnotationFile.MaxLineLength, rows[0].Text.Length);
        Assert.Equal(("1", 3), (rows[1]["a"], rows[1].At.Row));
    }

    [Fact]
    public void Read_BytesThatAreNotUtf8_AreAFaultOfTheirRow()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllBytes(Path.Combine(folder.Path, "list.csv"), [(byte)'a', (byte)',', (byte)'b', 10, 0xff, (byte)',', (byte)'2', 10]);

        Assert.Equal("the line is not UTF-8", Assert.Single(Read(folder)).Fault);
    }

    [Theory]
    [InlineData("+1")]
    [InlineData("-1")]
    [InlineData(" 1")]
    [InlineData("1.0")]
    [InlineData("1e3")]
    [InlineData("9999999999")]
    [InlineData("")]
    public void Number_AnythingButDigits_IsNone(string text) => Assert.Null(Assert.Single(Read($"a,b\n{text},2\n")).Number("a"));

    [Fact]
    public void Reject_LongRowWithEscapes_IsShortAndPlain()
    {
        var row = Assert.Single(Read("a,b\n\u001b[2J" + new string('x', 500) + "\u202e,2\n"));

        var detail = row.Reject(Core.ReasonCode.BadRow, "wrong").Detail;
        Assert.StartsWith("list.csv line 2: wrong; the row is \"\\u001b[2Jxxx", detail, StringComparison.Ordinal);
        Assert.InRange(detail.Length, 100, 300);
        Assert.DoesNotContain(detail, char.IsControl);
    }

    private static IReadOnlyList<TableRow> Read(string text)
    {
        using var folder = new TemporaryFolder();
        folder.Write("list.csv", text);
        return Read(folder);
    }

    private static IReadOnlyList<TableRow> Read(TemporaryFolder folder) =>
        [.. DelimitedFile.Read(
            AnnotationFile.Locate(folder.Path, "list.csv", "Fetch it."), new TableFormat(',', Quoted: true, HeaderRule.Required, ["a", "b"]))];
}
