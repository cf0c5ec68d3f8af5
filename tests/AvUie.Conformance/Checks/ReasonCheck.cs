using AvUie.Core;

namespace AvUie.Conformance.Checks;

internal sealed class ReasonCheck : IConformanceCheck
{
    public string Name => "reasons";

    public string Promise => "a rejection has a known reason code and a detail of one line that names its file";

    public void Run(AdapterCase adapter)
    {
        foreach (var rejection in adapter.Read(adapter.Root).Rejections())
        {
            Expect.That(ReasonCode.All.Contains(rejection.Reason), $"{rejection.Id}: \"{rejection.Reason}\" is no known reason code");
            Expect.That(
                rejection.Detail.Contains(rejection.Annotation.File, StringComparison.Ordinal) && !rejection.Detail.Any(char.IsControl),
                $"{rejection.Id}: the detail \"{rejection.Detail}\" does not name {rejection.Annotation.File}, or holds control characters");
        }
    }
}
