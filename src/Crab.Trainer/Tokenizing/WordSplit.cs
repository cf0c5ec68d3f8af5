using System.Globalization;
using System.Text;

namespace Crab.Trainer.Tokenizing;

/// <summary>
/// Cuts text into the pieces that byte pairs are merged within, as Qwen's tokenizer does by the expression
/// <c>(?i:'s|'t|'re|'ve|'m|'ll|'d)|[^\r\n\p{L}\p{N}]?\p{L}+|\p{N}| ?[^\s\p{L}\p{N}]+[\r\n]*|\s*[\r\n]+|\s+(?!\S)|\s+</c>.
/// </summary>
/// <remarks>
/// By hand, because .NET's expressions see letters beyond U+FFFF as two characters that are none, and because it is several times
/// faster. Every character belongs to exactly one piece.
/// </remarks>
internal ref struct WordSplit(ReadOnlySpan<char> text)
{
    private const char LongS = '\u017f';
    private readonly ReadOnlySpan<char> _text = text;
    private int _at;

    private enum Kind : byte
    {
        Other,
        Letter,
        Number,
        Space,
        LineEnd,
    }

    private static readonly Kind[] Ascii = [.. Enumerable.Range(0, 128).Select(static value => Slow(new Rune(value)))];

    /// <summary>The next piece; empty at the end.</summary>
    public ReadOnlySpan<char> Next()
    {
        var start = _at;
        if (start < _text.Length)
        {
            _at = start + Length(_text[start..]);
        }

        return _text[start.._at];
    }

    private static int Length(ReadOnlySpan<char> text)
    {
        var kind = KindAt(text, 0, out var width);
        if (kind == Kind.Other && text[0] == '\'' && Contraction(text) is var contraction and > 0)
        {
            return contraction;
        }

        // Letters, after one character that is neither letter, number nor line end.
        if (kind == Kind.Letter)
        {
            return Run(text, width, Kind.Letter);
        }

        if (kind is Kind.Other or Kind.Space && KindAt(text, width, out var next) == Kind.Letter)
        {
            return Run(text, width + next, Kind.Letter);
        }

        if (kind == Kind.Number)
        {
            return width;
        }

        // Marks, after one space, with the line ends after them.
        if (kind == Kind.Other)
        {
            return Run(text, Run(text, width, Kind.Other), Kind.LineEnd);
        }

        return text[0] == ' ' && KindAt(text, 1, out next) == Kind.Other
            ? Run(text, Run(text, 1 + next, Kind.Other), Kind.LineEnd)
            : Spaces(text);
    }

    /// <summary>Spaces up to the last line end among them; without one, all but the last where something follows it.</summary>
    private static int Spaces(ReadOnlySpan<char> text)
    {
        var (end, last, afterLineEnd) = (0, 0, 0);
        while (KindAt(text, end, out var width) is var kind && (kind is Kind.Space or Kind.LineEnd))
        {
            last = end;
            end += width;
            afterLineEnd = kind == Kind.LineEnd ? end : afterLineEnd;
        }

        return afterLineEnd > 0 ? afterLineEnd : end < text.Length && last > 0 ? last : end;
    }

    private static int Contraction(ReadOnlySpan<char> text)
    {
        static char Lower(char letter) => letter == LongS ? 's' : (char)(letter | 0x20);
        if (text.Length < 2 || text[1] is not (LongS or (>= 'A' and <= 'Z') or (>= 'a' and <= 'z')))
        {
            return 0;
        }

        var first = Lower(text[1]);
        if (first is 's' or 't' or 'm' or 'd')
        {
            return 2;
        }

        var second = text.Length > 2 && char.IsAsciiLetter(text[2]) ? Lower(text[2]) : '\0';
        return (first, second) is ('r', 'e') or ('v', 'e') or ('l', 'l') ? 3 : 0;
    }

    private static int Run(ReadOnlySpan<char> text, int at, Kind kind)
    {
        while (at < text.Length && KindAt(text, at, out var width) == kind)
        {
            at += width;
        }

        return at;
    }

    /// <summary>The kind of the character at a position; <see cref="Kind.LineEnd"/>'s neighbour 255 past the end.</summary>
    private static Kind KindAt(ReadOnlySpan<char> text, int at, out int width)
    {
        width = 1;
        if (at >= text.Length)
        {
            return (Kind)byte.MaxValue;
        }

        if (text[at] < 128)
        {
            return Ascii[text[at]];
        }

        Rune.DecodeFromUtf16(text[at..], out var rune, out width);
        return Slow(rune);
    }

    private static Kind Slow(Rune rune) => Rune.GetUnicodeCategory(rune) switch
    {
        UnicodeCategory.UppercaseLetter or UnicodeCategory.LowercaseLetter or UnicodeCategory.TitlecaseLetter
            or UnicodeCategory.ModifierLetter or UnicodeCategory.OtherLetter => Kind.Letter,
        UnicodeCategory.DecimalDigitNumber or UnicodeCategory.LetterNumber or UnicodeCategory.OtherNumber => Kind.Number,
        _ => rune.Value is '\r' or '\n' ? Kind.LineEnd : Rune.IsWhiteSpace(rune) ? Kind.Space : Kind.Other,
    };
}
