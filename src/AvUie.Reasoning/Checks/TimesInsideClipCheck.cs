using System.Globalization;

namespace AvUie.Reasoning;

/// <summary>
/// No step and no sentence may speak of a time outside the clip, rounded up to a whole second because labels are. The length is the
/// evidence's <see cref="EvidenceKinds.ClipLength"/>; without it there is nothing to hold times against.
/// </summary>
internal sealed class TimesInsideClipCheck : ITraceCheck
{
    public string Name => "times_inside_clip";

    public string? Reject(ReasoningTrace trace, ReasoningRequest request, string rendered)
    {
        var length = request.Evidence.FirstOrDefault(static item => item.Kind == EvidenceKinds.ClipLength);
        if (length is null || !EvidenceValue.TryNumber(length.Value, out var seconds))
        {
            return null;
        }

        var last = Math.Ceiling(seconds);
        foreach (var step in trace.Steps)
        {
            if (step.Start is < 0 || step.Start > last || step.End > last || step.End < step.Start)
            {
                return string.Create(CultureInfo.InvariantCulture, $"a step spans {step.Start} s to {step.End} s, the clip has {seconds} s");
            }
        }

        foreach (var sentence in Sentence.Of(trace))
        {
            var text = NumberWords.ToDigits(sentence.Text);
            foreach (var time in TimeMention.In(text).Where(time => !time.InTenths && time.Value > last))
            {
                return string.Create(CultureInfo.InvariantCulture, $"'{text.AsSpan(time.Index, time.Length)}' lies outside the clip of {seconds} s");
            }
        }

        return null;
    }
}
