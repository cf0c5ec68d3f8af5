namespace AvUie.Pipeline.Decode;

/// <summary>What a file says of itself, as ffprobe reads it.</summary>
/// <param name="Video">The first picture stream that is not a cover; null where there is none.</param>
/// <param name="Audio">The first sound stream; null where there is none.</param>
/// <param name="Seconds">The longest length that header or packets claim; 0 when unknown.</param>
internal sealed record ProbedMedia(ProbedVideo? Video, ProbedAudio? Audio, double Seconds);

/// <summary>A picture stream.</summary>
/// <param name="Index">Its number in the file.</param>
/// <param name="Width">Columns as coded.</param>
/// <param name="Height">Rows as coded.</param>
/// <param name="Times">Presentation times in seconds from the container's start, ascending, of the packets without the DISCARD flag.</param>
/// <param name="FrameSeconds">Length of one frame (the mean one).</param>
/// <param name="Discarded">Packets with the flag; the reference's reader counts them, the decoder never shows them.</param>
/// <param name="Announced">Frames the header announces; 0 where it does not.</param>
internal sealed record ProbedVideo(
    int Index, int Width, int Height, double[] Times, double FrameSeconds, int Discarded, long Announced)
{
    /// <summary>Second after the last frame.</summary>
    public double End => Times.Length == 0 ? 0 : Times[^1] + FrameSeconds;
}

/// <summary>A sound stream.</summary>
/// <param name="Index">Its number in the file.</param>
/// <param name="Channels">Channels.</param>
/// <param name="Seconds">Its length by its header; 0 when unknown.</param>
internal sealed record ProbedAudio(int Index, int Channels, double Seconds);
