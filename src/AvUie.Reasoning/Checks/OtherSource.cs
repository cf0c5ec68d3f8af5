using System.Text.RegularExpressions;

namespace AvUie.Reasoning;

/// <summary>
/// The appeal to another source of knowledge than the clip. A sentence that names the answer may only rest on what is heard, seen or
/// said; records, authorities, ways of being told, foreknowledge, hearsay and an argument made for its end give a writer away. Nouns
/// that a scene may hold as well (a note, a key, a teacher) count only where they speak, or where something is taken from them.
/// </summary>
internal static partial class OtherSource
{
    // Things that carry an answer and hardly ever sound or show.
    private const string Record =
        @"(?:answer(?:[\s-](?:key|sheet|list|book))?s?|solutions?|records|entr(?:y|ies)|columns?(?! [0-9])|rows?(?! [0-9])|fields?|files?|file ?names?|folders?|director(?:y|ies)|paths?|titles?|headings?|headers?|descriptions?|lists?|listings?|index|catalog(?:ue)?s?"
        + @"|regist(?:er|ry|ries|ers)|inventor(?:y|ies)|archives?|logs?|logbooks?|ledgers?|data ?(?:base|set)s?|documents?|documentation|paperwork|memos?|briefs?|briefings?|instructions?|prompts?|hints?|assignments?"
        + @"|references?|benchmarks?|corpus|handouts?|manuals?|guidelines?|specifications?|checklists?|tags?|identifiers?|side (?:notes?|channels?)|footnotes?|(?:side|extra|additional|background|inside|outside|external|prior|accompanying|attached|supplied|given) (?:information|knowledge|notes?|texts?|sources?|data|material)"
        + @"|caption files?|credits?|consensus|authorit(?:y|ies)|targets?|source files?|playlists?|data|inputs?|payload|urls?|hyperlinks?|hashtags?|attributes?|parameters?|premises?|subsets?|splits?|buckets?|librar(?:y|ies)|questionnaires?|quiz|exams?|codebooks?|taxonom(?:y|ies)|ontolog(?:y|ies)|classification|specs?|upload(?:er)?s?|web ?(?:page|site)s?)";

    // The same where a scene may hold the thing too.
    private const string Maybe =
        @"(?:keys?|notes?|record|sheets?|papers?|cards?|slips?|labels?|marks?|forms?|tables?|cells?|texts?|messages?|letters?|scripts?|schemes?|tests?|tasks?|exercises?|collections?|system|copy|copies|pages?|books?|stickers?|stamps?|signs?|strings?|codes?|numbers?|ids?|links?|conversation|chat|model"
        + @"|teachers?|tutors?|supervisors?|instructors?|professors?|users?|customers?|clients?|operators?|experts?|specialists?|editors?|authors?|makers?|creators?|publishers?|owners?|compilers?|organi[sz]ers?|judges?|referees?|reviewers?|assessors?"
        + @"|moderators?|archivists?|librarians?|catalogu?ers?|transcribers?|workers?|colleagues?|friends?|humans?|people|person|someone|somebody|whoever|others|they|team|staff|crowd-?workers?|volunteers?|providers?|suppliers?|producers?|developers?|engineers?|officials?)";

    private const string Saying =
        @"(?:says?|said|states?|stated|reads|names?|named|gives?|gave|specif(?:y|ies|ied)|tells?|told|mentions?|mentioned|calls? (?:it|this|for|the clip)|called (?:it|this|for|the clip)|lists?|listed|indicates?|indicated|wrote|writes|declares?|declared"
        + @"|asserts?|claims?|claimed|maintains?|promises?|promised|dictates?|prescribes?|commands?|guarantees?|certif(?:y|ies|ied)|vouch\w*|predicts?|predicted|insists?|demands?|wants?|wanted|requires?|required|expects?|expected|decides?|decided|settled|agree(?:s|d)? (?:on|that)|identif(?:y|ies|ied)|assigned|classif(?:y|ies|ied)|marked|noted|filed|logged|tagged|recorded (?:it|this)|put (?:it|this|down)|chose|picked|let|confirm(?:s|ed)|reveal(?:s|ed)|spells?|spelt|has it|have it|informs?|informed|announced|determined|judged|deemed|considers?|designat\w+|ha(?:s|d|ve) (?:already )?(?:said|stated|named|given|specified|told|mentioned|listed|indicated|written|declared|decided|settled|agreed|identified|assigned|classified|marked|noted|filed|tagged|chosen|confirmed|revealed|put|set|established|determined))";

