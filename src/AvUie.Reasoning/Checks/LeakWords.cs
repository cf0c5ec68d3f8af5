using System.Text.RegularExpressions;

namespace AvUie.Reasoning;

/// <summary>
/// The word classes of a leak. A trace speaks of what is seen and heard; a leak speaks of the paper work (who labelled the clip, what
/// the file says), of being told, or of an answer that stands before the argument. No class is a leak alone but <see cref="Certain"/>;
/// the others carry weights that add up within a sentence, each class once.
/// </summary>
internal static partial class LeakWords
{
    /// <summary>From here on a sentence leaks.</summary>
    public const int Threshold = 3;

    /// <summary>Collocations of ordinary description that hold a telling word; they are taken out first.</summary>
    [GeneratedRegex(
        @"\b(?:given|provided) (?:that )?(?:the |these |this |those |such |its |how |what |a |an )(?!(?:\w+ )?(?:answers?|labels?|options?|class(?:es)?|categor\w+|solutions?|truth|results?|outcomes?|responses?|verdict|target|key|hint|tip|information|notes?|instructions?|task|prompt)\b)"
        + @"|\bprovided that\b|\b(?:given|provided|listed|supplied|accompanying) (?:sounds?|videos?|clips?|frames?|audios?|pictures?|images?|evidence|measurements?|readings?|recordings?|material|moment|second|time|expression|words|question|candidates?)\b"
        + @"|\b(?:frames?|sounds?|readings?|evidence) given\b"
        + @"|\b(?:a|slight|faint|any|no) hints? of\b|\bright (?:from|part|half|side|third|edge|border|corner|hand|after|before|at|away|now|channel|of)\b|\b(?:upper|lower|top|bottom|far|the|and|or|to)[ -]right\b(?! (?:answer|option|choice|class|label|one|reply|response|conclusion))"
        + @"|\bas expected (?:of|for|from)\b|\b(?:cannot|can not|could not|can't) be (?:told|known|said|decided|stated)\b|\bnothing (?:is|was) (?:known|stated|said)\b"
        + @"|\btells? (?:\w+ )?(?:apart|little|nothing|more|less|us little)\b|\b(?:marked|noted|recorded|indicated|shown) by\b"
        + @"|\brecorded (?:sound|audio|level|clip|second)s?\b|\b(?:target|reference) of the comparison\b|\bthe question (?:asks|is|names|concerns|says|speaks)\b|\bthe (?:options|candidates) are\b",
        RegexOptions.CultureInvariant)]
    public static partial Regex Ordinary();

    /// <summary>Words that have no place in any description of a clip.</summary>
    [GeneratedRegex(
        @"\bground[\s-]*truths?\b|\b(?:un|mis|pre)?label(?:l?ed|l?ing|l?ers?|s)?\b|\b(?:re)?annotat\w*|\bmeta-?\s?data\b|\bgold(?:en)?[\s-]+(?:standard|answer|reference|response|truth|key|class|option)\b"
        + @"|\bdata[\s-]?(?:sets?|bases?|cards?)\b|\b(?:answer|solution|scoring)[\s-]+(?:key|sheet|list|book)\b|\b(?:crib|cheat)\w*|\bspoilers?\b|\bmark(?:ing)? schemes?\b|\brubrics?\b"
        + @"|\braters?\b|\bgraders?\b|\bcurat\w+|\bexaminers?\b|\btest makers?\b|\bfile\s?names?\b|\bjson\b|\bcsv\b|\bspread-?sheets?\b|\bsystem (?:message|prompt)\b|\bsupervis(?:ion|ed|or)\w*"
        + @"|\breverse[\s-]engineer\w*|\b(?:work|reason|argu|infer)\w* back(?:wards?)?\b|\brationali[sz]\w*|\bpredetermined\b|\bprescribed\b|\bforegone\b|\bdisclos\w+|\bdivulg\w+|\bprivileged\b|\bleak(?:s|ed)?\b"
        + @"|\b(?:i|we|me|us) (?:was|were|am|are|have been|had been|has been|got|been)\s(?:\w+ )?(?:told|informed|given|handed|instructed|asked|advised|supplied|provided|briefed|tipped|notified|shown|directed|ordered|expected|supposed|meant|required)\b"
        + @"|\b(?:tells?|told|informs?|informed|gave|gives|instruct(?:s|ed)?|asks?|asked|wants?|wanted|lets?) (?:me|us)\b"
        + @"|\b(?:supposed|meant|obliged|required|instructed|asked) to (?:find|say|conclude|reach|answer|end|arrive|argue|name|report|identify|pick|choose|be)\b"
        + @"|\b(?:the|a|this|that|these|those|my|our|its|their|some|any|following|per|by) (?:\w+ )?(?:hints?|prompts?|instructions?|briefing|notes|memos?|handouts?|paperwork|documentation|guidelines?|answer list|side information|task description)\b(?! of\b)"
        + @"|\bas (?:provided|given|supplied|stated|specified|instructed|told|hinted|indicated|prompted|communicated|disclosed|required|requested|listed|tagged|classified|categori[sz]ed|filed|recorded in|stipulated|agreed)\b(?! (?:by|in|from) the (?:levels?|sound|frames?|picture|measure\w*|evidence|transcript|caption|question))"
        + @"|\bin line with (?:what )?(?:was|is|i was|we were) (?:asked|told|required)",
        RegexOptions.CultureInvariant)]
    public static partial Regex Certain();

