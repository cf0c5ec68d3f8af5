using System.Globalization;
using AvUie.Core;

namespace AvUie.Reasoning.Tests;

/// <summary>Requests that a model can answer.</summary>
internal static class Requests
{
    private static readonly string[] Labels = ["Church bell", "Violin, fiddle", "Motorcycle", "Frying (food)", "Baby cry, infant cry", "Helicopter", "Ukulele", "Toilet flush"];

    /// <summary>An AVE sample; every number another one.</summary>
    public static ReasoningRequest Ave(int number, params EvidenceItem[] further)
    {
        List<EvidenceItem> evidence = [new("c0", Modality.Audio, null, null, EvidenceKinds.ClipLength, "10 s", EvidenceKinds.Measured)];
        for (var second = 0; second < 10; second++)
        {
            evidence.Add(new EvidenceItem(
                string.Create(CultureInfo.InvariantCulture, $"a{second}"), Modality.Audio, second, second + 1, EvidenceKinds.AudioLevel,
                EvidenceValue.Decibels(-10 - (((number * 7919) + (second * 13)) % 600 / 10.0)), EvidenceKinds.Measured));
        }

        var label = Labels[number % Labels.Length];
        return new ReasoningRequest(
            string.Create(CultureInfo.InvariantCulture, $"ave/train/{number}"), "ave", new EventsTruth([new TimedEvent(label, [new TimeRange(number % 5, 6 + (number % 4))])]), [.. evidence, .. further])
        {
            Instruction = string.Create(CultureInfo.InvariantCulture, $"Please describe the events of clip {number}."),
            OtherLabels = Labels,
        };
    }

    /// <summary>Frames and a sound as a sample of a video task has them.</summary>
    public static IReadOnlyList<MediaPart> Media(int frames, int frameBytes = 64)
    {
        var parts = new List<MediaPart>();
        for (var number = 1; number <= frames; number++)
        {
            var seed = (byte)number;
            parts.Add(new MediaPart(
                MediaKind.Image, string.Create(CultureInfo.InvariantCulture, $"frame {number} of {frames}"), () => [.. Enumerable.Range(0, frameBytes).Select(at => (byte)(at * seed))]));
        }

        parts.Add(new MediaPart(MediaKind.Audio, "the sound", static () => new byte[44 + 320]));
        return parts;
    }
}
