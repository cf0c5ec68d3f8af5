using AvUie.Conformance;
using AvUie.Core;

namespace AvUie.Adapters.Tests.Declared;

public sealed class DeclaredAdapterTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public static TheoryData<string> Tasks => [.. TaskTable.All.Select(task => task.Name)];

    public static TheoryData<string> Formats => ["csv", "tsv", "json", "jsonl"];

    public void Dispose() => _folder.Dispose();

    [Theory]
    [MemberData(nameof(Tasks))]
    public void Declaration_OfEveryTask_PassesTheConformanceKit(string task)
    {
        var (declared, list) = Declarations.Of(task);
        _folder.Write("fixture/root/list.jsonl", list);
        var adapter = new DeclaredAdapter("declared", declared with { Lists = new Dictionary<string, string> { ["train"] = "list.jsonl" } });
        var kit = new AdapterConformance(adapter, Path.Combine(_folder.Path, "fixture"));

        var sample = Assert.Single(Fixture.Read(adapter, Path.Combine(_folder.Path, "fixture", "root")).Samples());
        Assert.Equal($"{task}/train/x-1", sample.Id);
        Assert.All(AdapterConformance.Checks.Where(check => check != "snapshot"), kit.Run);
    }

    [Theory]
    [MemberData(nameof(Formats))]
    public void List_OfEveryFormat_GivesTheSameSample(string format)
    {
        var adapter = Clips(format, "name", format switch
        {
            "csv" => "name,kind,start,note\r\n\"a b\",\"one, two\",7,\n",
            "tsv" => "name\tkind\tstart\tnote\na b\tone, two\t7\t\n",
            "json" => """[{"name": "a b", "kind": "one, two", "start": 7, "note": null}]""",
            _ => """{"name": "a b", "kind": "one, two", "start": "7"}""",
        });

        var sample = Assert.Single(Read(adapter)).Accepted();

        Assert.Equal("ks/train/a-b", sample.Id);
        Assert.Equal(["clips/a b_000007.mp4", "clips/a b_000007.mp4"], sample.Media.Select(media => media.Path));
        Assert.Equal(new ClassTruth("one, two"), sample.Truth);
    }

    [Theory]
    [InlineData("../../etc/passwd", "unsafe_path")]
    [InlineData("/etc/passwd", "unsafe_path")]
    [InlineData("a/../b", "unsafe_path")]
    [InlineData("a'b", "unsafe_path")]
    [InlineData("a`b", "unsafe_path")]
    [InlineData("c:\\\\a", "unsafe_path")]
    [InlineData("http://a", "unsafe_path")]
    [InlineData("a\\nb", "bad_row")]
    [InlineData("a\\u0000b", "bad_row")]
    [InlineData("", "bad_row")]
    [InlineData("  ", "bad_row")]
    public void Cell_Hostile_IsARejectedRowThatNamesColumnAndRow(string cell, string reason)
    {
        var adapter = Clips("json", "{name}", $$"""[{"name": "good", "kind": "x", "start": 1}, {"name": "{{cell}}", "kind": "x", "start": 1}]""", "{name}.mp4");

        var rejection = Assert.Single(Read(adapter).Rejections());

        Assert.Equal(reason, rejection.Reason.Name);
        Assert.Contains("list.json element 2: ", rejection.Detail, StringComparison.Ordinal);
        Assert.Contains("column name", rejection.Detail, StringComparison.Ordinal);
        Assert.DoesNotContain(rejection.Detail, char.IsControl);
    }

    [Theory]
    [InlineData("-dash")]
    [InlineData("deeper/a")]
    [InlineData("ünï")]
    public void Cell_Odd_IsAName(string cell) =>
        Assert.Single(Read(Clips("json", "{name}", $$"""[{"name": "{{cell}}", "kind": "x", "start": 1}]""", "{name}.mp4")).Samples());

    [Fact]
    public void Label_NotInTheMapping_IsRejectedWithItsColumn()
    {
        var adapter = new DeclaredAdapter("clips", ForClips("csv") with { Labels = new Dictionary<string, string> { ["0"] = "playing drums" } });
        _folder.Write("root/list.csv", "name,kind,start\na,0,1\nb,1,1\n");

        var rows = Read(adapter);

        Assert.Equal(new ClassTruth("playing drums"), Assert.Single(rows.Samples()).Truth);
        var rejection = rows.At("list.csv", 3);
        Assert.Same(ReasonCode.UnknownLabel, rejection.Reason);
        Assert.StartsWith("list.csv line 3: column kind: \"1\" is none of the 1 cells that labels names, such as 0", rejection.Detail, StringComparison.Ordinal);
        Assert.Equal(["playing drums"], adapter.Description.Labels["ks"]);
    }

    [Fact]
    public void Column_NotInTheHeader_EndsTheRunAndIsNamed()
    {
        var failure = Assert.Throws<AnnotationFileException>(() => Read(Clips("csv", "{name}", "nmae,kind,start\na,x,1\n")));

        Assert.Contains("the header in line 1 lacks name", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Key_InNoJsonObject_EndsTheRunAndIsNamed()
    {
        var failure = Assert.Throws<AnnotationFileException>(() => Read(Clips("jsonl", "{name}", """{"nmae": "a", "kind": "x", "start": 1}""")));

        Assert.Contains("no object has the key name; the keys are kind, nmae, start", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void List_WithoutHeader_TakesTheColumnsByTheirPlaces()
    {
        var adapter = new DeclaredAdapter("clips", ForClips("csv") with { Columns = ["name", "start", "kind"] });
        _folder.Write("root/list.csv", "a,1,x\nb,2,y\n");

        Assert.Equal(["x", "y"], Read(adapter).Samples().Select(sample => ((ClassTruth)sample.Truth).Label));
    }

    [Fact]
    public void SplitColumn_WithOtherWords_IsMapped()
    {
        var adapter = new DeclaredAdapter("clips", ForClips("csv") with
        {
            Lists = null,
            List = "list.csv",
            SplitColumn = "part",
            SplitValues = new Dictionary<string, string> { ["training"] = "train", ["held out"] = "test" },
        });
        _folder.Write("root/list.csv", "name,kind,start,part\na,x,1,training\nb,y,2,held out\nc,z,3,other\n");

        var rows = Read(adapter);

        Assert.Equal([Split.Train, Split.Test], rows.Samples().Select(sample => sample.Split));
        Assert.Contains("column part is \"other\", expected one of training, held out", Assert.Single(rows.Rejections()).Detail, StringComparison.Ordinal);
        Assert.Equal("ks/none/list-row-4", rows.Rejections()[0].Id);
    }

    [Fact]
    public void Row_Repeated_IsRejectedAndRowsOfOneKeyStayApart()
    {
        var rows = Read(Clips("csv", "{name}", "name,kind,start\na,x,1\na,x,1\na,y,2\n"));

        Assert.Equal(["ks/train/a", "ks/train/a_row4"], rows.Samples().Select(sample => sample.Id));
        Assert.Same(ReasonCode.DuplicateRow, Assert.Single(rows.Rejections()).Reason);
    }

    [Fact]
    public void Row_ThatGivesAClipASecondClass_IsRejected()
    {
        var rejection = Assert.Single(Read(Clips("csv", "{name}", "name,kind,start\na,x,1\na,y,1\n")).Rejections());

        Assert.Same(ReasonCode.ConflictingRow, rejection.Reason);
        Assert.StartsWith("list.csv line 3: an earlier row says something else of clips/a_000001.mp4", rejection.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public void Json_OfAnotherForm_SaysWhatIsExpected()
    {
        Assert.Contains("is no JSON array. Make it an array of objects", Assert.Throws<AnnotationFileException>(() => Read(Clips("json", "{name}", """{"a": 1}"""))).Message, StringComparison.Ordinal);
        Assert.Contains("is no JSON", Assert.Throws<AnnotationFileException>(() => Read(Clips("json", "{name}", "name,kind"))).Message, StringComparison.Ordinal);
        Assert.Contains("is no JSON object", Read(Clips("json", "{name}", """[3, {"name": "a", "kind": "x", "start": 1}]""")).Rejections()[0].Detail, StringComparison.Ordinal);
    }

    private IReadOnlyList<SourceRow> Read(DeclaredAdapter adapter) => Fixture.Read(adapter, Path.Combine(_folder.Path, "root"));

    private static DatasetDeclaration ForClips(string format) => new()
    {
        Task = "ks",
        Lists = new Dictionary<string, string> { ["train"] = $"list.{format}" },
        Id = "{name}",
        Media = new DeclaredMedia { Video = "clips/{name}_{start:06}.mp4" },
        Truth = new DeclaredTruth { Label = "kind" },
    };

    private DeclaredAdapter Clips(string format, string id, string list, string? video = null)
    {
        _folder.Write($"root/list.{format}", list);
        var declared = ForClips(format);
        return new DeclaredAdapter("clips", declared with
        {
            Id = id.Contains('{', StringComparison.Ordinal) ? id : $"{{{id}}}",
            Media = video is null ? declared.Media : new DeclaredMedia { Video = video },
        });
    }
}
