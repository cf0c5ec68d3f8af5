using System.CommandLine;

namespace AvUie.Pipeline.Commands;

/// <summary><c>avuie reason</c>: what concerns traces and not a whole build.</summary>
internal static class ReasonCommand
{
    public static Command Create(CommandHost host) => new("reason", "Measures the checks that traces have to pass.")
    {
        CalibrateCommand.Create(host),
    };
}
