namespace Crab.Trainer.Cli;

/// <summary>The command line or the configuration cannot be used.</summary>
internal sealed class UsageException(string message) : Exception(message);
