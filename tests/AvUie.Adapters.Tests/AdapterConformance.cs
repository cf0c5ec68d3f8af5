using System.Text;
using AvUie.Core;

namespace AvUie.Adapters.Tests;

/// <summary>
/// What holds for every adapter over its fixture: one method per promise of <see cref="IDatasetAdapter"/>. Works for an adapter of any
/// assembly: give it the adapter and a root in the official layout.
/// </summary>
internal sealed class AdapterConformance(IDatasetAdapter adapter, string root)
{
    // Tasks whose ranges are whole seconds, or tenths, of a clip of ten.
    private static readonly string[] TenUnitTasks = ["ave", "avvp", "unav"];

    public void DescriptionIsComplete()
    {
        var described = adapter.Description;
        Assert.Matches("^[a-z][a-z0-9_]*$", described.Name);
        Assert.NotEmpty(described.Tasks);
        Assert.All(described.Tasks, task => Assert.NotNull(TaskTable.Find(task)));
        Assert.All([described.Title, described.Licence, described.Obtain, .. described.Layout], text => Assert.False(string.IsNullOrWhiteSpace(text)));
        Assert.NotEmpty(described.Layout);
        Assert.All(described.Options, option => Assert.True(option.Values.Count == 0 || option.Values.Contains(option.Default)));
        Assert.All(described.KnownCounts.Keys, key => Assert.Contains(key.Split('/')[0], described.Tasks));
    }

    public void RowsAreSound()
    {
        var rows = Fixture.Read(adapter, root);
        Assert.NotEmpty(rows.Samples());
        Assert.Equal(rows.Count, rows.Select(row => row.Id).Distinct(StringComparer.Ordinal).Count());
        Assert.All(rows, row => Assert.Matches(@"\A[a-z0-9_]+/(train|val|test|none)/[A-Za-z0-9._-]+\z", row.Id));
        Assert.All(rows.Samples(), SampleIsSound);
        Assert.All(rows.Rejections(), RejectionIsSound);
    }

    public void TwoRunsAreEqual() => Assert.Equal(Lines(root), Lines(root));

    public void PlaceOfTheRootPlaysNoPart()
    {
        using var folder = new TemporaryFolder();
        Assert.Equal(Lines(root), Lines(folder.Copy(root, "elsewhere")));
    }

    /// <summary>Every media path is made a file of rubbish: had one been opened or looked for, the rows would change.</summary>
    public void MediaPlayNoPart()
    {
        using var folder = new TemporaryFolder();
        var copy = folder.Copy(root, "with-media");
        foreach (var media in Fixture.Read(adapter, root).Samples().SelectMany(sample => sample.Media))
        {
            var path = Path.Combine(copy, media.Path);
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, "no medium");
        }