    /// <summary>Each class with its weight.</summary>
    public static IReadOnlyList<(Regex Words, int Weight)> Classes { get; } =
        [(Papers(), 2), (Telling(), 2), (Advance(), 2), (Intent(), 2), (Secret(), 2), (People(), 1), (Hearsay(), 1), (Answers(), 1), (Correctness(), 1), (Self(), 1)];

    /// <summary>What an answer could be written on, or come with.</summary>
    [GeneratedRegex(
        @"\b(?:hint(?:s|ed)?|tip(?:s|ped)?(?:[\s-]off)?|prompts?|instructions?|brief(?:ing|ed)?|notes|sheets?|memos?|handouts?|papers?|paperwork|files?|folders?|titles?|headings?|headers?|captioned|records|entry|entries|catalogues?|catalogs?|index card|list(?:s|ed|ing)|registers?|archives?|collections?|corpus|benchmarks?|documentation|documents?|guidelines?|manuals?|descriptions? (?:supplied|provided|given|attached|that came|says|states)|information|particulars|references?|solutions?|keys?|tags?|tagged|columns? (?:holds|says|named|has)|fields?|targets?|exercise|assignment|task|quiz|sources?|cop(?:y|ies))\b",
        RegexOptions.CultureInvariant)]
    private static partial Regex Papers();

    /// <summary>How it could have been passed on.</summary>
    [GeneratedRegex(
        @"\b(?:told|inform(?:s|ed)|given|provided|supplied|handed|slipped|disclosed?|revealed?|divulged|communicated|announced|specif(?:y|ies|ied)|stated?|states|stipulated|dictated|instructed|known|know(?:s|n|ing)?|knew|aware|reads|says?|said|wrote|written|filed|listed|lists|noted|mentions?|mentioned|named as|assigned|confirmed|verified|certified|spelt|spelled|set out|agreed|fixed|decided|chosen for|put (?:this|it|down)|settles|given away|gives?(?: \w+)? away|giving(?: [\w ]+)? away|call(?:s|ed) for|let it be|learn(?:t|ed)|have the|has the|comes? with|came with|arriv(?:es|ed)|delivered|shipped|enclosed|attached|bundled)\b",
        RegexOptions.CultureInvariant)]
    private static partial Regex Telling();

    /// <summary>Before the argument.</summary>
    [GeneratedRegex(
        @"\b(?:before-?hand|in advance|already|a priori|ahead of time|up[\s-]?front|from the (?:outset|beginning|start)|at the outset|prior(?: to)?|previously|before (?:any|the|looking|listening|i|we)|having (?:seen|read|heard|been))\b",
        RegexOptions.CultureInvariant)]
    private static partial Regex Advance();

