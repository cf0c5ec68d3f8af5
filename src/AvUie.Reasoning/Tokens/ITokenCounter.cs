namespace AvUie.Reasoning;

/// <summary>Counts the tokens of a text.</summary>
/// <remarks>Thread-safe.</remarks>
public interface ITokenCounter
{
    /// <summary>Tokens of the text.</summary>
    int Count(string text);
}
