using System.Text;

namespace Crab.Trainer.Processing;

/// <summary>
/// One id per UTF-8 byte, special tokens after them. No vocabulary file and nothing unknown, at the price of sequences about four
/// times as long as with byte pairs: right for a tiny model, wrong for a real one.
/// </summary>
internal sealed class ByteTokenizer : ITokenizer
{
    private const int Bytes = 256;

    /// <inheritdoc />
    public SpecialTokens Special { get; } = SpecialTokens.From(Bytes);

    /// <inheritdoc />
    public int VocabularySize => Bytes + SpecialTokens.Count;

    /// <inheritdoc />
    public void Encode(string text, List<int> ids)
    {
        foreach (var value in Encoding.UTF8.GetBytes(text))
        {
            ids.Add(value);
        }
    }

    /// <inheritdoc />
    /// <remarks>Special tokens have no spelling here and are left out always.</remarks>
    public string Decode(IEnumerable<int> ids, bool skipSpecial) =>
        Encoding.UTF8.GetString([.. ids.Where(static id => id is >= 0 and < Bytes).Select(static id => (byte)id)]);
}
