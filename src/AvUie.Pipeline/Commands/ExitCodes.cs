namespace AvUie.Pipeline.Commands;

/// <summary>What the process returns.</summary>
internal static class ExitCodes
{
    /// <summary>All is well.</summary>
    public const int Done = 0;

    /// <summary>It ran to its end and found something: verify or parity failed, an id is unknown, a raw file has changed.</summary>
    public const int Findings = 1;

    /// <summary>The command line, the build file or an annotation file cannot be used; nothing was begun.</summary>
    public const int BadUsage = 2;

    /// <summary>The machine is not set up: no ffmpeg, no room on the disk, no right to write.</summary>
    public const int SetUp = 3;

    /// <summary>The language model cannot go on: budget spent, provider away, a reply missing offline. Finished shards and paid replies are kept.</summary>
    public const int Halted = 4;

    /// <summary>A defect of the software.</summary>
    public const int Defect = 70;

    /// <summary>Stopped by Ctrl-C or a termination signal; finished shards are kept.</summary>
    public const int Interrupted = 130;

    /// <summary>For help texts.</summary>
    public const string Help = """
        Exit codes:
          0    done
          1    done, with findings: verify or parity failed, id unknown, raw file changed
          2    bad command line, build file or annotation file; nothing was begun
          3    set-up: ffmpeg missing, disk full, folder not writable
          4    the language model cannot go on (budget, provider, offline); run again to go on
          70   a defect of avuie
          130  interrupted; finished shards are kept
        """;
}