    private const string Holding =
        @"(?:is|was|are|were|has|have|had|holds?|held|contains?|contained|shows?|showed|points?|pointed|settles|carries|carried|bears|bore|puts?|refers?|referred|must|should|would|suggests?|suggested|leaves?|makes?|made|supports?|agrees?|matches|corresponds?|includes?|supplies|provides?|provided|supplied|records|notes|classes|goes|resolves?|answers?|comes?|came|already|clearly|simply|itself)";

    private const string Sensed =
        @"(?:sounds?|audio|audible|soundtrack|picture|frames?|images?|video|visible|levels?|loud\w*|evidence|measur\w+|readings?|motion|movements?|spectr\w+|voices?|speech|spoken|question|utterance|outline|ear|eyes?|tim\w+|rhythm|heard|hearing|seen|onsets?|energy|expression|figures|cues?|changes?|tone|pitch|face|gestures?|words)";

    private const string Answer =
        @"(?:answers?|options?|choices?|class(?:es)?|categor(?:y|ies)|solutions?|responses?|repl(?:y|ies)|conclusions?|outcomes?|results?|verdicts?|identit(?:y|ies)|truth|interpretation|finding|output|designation|classification|term|wording)";

    private const string Concluding =
        @"(?:say|conclude|reach|arrive|end|land|answer|argue|name|report|support|defend|find|produce|deliver|claim|reply|write|come (?:out|up)|lead|agree|fit|match|explain|account|show|prove|select|choose|pick|state|be (?:found|named|reached|concluded|argued|said|reported|chosen|explained|shown|justified|identified|recogni[sz]ed))";

    /// <summary>Whether a sentence that names the answer takes it from elsewhere.</summary>
    /// <param name="text">In lower case, without the sample's own words and without ordinary collocations.</param>
    /// <param name="isInference">Whether it belongs to the inference, which may speak of its answer.</param>
    public static bool SpeaksIn(string text, bool isInference) =>
        Speaker().IsMatch(isInference ? Conclusion().Replace(text, " ") : text) || Source().IsMatch(text) || Told().IsMatch(text) || Foreknowledge().IsMatch(text) || Purpose().IsMatch(text)
        || Self().IsMatch(text) || Official().IsMatch(text) || Hearsay().IsMatch(text) || Unperceived().IsMatch(text)
        || (isInference ? AnswerBefore() : AnswerInStep()).IsMatch(text);

    /// <summary>How an inference says its answer.</summary>
    [GeneratedRegex(@"\b(?:so|hence|thus|therefore|consequently|all in all|overall|together|which means|that is why),? (?:the|this|our|its) (?:correct |right )?" + Answer + @" is\b|^(?:the|this) (?:correct |right )?" + Answer + @" is\b(?=\W*$)", RegexOptions.CultureInvariant)]
    private static partial Regex Conclusion();

    [GeneratedRegex(
        @"\b" + Record + @"(?:['’]s?)? (?:\w+ ){0,4}?(?:" + Saying + "|" + Holding + @")\b|\b" + Maybe + @" (?:\w+ ){0,4}?" + Saying + @"\b|\b(?:teacher|examiner|supervisor|instructor|tutor|professor|expert|user|author|editor|maker|uploader)s?['’]s?\b",
        RegexOptions.CultureInvariant)]
    private static partial Regex Speaker();

