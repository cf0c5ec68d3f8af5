using AvUie.Core;
using AvUie.Pipeline.Configuration;
using AvUie.Reasoning;

namespace AvUie.Pipeline.Commands;

/// <summary>The reasoner of a build file, ready to be asked; what it lacks is told before any work.</summary>
internal static class ReasonerSetup
{
    /// <exception cref="CommandException">A key is missing, or the journal cannot be used.</exception>
    public static IReasoner Create(CommandHost host, BuildFile file, bool offline)
    {
        try
        {
            return Reasoners.Create(file.Reasoning.Reasoner, file.Reasoning.LanguageModelOptions(offline, host.Variable), host.Time);
        }
        catch (InvalidDataException error)
        {
            throw new CommandException(ExitCodes.BadUsage, Printable.Of(error.Message, 1000));
        }
    }
}