        Assert.Equal(Lines(root), Lines(copy));
    }

    public void SplitsAndTasksSelect()
    {
        var all = Fixture.Read(adapter, root);
        var context = Fixture.Context(adapter, root);
        foreach (var split in Fixture.AllSplits)
        {
            var part = adapter.Read(context with { Splits = new HashSet<Split> { split } }).ToList();
            Assert.Equal(
                all.Samples().Where(sample => sample.Split == split).Select(sample => sample.Id), part.Samples().Select(sample => sample.Id));
        }

        foreach (var task in adapter.Description.Tasks)
        {
            var part = adapter.Read(context with { Tasks = new HashSet<string> { task } }).ToList();
            Assert.Equal(
                all.Samples().Where(sample => sample.Task == task).Select(sample => sample.Id), part.Samples().Select(sample => sample.Id));
            Assert.All(part.Rejections(), rejection => Assert.Equal(task, rejection.Task));
        }

        Assert.Empty(adapter.Read(context with { Tasks = new HashSet<string>() }));
    }

    /// <summary>BOM and CRLF change nothing.</summary>
    public void LineEndsPlayNoPart()
    {
        using var folder = new TemporaryFolder();
        var copy = folder.Copy(root, "crlf");
        foreach (var file in AnnotationFiles())
        {
            var path = Path.Combine(copy, file);
            var text = File.ReadAllText(path).ReplaceLineEndings("\n");
            File.WriteAllText(path, text.ReplaceLineEndings("\r\n"), new UTF8Encoding(encoderShouldEmitUTF8Identifier: true));
            Assert.Equal(Lines(root), Lines(copy));
            File.WriteAllText(path, text, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
            Assert.Equal(Lines(root), Lines(copy));
        }
    }

    /// <summary>An annotation file that is a link out of the root is not followed; one that is gone or empty ends the run.</summary>
    public void NothingOutsideTheRootIsRead()
    {
        foreach (var file in AnnotationFiles())
        {
            using var folder = new TemporaryFolder();
            var copy = folder.Copy(root, "linked");
            var path = Path.Combine(copy, file);
            var outside = Path.Combine(folder.Path, "outside.txt");
            File.Move(path, outside);
            File.CreateSymbolicLink(path, outside);
            Assert.Contains("out of the dataset's root", Assert.Throws<AnnotationFileException>(() => Lines(copy)).Message, StringComparison.Ordinal);

            File.Delete(path);
            File.WriteAllText(path, "");
            Assert.Contains("empty", Assert.Throws<AnnotationFileException>(() => Lines(copy)).Message, StringComparison.Ordinal);

            File.Delete(path);
            Assert.Contains("not there", Assert.Throws<AnnotationFileException>(() => Lines(copy)).Message, StringComparison.Ordinal);
        }
    }

    public void SnapshotIsUnchanged(string approvedFile)
    {
        var lines = Lines(root);
        var received = Path.Combine(AppContext.BaseDirectory, $"{adapter.Description.Name}.received.txt");
        File.WriteAllLines(received, lines);
        Assert.True(File.Exists(approvedFile), $"{approvedFile} is not there: read {received} and copy it to this place if it is right");
        var approved = File.ReadAllLines(approvedFile);
        Assert.True(
            approved.SequenceEqual(lines),
            $"the rows differ from {approvedFile}: compare with {received} and copy it over if the change is meant.\n"
            + string.Join('\n', lines.Except(approved).Take(5)));
    }

    private List<string> Lines(string at) => [.. Fixture.Read(adapter, at).Select(RowText.Of)];

    private IEnumerable<string> AnnotationFiles() => Fixture.Read(adapter, root)
        .Select(row => row is SourceRow.Accepted(var sample) ? sample.Annotation.File : ((SourceRow.Rejected)row).Value.Annotation.File)
        .Distinct();

    private void SampleIsSound(SourceSample sample)
    {
        Assert.Equal(adapter.Description.Name, sample.Source);
        Assert.Contains(sample.Task, adapter.Description.Tasks);
        Assert.StartsWith($"{sample.Task}/{sample.Split.Name()}/", sample.Id, StringComparison.Ordinal);
        AnnotationIsSound(sample.Annotation);
        Assert.Equal(RolesOf(TaskTable.Get(sample.Task)), sample.Media.Select(media => media.Role).Where(role => role != MediaRole.Mask));
        Assert.DoesNotContain(sample.Media.SkipWhile(media => media.Role != MediaRole.Mask), media => media.Role != MediaRole.Mask);
        Assert.All(sample.Media, MediumIsSound);
        Assert.Equal(TaskTable.Get(sample.Task).IsImageTask, sample.FrameIndex is not null);
        AnswerCanBeSaid(sample);
        Assert.All(sample.Fields.Values, value => System.Text.Json.JsonDocument.Parse(value).Dispose());
        var ranges = sample.Truth switch
        {
            EventsTruth events => events.Events.SelectMany(known => known.Ranges),
            ParsingTruth parsing => parsing.Visual.Concat(parsing.Audio).SelectMany(known => known.Ranges),
            _ => [],
        };
        var limit = TenUnitTasks.Contains(sample.Task) ? 10 : int.MaxValue;
        Assert.All(ranges, range => Assert.True(range.Start >= 0 && range.Start < range.End && range.End <= limit, $"{sample.Id}: {range}"));
    }

    /// <summary>Media come in the order of the task's user turn, masks last.</summary>
    private static IEnumerable<MediaRole> RolesOf(TaskDefinition task) => task.Content
        .Select(item => item switch
        {
            ContentItem.Video => MediaRole.Video,
            ContentItem.Image => MediaRole.Image,
            ContentItem.Audio => MediaRole.Audio,
            _ => (MediaRole?)null,
        })
        .OfType<MediaRole>();

    /// <summary>The truth is of the task's kind and its labels survive the answer grammar. A region is not known before decode.</summary>
    private static void AnswerCanBeSaid(SourceSample sample)
    {
        var region = new Region(new(0, 0, 9, 9), [new(1, 1), new(2, 2), new(3, 3)]);
        var truth = sample.Truth switch
        {
            RegionTruth named => named with { Region = region },
            ReferringTruth { Object: not null } referring => referring with { Region = region },
            var complete => complete,
        };
        Assert.IsType<RenderedAnswer.Success>(AnswerGrammar.Render(sample.Task, truth));
    }

    private static void MediumIsSound(MediaReference media)
    {
        foreach (var path in media.Alternatives.Prepend(media.Path))
        {
            Assert.False(Path.IsPathRooted(path), path);
            Assert.DoesNotContain(path.Split('/'), part => part is "" or "." or "..");
            Assert.DoesNotContain(path, character => character is '\\' or '\'' or '"' or ':' || char.IsControl(character));
        }

        Assert.True(media.Span is not { } span || (span.Start >= 0 && span.Start < span.End), media.Path);
    }

    private void RejectionIsSound(Rejection rejection)
    {
        Assert.Equal(adapter.Description.Name, rejection.Source);
        Assert.Contains(rejection.Task, adapter.Description.Tasks);
        Assert.Contains(rejection.Reason, ReasonCode.All);
        AnnotationIsSound(rejection.Annotation);
        Assert.Contains(rejection.Annotation.File, rejection.Detail, StringComparison.Ordinal);
        Assert.DoesNotContain(rejection.Detail, char.IsControl);
    }

    private void AnnotationIsSound(AnnotationReference annotation)
    {
        Assert.True(annotation.Row >= 1);
        Assert.True(File.Exists(Path.Combine(root, annotation.File)), annotation.File);
        Assert.DoesNotContain("..", annotation.File, StringComparison.Ordinal);
    }
}