    [GeneratedRegex(
        @"\b(?:in|on|from|under|by|per|with|via|through|inside|behind|to|of|at|into) (?:the |a |an |its |this |that |these |their |my |our |some |any |which |whose )(?:[\w-]+ ){0,2}?" + Record
        + @"\b(?! (?:of|on|in) (?:the )?" + Sensed + @")|\baccording to (?!(?:the |its |these |this |those |what is |both |their )?(?:\w+ ){0,2}?" + Sensed + @"\b)|\b(?:as per|per the|on the (?:strength|authority|word|say-so) of|courtesy of)\b"
        + @"|\b(?:based (?:up)?on|going by|judging by|following|in (?:accordance|agreement|line|conformity|compliance) with|consistent with|thanks to|because of|owing to|relying on|trusting|(?:taken|drawn|copied|quoted|read(?: off)?|lifted|borrowed|written|printed|found|looked up|given|listed) (?:in|on|from|off|by)) (?:the |a |an |its |this |that |these |what |my |our |their )?(?:[\w-]+ ){0,2}?(?:" + Record + "|" + Maybe + @")\b"
        + @"|\b(?:behind the scenes|off the record|third[\s-]part(?:y|ies)|word of mouth|(?:under|by|with|bears?|carries|carrying) the (?:name|heading|title|caption|rubric|designation|term)|(?:file|clip|video|recording|sample|item) (?:is|was|has been) (?:called|named|titled|entitled|headed|stored|saved|kept)|entitled|came (?:with|along)|comes with (?:the|a|an)|(?:attached|appended|enclosed|bundled|pinned|stapled|pasted|prefilled|pre-?assigned|pre-?selected|pre-?set|pre-?written|predefined|preordained))\b",
        RegexOptions.CultureInvariant)]
    private static partial Regex Source();

    // A clip's own passives ("is confirmed by the picture", "can be described as") are no telling.
    [GeneratedRegex(
        @"(?<!\b(?:can|could|may|might|cannot|not) )\b(?:is|was|were|are|been|be|being|gets?|got|had) (?:(?:\w+ly|already|also|then|just|so|once|all|long) )*(?:told|informed|given|provided|supplied|handed|passed (?:on|along|down)|shipped|delivered|fed|whispered|leaked|slipped|instructed|stated|specified|stipulated|prescribed|dictated|disclosed|revealed|divulged|communicated|conveyed|announced|declared|listed|noted|registered|logged|entered|filed|catalogu?ed|tagged|titled|named|captioned|documented|written|printed|typed|inscribed|stored|archived|claimed|promised|predicted|guaranteed|decreed|imposed|awarded|graded|coded|ticked|circled|underlined|uploaded|posted|published|advertised|billed|verified|certified|validated|approved|fixed|settled|agreed(?: upon| on)?|assigned|designated|presupposed|required|demanded|requested|ordered|asked|wanted|expected|intended|meant|supposed|known|recorded as|marked as|classified|categori[sz]ed|labelled|spelt out|spelled out|laid down|set down|noted down|put down|set in advance|pointed out)\b(?! without)(?! (?:by|in|through|from|with) (?!.*\b(?:"
        + Record + "|" + Maybe + @")\b))"
        + @"|\b(?:told|informed|notified|advised|briefed|tipped|assured|reminded|hinted|instructed|communicated|disclosed|divulged|stipulated|whispered to|handed (?:me|us|over|down)|passed on)\b|\bas (?:\w+ly )?(?:given|stated|specified|supplied|provided|told|noted|listed|recorded|registered|documented|agreed|required|requested|instructed|expected|intended|known|confirmed|reported|written|announced|declared|marked|mentioned|promised|arranged|planned|wanted|desired)\b(?! (?:by|in|from) (?:the |its )?" + Sensed + ")",
        RegexOptions.CultureInvariant)]
    private static partial Regex Told();

