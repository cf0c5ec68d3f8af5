using System.Text;
using AvUie.Shards;

namespace Crab.Trainer.Processing;

/// <summary>
/// Lays out a conversation as tokens: ChatML turns, a run of placeholder tokens where a medium stands, and the span that is learnt:
/// all after the first <c>&lt;|im_start|&gt;assistant</c>, up to and with the first <c>&lt;|im_end|&gt;</c> after it.
/// </summary>
/// <remarks>
/// Two media of a kind have been joined into one: as in the reference, the last of their placeholders stays, so that nothing marks
/// where the second begins.
/// </remarks>
internal sealed class ChatLayout
{
    private const string System = "system", Assistant = "assistant";

    /// <summary>What the published template begins with where the conversation has no system turn.</summary>
    private static readonly ConversationTurn DefaultSystem = new(System, [new TurnPart("text", "You are a helpful assistant.")]);

    private readonly ITokenizer _tokenizer;
    private readonly List<int> _tokens = [];
    private readonly StringBuilder _text = new();

    private ChatLayout(ITokenizer tokenizer) => _tokenizer = tokenizer;

    /// <summary>All tokens.</summary>
    public int[] Tokens { get; private set; } = [];

    /// <summary>First learnt token; -1 without an assistant turn.</summary>
    public int LabelStart { get; private set; } = -1;

    /// <summary>The token after the last learnt one; -1 without an assistant turn.</summary>
    public int LabelEnd { get; private set; } = -1;

    /// <summary>First tokens of the media, by kind, in order.</summary>
    public Dictionary<string, List<int>> MediaStarts { get; } = new(StringComparer.Ordinal) { ["video"] = [], ["image"] = [], ["audio"] = [] };

    /// <summary>Lays out a conversation.</summary>
    /// <param name="conversation">Turns in order.</param>
    /// <param name="mediaTokens">Tokens of the media that the model is given, by kind, in order.</param>
    /// <param name="tokenizer">Text to ids.</param>
    /// <param name="what">Names the sample in messages.</param>
    /// <param name="prompt">End with the beginning of an assistant turn, for the model to go on with.</param>
    /// <exception cref="SampleException">Placeholders and media do not fit together.</exception>
    public static ChatLayout Of(
        IReadOnlyList<ConversationTurn> conversation, IReadOnlyDictionary<string, int[]> mediaTokens, ITokenizer tokenizer, string what,
        bool prompt = false)
    {
        var layout = new ChatLayout(tokenizer);
        var skip = mediaTokens.ToDictionary(kind => kind.Key, kind => Superfluous(conversation, kind.Key, kind.Value.Length, what));
        foreach (var turn in conversation is [{ Role: not System }, ..] ? conversation.Prepend(DefaultSystem) : conversation)
        {
            layout.Turn(turn, mediaTokens, skip, what);
        }

        if (prompt)
        {
            layout.Special(tokenizer.Special.TurnStart);
            layout._text.Append(Assistant).Append('\n');
        }

        layout.Flush();
        layout.Tokens = [.. layout._tokens];
        return layout;
    }

    /// <summary>Placeholders to leave out, counted from the first.</summary>
    private static int Superfluous(IReadOnlyList<ConversationTurn> conversation, string kind, int given, string what)
    {
        var placeholders = conversation.Sum(turn => turn.Content.Count(part => part.Type == kind));
        return placeholders == given || (placeholders == 2 && given == 1)
            ? placeholders - given
            : throw new SampleException($"{what}: the conversation names {placeholders} of '{kind}', the row holds {given}. Build the shards again.");
    }

    private void Turn(ConversationTurn turn, IReadOnlyDictionary<string, int[]> mediaTokens, Dictionary<string, int> skip, string what)
    {
        var learnt = turn.Role == Assistant && LabelStart < 0;
        Special(_tokenizer.Special.TurnStart);
        _text.Append(turn.Role);
        if (learnt)
        {
            Flush();
            LabelStart = _tokens.Count;
        }

        _text.Append('\n');
        foreach (var part in turn.Content)
        {
            if (part.Type == "text")
            {
                _text.Append(part.Text);
            }
            else if (!MediaStarts.TryGetValue(part.Type, out var starts))
            {
                throw new SampleException($"{what}: a part of type '{part.Type}'; expected text, video, image or audio.");
            }
            else if (skip[part.Type] > 0)
            {
                skip[part.Type]--;
            }
            else
            {
                Medium(part.Type, mediaTokens[part.Type][starts.Count], starts);
            }
        }

        Special(_tokenizer.Special.TurnEnd);
        if (learnt)
        {
            LabelEnd = _tokens.Count;
        }

        _text.Append('\n');
    }

    private void Medium(string kind, int count, List<int> starts)
    {
        var special = _tokenizer.Special;
        var (start, token, end) = kind switch
        {
            "audio" => (special.AudioStart, special.Audio, special.AudioEnd),
            "image" => (special.VisionStart, special.Image, special.VisionEnd),
            _ => (special.VisionStart, special.Video, special.VisionEnd),
        };
        Special(start);
        starts.Add(_tokens.Count);
        _tokens.AddRange(Enumerable.Repeat(token, count));
        _tokens.Add(end);
    }

    private void Special(int id)
    {
        Flush();
        _tokens.Add(id);
    }

    /// <summary>Neighbouring texts become ids together, as they would in the rendered whole.</summary>
    private void Flush()
    {
        _tokenizer.Encode(_text.ToString(), _tokens);
        _text.Clear();
    }
}
