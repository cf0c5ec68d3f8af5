using System.Text;

namespace AvUie.Adapters;

/// <summary>Encodings of annotation files.</summary>
internal static class TextEncodings
{
    private const int BlockBytes = 64 * 1024;

    /// <summary>GB18030, which holds GBK and GB2312; bytes that are none of it become U+FFFD.</summary>
    public static Encoding Chinese { get; } = CodePagesEncodingProvider.Instance.GetEncoding(
        "GB18030", EncoderFallback.ReplacementFallback, new DecoderReplacementFallback("\uFFFD"))!;

    /// <summary>Whether all bytes of a stream are UTF-8; memory is bounded by a block.</summary>
    public static bool IsUtf8(Stream stream)
    {
        var decoder = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true).GetDecoder();
        var bytes = new byte[BlockBytes];
        var characters = new char[BlockBytes + 1];
        try
        {
            for (int read; (read = stream.Read(bytes)) > 0;)
            {
                decoder.GetChars(bytes, 0, read, characters, 0, flush: false);
            }

            decoder.GetChars([], 0, 0, characters, 0, flush: true);
            return true;
        }
        catch (DecoderFallbackException)
        {
            return false;
        }
    }
}
