namespace AvUie.Pipeline.Commands;

/// <summary>How bad a finding of the doctor is.</summary>
internal enum FindingLevel
{
    Ok,
    Warn,

    /// <summary>A source that a build could not read.</summary>
    Fail,

    /// <summary>A machine that cannot build.</summary>
    Setup,
}

/// <summary>One line of the doctor.</summary>
internal sealed record Finding(FindingLevel Level, string Subject, string Text);
