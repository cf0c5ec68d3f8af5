using System.CommandLine;

namespace AvUie.Pipeline.Commands;

/// <summary><c>avuie reason</c>: what concerns reasoning traces without building shards.</summary>
internal static class ReasonCommand
{
    public static Command Create(CommandHost host) => new("reason", "Looks into the making of reasoning traces, without building.")
    {
        ReasonEstimateCommand.Create(host),
        CalibrateCommand.Create(host),
    };
}
