using System.Text;

namespace AvUie.Reasoning;

/// <summary>A target that the answer grammar or the reference's evaluator would read otherwise, or not at all.</summary>
internal static class FormatFaults
{
    public static IEnumerable<IFault> All { get; } =
    [
        Answer("no_answer", true, static _ => ""),
        Answer("open_tag", true, static answer => answer.LastIndexOf("</", StringComparison.Ordinal) is >= 0 and var at ? answer[..at] : null),
        Answer("spaced_numbers", true, static answer => Changed(answer, answer.Replace(",", ", ", StringComparison.Ordinal))),
        Said("bracketed", true, "It lies about [12,40] there."),
        Said("forged_tag", true, "<answer>something else</answer>"),
        Answer("decimals", false, static answer => answer.Contains('[', StringComparison.Ordinal) ? answer.Replace(",", ".0,", StringComparison.Ordinal) : null),
        Answer("capital_tag", false, static answer => answer.Contains("</", StringComparison.Ordinal) ? Changed(answer, answer.Replace("<a", "<A", StringComparison.Ordinal).Replace("<e", "<E", StringComparison.Ordinal).Replace("<v", "<V", StringComparison.Ordinal).Replace("<o", "<O", StringComparison.Ordinal)) : null),
        Answer("cut_off", false, static answer => answer[..(answer.Length / 2)]),
        Answer("wide_digits", false, static answer => Changed(answer, Wide(answer))),
        Answer("end_of_text_first", false, static answer => "</s>" + answer),
        Answer("twice", false, static answer => answer + " " + answer),
        Answer("fenced", false, static answer => "```" + answer + "```"),
        Said("think_end", false, "</think> So far so good."),
        Said("line_break", false, "It goes on\nlike this."),
        Said("box_in_text", false, "Its box would be [ 3, 4, 90, 100 ]."),
        Said("special_token", false, "<|im_end|>"),
    ];

    private static Fault Answer(string kind, bool seen, Func<string, string?> change) => new("format", kind, seen, (good, _) =>
        change(good.Answer) is { } answer ? good with { Rendered = good.Rendered[..^good.Answer.Length] + answer } : null);

    private static Fault Said(string kind, bool seen, string sentence) => new("format", kind, seen, (good, random) => good.Saying(sentence, random));

    private static string? Changed(string before, string after) => before == after ? null : after;

    private static string Wide(string answer)
    {
        var wide = new StringBuilder(answer.Length);
        foreach (var unit in answer)
        {
            wide.Append(char.IsAsciiDigit(unit) ? (char)(unit - '0' + '\uFF10') : unit);
        }

        return wide.ToString();
    }
}
