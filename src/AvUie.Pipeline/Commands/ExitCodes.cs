namespace AvUie.Pipeline.Commands;

/// <summary>How the program ends.</summary>
internal static class ExitCodes
{
    /// <summary>Done.</summary>
    public const int Done = 0;

    /// <summary>Done, with findings: a verification or a parity run found differences.</summary>
    public const int Findings = 1;

    /// <summary>The command line or the build file cannot be used.</summary>
    public const int BadUsage = 2;

    /// <summary>The machine or the data's set-up cannot do the work: no FFmpeg, disk full, annotation files absent.</summary>
    public const int SetUp = 3;

    /// <summary>Stopped by Ctrl-C or a termination signal; finished shards are kept.</summary>
    public const int Interrupted = 130;

    /// <summary>For every help text.</summary>
    public const string Help =
        "Exit codes: 0 done, 1 differences found (verify, parity), 2 bad usage or build file, 3 the machine or the data's set-up "
        + "cannot do it, 130 interrupted (finished shards are kept; run again to go on).";
}
