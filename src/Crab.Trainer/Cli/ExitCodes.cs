namespace Crab.Trainer.Cli;

/// <summary>What the process returns.</summary>
internal static class ExitCodes
{
    /// <summary>The work is done.</summary>
    public const int Done = 0;

    /// <summary>The work failed: data that cannot be read, a folder of another run, no usable libtorch.</summary>
    public const int Failed = 1;

    /// <summary>The command line or the configuration cannot be used; nothing was started.</summary>
    public const int BadUsage = 2;

    /// <summary>Stopped by Ctrl-C or a termination signal, after a whole step and with a checkpoint.</summary>
    public const int Interrupted = 130;

    /// <summary>For help texts.</summary>
    public const string Help = "Exit codes: 0 done, 1 failed work, 2 bad usage, 130 interrupted after a whole step, with a checkpoint.";
}
