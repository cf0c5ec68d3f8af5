using System.Text.Json;
using AvUie.Core;

namespace AvUie.Conformance.Checks;

internal sealed class AnswerCheck : IConformanceCheck
{
    // Regions are not known before decode: any will do.
    private static readonly Region SomeRegion = new(new(0, 0, 9, 9), [new(1, 1), new(2, 2), new(3, 3)]);

    public string Name => "answers";

    public string Promise => "the truth is of the task's kind and can be said in its answer grammar, fields are JSON";

    public void Run(AdapterCase adapter)
    {
        foreach (var sample in adapter.Read(adapter.Root).Samples())
        {
            var truth = sample.Truth switch
            {
                RegionTruth named => named with { Region = SomeRegion },
                ReferringTruth { Object: not null } referring => referring with { Region = SomeRegion },
                var complete => complete,
            };
            Expect.That(
                Rendered(sample, truth) is RenderedAnswer.Success,
                $"{sample.Id}: {RowText.Of(sample.Truth)} cannot be said: {(Rendered(sample, truth) as RenderedAnswer.Failure)?.Detail}");
            foreach (var (name, value) in sample.Fields)
            {
                Expect.That(IsJson(value), $"{sample.Id}: the field {name} is {value}, expected JSON text");
            }
        }
    }

    private static RenderedAnswer Rendered(SourceSample sample, GroundTruth truth)
    {
        try
        {
            return AnswerGrammar.Render(sample.Task, truth);
        }
        catch (ArgumentException wrong)
        {
            throw new ConformanceException($"{sample.Id}: {wrong.Message}");
        }
    }

    private static bool IsJson(string text)
    {
        try
        {
            JsonDocument.Parse(text).Dispose();
            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }
}