    [GeneratedRegex(
        @"\b(?:beforehand|in advance|a priori|ahead of (?:time|the)|foreknowledge|foreknown|knowledge|know(?:s|n|ing)?|knew|unknown to|aware|memor(?:y|ised|ized)|i (?:recall|remember)|found out|look(?:ed|ing)? (?:it |this |them )?up|peek\w*|glanc\w+ at the (?:answer|end|back|solution)|cheat\w*|secret\w*|confidential\w*|hidden (?:" + Answer
        + @"|label|target)|already (?:\w+ )?(?:established|determined|clear|certain|decided|settled|in hand|given|said|stated|fixed|set|available|at hand)|(?:having|has|have|had) (?:already )?(?:been (?:shown|given|told|handed|informed)|seen the|read the|access to|(?:the|an?) (?:answer|result|solution|outcome)))\b",
        RegexOptions.CultureInvariant)]
    private static partial Regex Foreknowledge();

    [GeneratedRegex(
        @"\bjustif\w+|\brationali\w+|\b(?:have|has|had|need|needs|needed|must|ought|obliged|bound|forced|compelled|required|asked|told|instructed|supposed|expected|meant|intended|trained|wanted|wants?|tries|try|trying|so as|in order|designed|written|made|arranged|chosen|asks?|serves?|enough|remains|purpose is|aim is|goal is|job is|task is|idea is|point is)(?: (?:only|just|simply|me|us|one|now|then))* (?:to )?(?:\w+ly )?"
        + Concluding + @"\b|\bso that (?:it|they|these|this|everything|all of it) (?:lead|point|fit|agree|support|end|come|say)\w*|\b(?:full|extra|best|top) (?:marks?|credit|score|points)\b|\bcounts? as (?:correct|right)\b|\b(?:an?|the) (?:example|instance|specimen|illustration) of\b|\bto illustrate\b|\bwith a view to\b|\bfor the sake of\b|\b(?:work|start|begin|argu|reason)\w* (?:back|backwards?|towards?)\b|\b(?:start|begin|proceed|work|reason|argu)\w* from (?:the )?(?:" + Answer + @"|(?=[,.;]|$|one|it|i\b|we\b))|\bretrofit\w*|\btailor(?:ed|ing) to\b|\bmak(?:e|es|ing) (?:it|this|the \w+|everything|things) (?:fit|agree|look|match|point|lead|support)\b|\b(?:made|cut|shaped|bent|twisted|selected|chosen|phrased|worded) to (?:fit|suit|match|support)\b|\b(?:final|desired|required|intended) (?:destination|end)\b",
        RegexOptions.CultureInvariant)]
    private static partial Regex Purpose();

    [GeneratedRegex(
        @"\b(?:i|we) (?:was|were|am (?!hear|listen|look|see)|have been|had been|know|knew|recall|remember|happen to|looked|checked|read|received|got|must|should|need|have to|ought|learn(?:ed|t)|shall|trust|have (?:it|the|this|been|an?)|had (?:it|the|this)|are (?!hear|listen|look|see|watch|deal|left))\b|\b(?:my|our) (?!ears?\b|eyes?\b|view|reading|impression|hearing|estimate|measure|conclusion|best|attention)\w+|\b(?:give[sn]?|gave|told|tells?|hand(?:s|ed)|ask(?:s|ed)|inform(?:s|ed)|want(?:s|ed)|assur(?:es|ed)|shown|supplied|provided|let|instruct(?:s|ed)) (?:to )?(?:me|us)\b",
        RegexOptions.CultureInvariant)]
    private static partial Regex Self();

    [GeneratedRegex(
        @"\b(?:official(?:ly)?|expected|intended|required|desired|wanted|sought(?:-after)?|approved|accepted|authoritative|definitive|verified|certified|known|predetermined|prescribed|designated|assigned|registered|canonical|stated|listed|documented|published|agreed|supplied|given|provided|specified|stipulated|demanded|requested|hidden|underlying|gold(?:en)?|model|sample|reference|target|standard) (?:\w+ )?" + Answer + @"\b|\bofficial\w*\b|\bauthoritative\w*|\bcanonical\w*",
        RegexOptions.CultureInvariant)]
    private static partial Regex Official();

