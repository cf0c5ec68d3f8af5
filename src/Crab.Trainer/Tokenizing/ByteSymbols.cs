namespace Crab.Trainer.Tokenizing;

/// <summary>The printable character that stands for each byte in byte-level vocabularies (GPT-2's table).</summary>
internal static class ByteSymbols
{
    /// <summary>Number of bytes.</summary>
    public const int Count = 256;

    private const char FirstSubstitute = (char)256;
    private static readonly char[] Symbols = Create();
    private static readonly Dictionary<char, byte> Bytes = Symbols.Select((symbol, value) => (symbol, value)).ToDictionary(pair => pair.symbol, pair => (byte)pair.value);

    /// <summary>The character of a byte.</summary>
    public static char Of(byte value) => Symbols[value];

    /// <summary>The bytes that a token of the vocabulary stands for; null where it holds a character that is no byte's.</summary>
    public static byte[]? BytesOf(string token)
    {
        var bytes = new byte[token.Length];
        for (var i = 0; i < bytes.Length; i++)
        {
            if (!Bytes.TryGetValue(token[i], out bytes[i]))
            {
                return null;
            }
        }

        return bytes;
    }

    /// <summary>What is printable in Latin-1 stands for itself, the others for 256, 257 and so on.</summary>
    private static char[] Create()
    {
        var symbols = new char[Count];
        var next = FirstSubstitute;
        for (var value = 0; value < Count; value++)
        {
            symbols[value] = value is (>= '!' and <= '~') or (>= '¡' and <= '¬') or (>= '®' and <= 'ÿ') ? (char)value : next++;
        }

        return symbols;
    }
}
