namespace AvUie.Pipeline.Building;

/// <summary>A defect of the software or of the machine (disk full), not of the data, ended the build.</summary>
public sealed class BuildFaultException : Exception
{
    internal BuildFaultException(string message, Exception inner)
        : base(message, inner)
    {
    }
}
