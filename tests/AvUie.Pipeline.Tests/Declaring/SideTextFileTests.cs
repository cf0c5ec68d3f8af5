using AvUie.Pipeline.Declaring;

namespace AvUie.Pipeline.Tests.Declaring;

public sealed class SideTextFileTests : IDisposable
{
    private readonly ScratchFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Csv_RowsBySampleAndByPath_AreRead() => Assert.Equal(
        [
            ("ucf/train/a", null, new SideText("caption", "A man, seen from behind.", "c.csv", null, null)),
            (null, "clips/c2.mp4", new SideText("caption", "He says \"no\".", "c.csv", 1.5, 4)),
        ],
        Read("c.csv", "start,end,text,path,id\n,,\"A man, seen from behind.\",,ucf/train/a\n1.5,4,\"He says \"\"no\"\".\",clips/c2.mp4,\n"));

    [Theory]
    [InlineData("c.jsonl", "{\"id\":\"a\",\"text\":\" Hello. \",\"start\":0,\"end\":2.256}\n")]
    [InlineData("c.tsv", "id\ttext\tstart\tend\na\tHello.\t0\t2.256\n")]
    public void OtherForms_AreReadAlike(string name, string content) =>
        Assert.Equal([("a", null, new SideText("caption", "Hello.", name, 0, 2.26))], Read(name, content));

    [Fact]
    public void Text_OfManyWords_IsCut() => Assert.Equal(2000, Read("c.csv", $"id,text\na,{new string('x', 3000)}\n").Single().Text.Text.Length);

    [Fact]
    public void Text_IsNeverCutWithinACharacter() => Assert.Equal(1999, Read("c.csv", $"id,text\na,{new string('x', 1999)}\U0001F600\n").Single().Text.Text.Length);

    [Theory]
    [InlineData("id,text\n,Hello.\n", 2, "neither id nor path")]
    [InlineData("id,path,text\na,b.mp4,Hello.\n", 2, "both id and path")]
    [InlineData("id,text\na,Hello.\nb, \n", 3, "no text")]
    [InlineData("id,text,start,end\na,Hello.,1,\n", 2, "one of start and end")]
    [InlineData("id,text,start,end\na,Hello.,0:01,0:02\n", 2, "the times \"0:01\" and \"0:02\"")]
    [InlineData("id,text,start,end\na,Hello.,-1,2\n", 2, "the times \"-1\" and \"2\"")]
    [InlineData("id,text,start,end\na,Hello.,NaN,2\n", 2, "the times \"NaN\"")]
    [InlineData("id,text,start,end\na,Hello.,2,2\n", 2, "the end 2 at or before the start 2")]
    [InlineData("path,text\n../secret.mp4,Hello.\n", 2, "below the source's root")]
    [InlineData("path,text\n/etc/x.mp4,Hello.\n", 2, "below the source's root")]
    [InlineData("id,text\na,Hello.,more\n", 2, "3 fields, expected 2")]
    [InlineData("id,text,strat,end\na,Hello.,1,2\n", 2, "unknown column \"strat\"; expected id or path, text, start, end, and no other. Did you mean \"start\"?")]
    public void Row_OfAnotherForm_IsToldWithFileAndRow(string content, int row, string what)
    {
        var error = Errors("c.csv", content)[0];

        Assert.StartsWith($"{_folder.File("c.csv")}:{row}: found ", error, StringComparison.Ordinal);
        Assert.Contains(what, error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("c.csv", "id,caption\na,Hello.\n", "lacks text")]
    [InlineData("c.csv", "id,text\n", "has no row")]
    [InlineData("c.csv", "", "is empty")]
    [InlineData("c.jsonl", "{\"id\":\"a\",\"text\":\n", "is no JSON")]
    [InlineData("c.jsonl", "[\"a\"]\n", "is no JSON object")]
    [InlineData("c.jsonl", "{\"id\":\"a\",\"text\":\"x\"}\n{\"id\":\"b\",\"caption\":\"x\"}\n", ":2: found the unknown column \"caption\"")]
    public void File_OfAnotherForm_IsToldWithItsName(string name, string content, string what)
    {
        var error = Errors(name, content)[0];

        Assert.StartsWith(_folder.File(name), error, StringComparison.Ordinal);
        Assert.Contains(what, error, StringComparison.Ordinal);
    }

    [Fact]
    public void ManyErrors_AreToldInPartAndCounted()
    {
        var errors = Errors("c.csv", "id,text\n" + string.Concat(Enumerable.Repeat("a,\n", 50)));

        Assert.Equal(21, errors.Count);
        Assert.EndsWith("30 more rows are wrong", errors[^1], StringComparison.Ordinal);
    }

    private List<(string? Id, string? Path, SideText Text)> Read(string name, string content)
    {
        var rows = new List<(string?, string?, SideText)>();
        Assert.Empty(new SideTextFile(_folder.Write(name, content), "caption").Read((id, path, text) => rows.Add((id, path, text))));
        return rows;
    }

    private IReadOnlyList<string> Errors(string name, string content) => new SideTextFile(_folder.Write(name, content), "caption").Read(static (_, _, _) => { });
}
