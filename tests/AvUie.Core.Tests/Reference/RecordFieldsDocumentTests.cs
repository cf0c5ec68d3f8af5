using System.Text;

namespace AvUie.Core.Tests.Reference;

/// <summary><c>schemas/avuie2-records.md</c> says what the code reads and writes.</summary>
public sealed class RecordFieldsDocumentTests
{
    private const string Header = "|---|---|---|\n";

    [Fact]
    public void Document_Rows_AreTheLoadersFields()
    {
        var expected = new StringBuilder();
        foreach (var task in TaskTable.All)
        {
            foreach (var mode in (Split[])[Split.Train, Split.Test])
            {
                if (ReferenceRecords.HasLoader(task.Name, mode))
                {
                    var target = mode == Split.Train ? $"`{task.TrainTargetField}`" : "";
                    var fields = ReferenceRecords.RequiredFields(task.Name, mode).Where(field => mode == Split.Test || field != task.TrainTargetField);
                    expected.Append($"| `{task.Name}/{mode.Name()}.json` | {string.Join(", ", fields.Select(static field => $"`{field}`"))} | {target} |\n");
                }
            }
        }

        if (Environment.GetEnvironmentVariable("AVUIE_APPROVE") == "1")
        {
            var text = File.ReadAllText(Document());
            File.WriteAllText(Document(), text[..(text.IndexOf(Header, StringComparison.Ordinal) + Header.Length)] + expected);
        }

        Assert.EndsWith(Header + expected, File.ReadAllText(Document()), StringComparison.Ordinal);
    }

    private static string Document()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "AvUie.sln")))
        {
            folder = folder.Parent ?? throw new InvalidOperationException("AvUie.sln stands in no folder above the tests");
        }

        return Path.Combine(folder.FullName, "schemas", "avuie2-records.md");
    }
}