    [GeneratedRegex(
        @"\b(?:allegedly|reportedly|supposedly|purported\w*|ostensibly|apparently the|rumou?r\w*|hearsay|it is said|they say|word has it|(?:said|believed|claimed|understood|supposed|assumed|reported) to be|so-called|deemed|assum(?:e|es|ing)|let us suppose|pretend\w*|act(?:s|ing)? as if|premise|starting point|point of departure|presuppos\w*|postulat\w*|hindsight|in retrospect|needless to say|goes without saying|unsurprisingly|no surprise|in mind|as (?:predicted|foretold|anticipated|hoped|everyone knows)|from memory|from experience|(?:this|the) (?:clip|video|file) before|previous (?:turn|message|run|round|answer|reply)|earlier (?:turn|message|run|round|answer|reply)|tak(?:e|en|ing) (?:it |this |that |as )?(?:as )?(?:given|read|known|fact|gospel)|for granted|on trust|by (?:definition|decree|fiat|assumption|design)|no doubt because|of course because|foregone|can be trusted|to be trusted|if \w+ (?:is|are) to be believed)\b",
        RegexOptions.CultureInvariant)]
    private static partial Regex Hearsay();

    [GeneratedRegex(
        @"\b(?:regardless|irrespective|no matter (?:what|how|whether)|whatever (?:is|was|the|one|else|may|can)|whether or not|(?:even|al)? ?though (?:nothing|no |none|neither|not)[^,]*,? ?.*\b(?:answer|must|is still|anyway|nevertheless)|even (?:if|without|when|where) (?:nothing|no |none|neither|not|it cannot|listening|looking|hearing|seeing|the)|verbatim|word for word|without (?:even |ever |having |any need (?:to|of) |the need (?:to|of) )?(?:look|listen|hear|see|check|watch|play|open|measur)\w*|before (?:even )?(?:look|listen|hear|see|check|watch|play|any\b|having)\w*|(?:no|not|without) (?:real )?need (?:to|for|of)|need(?:n't| not)|never mind)\b",
        RegexOptions.CultureInvariant)]
    private static partial Regex Unperceived();

    /// <summary>In an observation no answer exists yet.</summary>
    [GeneratedRegex(
        @"\b(?:the|this|that|our|my|its|correct|right|true|actual|real) (?:\w+ )?(?:answers?|solutions?|verdicts?|outcomes?|truth|identity)\b|\b(?:correct(?:ly)?|right) (?:\w+ )?(?:option|choice|class|category|response|reply|conclusion|result|one)\b|\b(?:the|desired|this|our) (?:conclusion|result) (?:is|was|will|must|should|has|:)|\b(?:the|this|a) (?:class|category)\b|\b(?:is|be|being|as) (?:the )?(?:right|correct|true)\b|\b(?:option|choice|class|category|response|conclusion|result)s? (?:is|was|must|should|has|to)\b",
        RegexOptions.CultureInvariant)]
    private static partial Regex AnswerInStep();

    /// <summary>In an inference, an answer that was there before it.</summary>
    [GeneratedRegex(
        @"\b" + Answer + @" (?:was|were|had|has (?:already|been)|is (?:already|simply|fixed|certain anyway|settled|set|there)|must|needs|has to|stands?|itself|arrived|came|comes|came with|follows from nothing)\b|\b(?:true|actual|real) (?:\w+ )?" + Answer + @"\b|\b(?:since|because|as|given|knowing|considering) (?:that )?(?:the )?(?:\w+ )?" + Answer + @"\b(?! (?:\w+ )?(?:open|depends|remains))",
        RegexOptions.CultureInvariant)]
    private static partial Regex AnswerBefore();
}