    /// <summary>An argument made for its end.</summary>
    [GeneratedRegex(
        @"\b(?:justif\w+|make the case|make it fit|made to fit|so as to (?:reach|support|arrive)|in order to (?:reach|support|arrive|conclude|answer)|to (?:reach|arrive at|comply|comport|match|support) (?:with )?(?:the |what )?|must (?:be made|lead|end|agree)|has to (?:agree|lead|end|be argued)|have to (?:make|reach|find|argue|conclude|end|say)|(?:is|are) expected to|my (?:job|task|aim|goal|brief)|should be read|lead to|whatever is measured|no need to (?:guess|look|listen|think)|meant to|argued for|led to believe|if (?:\w+ )+(?:can|could|may) be (?:trusted|believed))\b",
        RegexOptions.CultureInvariant)]
    private static partial Regex Intent();

    [GeneratedRegex(@"\b(?:secret(?:ly)?|hidden|conceal\w*|confidential\w*|must not (?:know|see|be told)|without (?:revealing|giving|saying)|not supposed)\b", RegexOptions.CultureInvariant)]
    private static partial Regex Secret();

    [GeneratedRegex(
        @"\b(?:teachers?|users?|experts?|humans?|reviewers?|editors?|authors?|makers?|operators?|uploaders?|somebody|someone|whoever|listeners?|judges?|professionals?|reader)\b",
        RegexOptions.CultureInvariant)]
    private static partial Regex People();

    [GeneratedRegex(@"\b(?:apparently|allegedly|reportedly|supposedly|presumably|evidently|rumou?red|it is said)\b", RegexOptions.CultureInvariant)]
    private static partial Regex Hearsay();

    [GeneratedRegex(
        @"\b(?:answers?|options?|choices?|class(?:es)?|categor(?:y|ies)|solutions?|responses?|repl(?:y|ies)|conclusions?|outcomes?|results?|verdicts?|findings?|identit(?:y|ies)|truth)\b",
        RegexOptions.CultureInvariant)]
    private static partial Regex Answers();

    [GeneratedRegex(
        @"\b(?:correct(?:ly)?|right|true|official(?:ly)?|expected|intended|required|desired|actual|proper|wanted|sought|approved|accepted|authoritative|definitive|needed)\b",
        RegexOptions.CultureInvariant)]
    private static partial Regex Correctness();

    [GeneratedRegex(@"\b(?:i|we|me|us|my|our)\b", RegexOptions.CultureInvariant)]
    private static partial Regex Self();

    /// <summary>An answer that somebody holds to be right, before the end of the argument.</summary>
    [GeneratedRegex(
        @"\b(?:correct|right|true|official|expected|intended|required|desired|wanted|sought|approved|accepted|supplied|provided|given|known|stated|assigned) (?:answers?|options?|choices?|class|category|solutions?|responses?|repl(?:y|ies)|conclusions?|outcomes?|results?|verdicts?)\b|\bknowing (?:the|what|which|that)\b|\banswers? (?:key|must|has to)\b",
        RegexOptions.CultureInvariant)]
    public static partial Regex RightAnswer();

    /// <summary>The same in an inference, where "so the correct option is the first" is a fair end.</summary>
    [GeneratedRegex(
        @"\b(?:official|expected|intended|required|desired|wanted|sought|approved|accepted|supplied|provided|given|known|stated|assigned) (?:answers?|options?|choices?|class|category|solutions?|responses?|repl(?:y|ies)|conclusions?|outcomes?|results?|verdicts?)\b|\bknowing (?:the|what|which|that)\b|\b(?:since|because|as|given|knowing)(?: that)? the (?:\w+ )?(?:answer|option|class|solution|choice)\b(?! (?:\w+ )?(?:open|depends|remains))|\b(?:answer|option|class|solution) must be\b",
        RegexOptions.CultureInvariant)]
    public static partial Regex WantedAnswer();
}
