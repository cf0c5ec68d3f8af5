using AvUie.Core;

namespace AvUie.Reasoning;

/// <summary>
/// Traces written by a language model, which is given the label as hidden target, and weighed by rules and, on request, by a judge: best
/// of k, one repair, then the ledger. Every reply comes from the journal or goes there; a run with the same journal gives the same traces.
/// </summary>
public sealed class LanguageModelReasoner : IMeteredReasoner, IAsyncDisposable
{
    // Retries hold a place while they wait: several samples per slot keep the slots filled.
    private const int SamplesPerSlot = 8;
    private const int MostSamples = 128;

    private readonly LanguageModelOptions _options;
    private readonly ReplyJournal _journal;
    private readonly ModelCaller _models;
    private readonly TraceWriter _writer;
    private readonly CandidateVerdict _verdict;
    private readonly BlindAttempts _blind;
    private readonly ReasoningMeter _meter = new();
    private readonly int _concurrency;

    private LanguageModelReasoner(LanguageModelOptions options, Func<ProviderProfile, IChatModel> models, TimeProvider time)
    {
        _options = options;
        var prompts = PromptLibrary.Load(options.PromptFolder);
        var profiles = options.Providers.ToDictionary(static profile => profile.Name);
        _concurrency = profiles[options.Writer.Provider].Concurrency;
        _journal = ReplyJournal.Open(options.Journal);
        _models = new ModelCaller(options, _journal, models, _meter, time);
        _writer = new TraceWriter(options.Writer, profiles[options.Writer.Provider], prompts);
        _verdict = new CandidateVerdict(
            options,
            options.Judge is { } judge ? new TraceJudge(judge, profiles[judge.Provider], prompts) : null,
            options.Judge is { MediaShare: > 0 } watching ? new MediaGrounding(watching, profiles[watching.Provider], prompts) : null,
            _models);
        _blind = new BlindAttempts(options, new BlindWriter(options.Writer, profiles[options.Writer.Provider], prompts), _verdict, _models);
    }

    /// <inheritdoc/>
    public ReasoningProgress Progress => _meter.Progress(_models.Spent);

    /// <inheritdoc/>
    public int Parallelism => Math.Max(_concurrency, Math.Min(MostSamples, SamplesPerSlot * _concurrency));

    /// <summary>Opens the journal and sets the clients up; nothing is sent yet.</summary>
    /// <param name="options">Checked by <see cref="LanguageModelChecks"/>.</param>
    /// <param name="time">The clock of waits, rates and the journal.</param>
    /// <exception cref="InvalidDataException">The journal or a prompt cannot be used, or a key is not in the environment.</exception>
    public static LanguageModelReasoner Create(LanguageModelOptions options, TimeProvider time)
    {
        foreach (var profile in options.Providers)
        {
            _ = options.Offline ? null : Key(profile, options);
        }

        return new LanguageModelReasoner(options, profile => new SemanticKernelModel(profile, options.Offline ? null : Key(profile, options), time), time);
    }

    internal static LanguageModelReasoner Create(LanguageModelOptions options, Func<ProviderProfile, IChatModel> models, TimeProvider time) =>
        new(options, models, time);

    /// <inheritdoc/>
    /// <exception cref="ReasonerHaltException">No trace can be had for now; the sample must stay pending.</exception>
    public async ValueTask<ReasoningResult> ReasonAsync(ReasoningRequest request, CancellationToken cancellation)
    {
        var rendered = AnswerGrammar.Render(request.Task, request.Truth);
        if (rendered is RenderedAnswer.Failure unsayable)
        {
            // Nobody could be trained on it: no reply is paid for it.
            return new ReasoningResult.Failure(unsayable.Reason, unsayable.Detail);
        }

        var answer = ((RenderedAnswer.Success)rendered).Text;
        var blindfolded = BlindWriter.Blindfold(request);
        var blind = await _blind.AskAsync(blindfolded, answer, cancellation).ConfigureAwait(false);
        _meter.Objected(blind);
        if (Candidate.Best(blind) is { } unhinted)
        {
            return Accepted(unhinted, blindfolded);
        }

        var candidates = (await Task.WhenAll(Enumerable.Range(0, _options.Writer.Candidates).Select(
            index => CandidateAsync(_writer.Call(request, index), CandidateRoute.Hinted, request, answer, cancellation))).ConfigureAwait(false)).ToList();
        if (Candidate.Best(candidates) is null && _options.Writer.Repair && Mendable(candidates) is { } mendable)
        {
            candidates.Add(await CandidateAsync(
                _writer.Repair(request, mendable.Call.Candidate, mendable.Entry.Reply.Content, mendable.Objections), CandidateRoute.Repair, request, answer, cancellation).ConfigureAwait(false));
        }

        if (Candidate.Best(candidates) is { } best)
        {
            return Accepted(best, request);
        }

        _meter.Rejected();
        var reason = candidates.Any(static one => one.Trace is not null) ? ReasonCode.RejectedTrace : ReasonCode.ReasonerUnavailable;
        var detail = Detail(candidates);
        return _options.TemplateOnFailure && TemplateReasoner.Reason(request) is var template
            ? template with { Provenance = template.Provenance with { StandsInFor = $"{reason.Name}: {detail}" } }
            : new ReasoningResult.Failure(reason, detail, candidates.Concat(blind).Sum(static one => one.Replies));
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _models.DisposeAsync().ConfigureAwait(false);
        await _journal.DisposeAsync().ConfigureAwait(false);
    }

    private ReasoningResult.Success Accepted(Candidate best, ReasoningRequest request)
    {
        _meter.Accepted(best.Route);
        return new ReasoningResult.Success(best.Trace!, CandidateProvenance.Of(best, request, _verdict.ChecksOf(best)));
    }

    private async Task<Candidate> CandidateAsync(ModelCall call, CandidateRoute route, ReasoningRequest request, string answer, CancellationToken cancellation)
    {
        var (candidate, reply) = await CandidateReply.AskAsync(_models, call, route, _options.Writer.Tries, Parse, cancellation).ConfigureAwait(false);
        if (reply is not null)
        {
            candidate = await _verdict.WeighAsync(candidate with { Trace = reply.Trace, IsUnsupported = reply.IsUnsupported }, request, answer, cancellation).ConfigureAwait(false);
        }

        _meter.Objected([candidate]);
        return candidate;

        static (TraceReply? Reply, string? Problem) Parse(string content)
        {
            var read = TraceReply.Parse(content);
            return read.Problem is { } wrong ? (null, wrong) : (read, null);
        }
    }

    // Form has been asked for again already, and a writer that denies the label has nothing to mend.
    private static Candidate? Mendable(IEnumerable<Candidate> candidates) =>
        candidates.Where(static one => one is { Trace: not null, IsUnsupported: false }).OrderBy(static one => one.Objections.Count).ThenBy(static one => one.Call.Candidate).FirstOrDefault();

    private static string Detail(IReadOnlyList<Candidate> candidates) => string.Join("; ", candidates.Select(static one => one.Trace is null
        ? one.Objections[0].Detail
        : string.Join(", ", one.Objections.Select(static objection => $"{objection.Check}: {objection.Detail}"))).Distinct());

    private static string? Key(ProviderProfile profile, LanguageModelOptions options) => profile.ApiKeyEnv is not { } name ? null
        : options.EnvironmentVariable(name) is { Length: > 0 } key ? key.Trim()
        : throw new InvalidDataException($"provider {profile.Name}: the environment variable {name} is not set; set it to the provider's key, or leave api_key_env out");
}
