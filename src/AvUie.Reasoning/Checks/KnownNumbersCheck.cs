using System.Globalization;

namespace AvUie.Reasoning;

/// <summary>A trace may only use numbers that were measured, declared or are part of the truth.</summary>
internal sealed class KnownNumbersCheck : ITraceCheck
{
    public string Name => "known_numbers";

    public string? Reject(ReasoningTrace trace, ReasoningRequest request, string rendered)
    {
        var known = TruthWords.Texts(request.Truth).Concat(request.Evidence.Select(static item => item.Value)).SelectMany(Numbers.In).ToHashSet();
        foreach (var item in request.Evidence)
        {
            known.Add(item.Start ?? 0);
            known.Add(item.End ?? 0);
        }

        foreach (var number in Numbers.In(TraceRenderer.Text(trace)))
        {
            if (!known.Contains(number))
            {
                return $"{number.ToString(CultureInfo.InvariantCulture)} is neither in the evidence nor in the truth";
            }
        }

        return null;
    }
}
