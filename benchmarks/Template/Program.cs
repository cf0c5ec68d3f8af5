using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using AvUie.Reasoning;

// Traces a second of one core: the template reasoner on requests of all families, against a floor that does the least anything could
// do for the same output: hash the evidence and copy the finished sentences. Usage: template-benchmark [SECONDS]
var seconds = args is [var text] ? double.Parse(text, CultureInfo.InvariantCulture) : 3.0;
var cases = TraceCalibration.Synthetic(2000, 1).ToArray();
var requests = cases.Select(static one => one.Request).ToArray();
var reasoner = new TemplateReasoner();
var finished = requests.Select(request => ((ReasoningResult.Success)reasoner.ReasonAsync(request, default).AsTask().GetAwaiter().GetResult()).Trace)
    .Select(TraceRenderer.Text).ToArray();
var copy = new StringBuilder();
long characters = 0;

double Measure(Action<int> one)
{
    var rounds = new List<double>();
    var all = Stopwatch.StartNew();
    while (all.Elapsed.TotalSeconds < seconds || rounds.Count < 5)
    {
        // Processor time, not wall time: others may use the same cores.
        var before = Environment.CpuUsage.TotalTime;
        for (var n = 0; n < requests.Length; n++)
        {
            one(n);
        }

        rounds.Add(requests.Length / (Environment.CpuUsage.TotalTime - before).TotalSeconds);
    }

    rounds.Sort();
    return rounds[rounds.Count / 2];
}

void Reason(int n) => characters += ((ReasoningResult.Success)reasoner.ReasonAsync(requests[n], default).AsTask().GetAwaiter().GetResult()).Trace.Inference.Length;

void Floor(int n)
{
    copy.Clear().Append(finished[n]);
    characters += copy.Length + SHA256.HashData(Encoding.UTF8.GetBytes(string.Concat(requests[n].Evidence.Select(static item => item.Value)))).Length;
}

void Check(int n)
{
    characters += TraceChecks.Objections(cases[n].Trace, cases[n].Request, cases[n].Rendered).Count;
}

var reasoned = Measure(Reason);
var hashed = Measure(n => characters += EvidenceHash.Of(requests[n].Evidence).Length);
var floor = Measure(Floor);
Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"requests           {requests.Length:N0}, {requests.Average(static request => request.Evidence.Count):0.0} pieces of evidence each"));
Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"template           {reasoned:N0} traces/s/core"));
Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"evidence hash      {hashed:N0} a second, part of every trace"));
Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"floor              {floor:N0} traces/s/core ({floor / reasoned:0.0} times the template)"));
Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"all rule checks    {Measure(Check):N0} traces/s/core"));
return characters > 0 ? 0 : 1;
