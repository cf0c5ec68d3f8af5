using System.Globalization;
using System.Text.Json;
using AvUie.Core;

namespace AvUie.Adapters;

/// <summary>Makes the truth of a row. What is wrong goes to the cells, and the truth returned then says nothing.</summary>
internal sealed class DeclaredTruths(DatasetDeclaration declared, TaskDefinition task)
{
    // Clips of these tasks have ten seconds, and unav counts in tenths.
    private const int Units = 10;

    private readonly DeclaredTruth _truth = declared.Truth;

    public GroundTruth Of(Cells cells) => (task.Family, task.Name) switch
    {
        (_, "avqa_thu") => Choice(cells),
        (_, "unav") => new EventsTruth(Some(cells, Events(cells, _truth.Events!), _truth.Events!)),
        (_, "avvp") => new ParsingTruth(Events(cells, _truth.VisualEvents!), Events(cells, _truth.AudioEvents!)),
        (_, "ref_avs") => new ReferringTruth(
            cells.Text(_truth.Expression!), cells.Optional(_truth.Object!) is { } named ? Label(cells, _truth.Object!, named) : null, null),
        (TaskFamily.Action or TaskFamily.Emotion, _) => new ClassTruth(Label(cells, _truth.Label!)),
        (TaskFamily.QuestionAnswering, _) => new AnswerTruth(cells.Text(_truth.Question!), cells.Text(_truth.Answer!)),
        (TaskFamily.EventLocalization, _) => new EventsTruth([new TimedEvent(
            Label(cells, _truth.Label!), [Range(cells, cells.Whole(_truth.Start!, 0, int.MaxValue), cells.Whole(_truth.End!, 0, int.MaxValue))])]),
        (TaskFamily.Segmentation, _) => new RegionTruth(
            string.Join(", ", cells.Text(_truth.Object!).Split(',', StringSplitOptions.TrimEntries).Select(name => Label(cells, _truth.Object!, name))), null),
        (TaskFamily.Captioning, _) => new CaptionTruth(cells.Text(_truth.Caption!)),
        (TaskFamily.Matching, _) => new MatchTruth(
            cells.Whole(_truth.Correct!, 1, 2), Label(cells, _truth.AnchorEvent!), Label(cells, _truth.FirstEvent!), Label(cells, _truth.SecondEvent!)),
        _ => throw new InvalidOperationException($"no declared form of {task.Name}"),
    };

    private string Label(Cells cells, string column) => Label(cells, column, cells.Text(column));

    /// <summary>The label that a cell means.</summary>
    private string Label(Cells cells, string column, string cell)
    {
        if (cell.Length == 0)
        {
            cells.Reject(ReasonCode.BadRow, $"column {column} has an empty name");
        }

        if (declared.Labels is null || cells.Fault is not null)
        {
            return cell;
        }

        if (!declared.Labels.TryGetValue(cell, out var label))
        {
            cells.Reject(
                ReasonCode.UnknownLabel,
                $"column {column}: \"{Excerpt.Of(cell)}\" is none of the {declared.Labels.Count} cells that labels names, such as {string.Join("; ", declared.Labels.Keys.Take(4))}");
        }

        return label ?? "";
    }

    private static TimeRange Range(Cells cells, int start, int end)
    {
        if (start < 0 || start >= end || end > Units)
        {
            cells.Reject(ReasonCode.BadSpan, string.Create(CultureInfo.InvariantCulture, $"{start}-{end} is no span of a clip of {Units}"));
        }

        return new TimeRange(start, end);
    }

    private ChoiceTruth Choice(Cells cells)
    {
        var columns = _truth.Options!;
        var options = columns.Count == 1 ? Texts(cells, columns[0]) : [.. columns.Select(cells.Text)];
        var cell = cells.Text(_truth.Correct!);
        var byText = options.IndexOf(cell);
        var index = byText >= 0 ? byText : int.TryParse(cell, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number < options.Count ? number : -1;
        if (index < 0)
        {
            cells.Reject(
                ReasonCode.BadRow,
                $"column {_truth.Correct} is \"{Excerpt.Of(cell)}\", expected one of the options or the number of one from 0 ({Excerpt.Of(string.Join("; ", options))})");
        }

        return new ChoiceTruth(cells.Text(_truth.Question!), options, Math.Max(index, 0));
    }

    private static List<string> Texts(Cells cells, string column)
    {
        try
        {
            var texts = JsonSerializer.Deserialize<List<string?>>(cells.Text(column)) ?? [];
            if (texts.Count > 0 && texts.All(text => !string.IsNullOrWhiteSpace(text) && !text.Any(char.IsControl)))
            {
                return [.. texts.Select(text => text!.Trim())];
            }
        }
        catch (JsonException)
        {
            // Falls through to the fault.
        }

        cells.Reject(ReasonCode.BadRow, $"column {column} is no JSON array of texts such as [\"violin\", \"flute\"]");
        return [];
    }

    private static List<TimedEvent> Some(Cells cells, List<TimedEvent> events, string column)
    {
        if (events.Count == 0)
        {
            cells.Reject(ReasonCode.EmptyEvent, $"column {column} holds no event");
        }

        return events;
    }

    /// <summary>Events of one label are one event with several ranges, united where they touch.</summary>
    private List<TimedEvent> Events(Cells cells, string column)
    {
        var events = new List<(string Label, List<TimeRange> Ranges)>();
        try
        {
            foreach (var (label, start, end) in (JsonSerializer.Deserialize<List<EventCell>>(cells.Text(column), EventCell.Json) ?? []).Select(cell => cell.Values()))
            {
                var range = Range(cells, start, end);
                var name = Label(cells, column, label);
                var known = events.FindIndex(one => one.Label == name);
                if (known < 0)
                {
                    events.Add((name, [range]));
                }
                else
                {
                    events[known].Ranges.Add(range);
                }
            }
        }
        catch (JsonException)
        {
            cells.Reject(
                ReasonCode.BadRow,
                $"column {column} is no JSON array of events such as [{{\"label\": \"Bus\", \"start\": 0, \"end\": 3}}], whole numbers, [] for none");
        }

        return [.. events.Select(known => new TimedEvent(known.Label, DenseSpans.Unite(known.Ranges)))];
    }

    private sealed record EventCell(string? Label, int? Start, int? End)
    {
        public static JsonSerializerOptions Json { get; } = new(JsonSerializerDefaults.Web) { NumberHandling = System.Text.Json.Serialization.JsonNumberHandling.Strict };

        public (string Label, int Start, int End) Values() =>
            Label is { } label && !string.IsNullOrWhiteSpace(label) && !label.Any(char.IsControl) && Start is { } start && End is { } end
                ? (label.Trim(), start, end)
                : throw new JsonException("an event without label, start or end");
    }
}
