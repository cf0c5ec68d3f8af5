namespace AvUie.Reasoning;

/// <summary>What a journal's replies of one purpose came to, over all runs and whatever became of them.</summary>
/// <param name="Provider">Name of the profile.</param>
/// <param name="Role"><c>writer</c>, <c>blind</c>, <c>judge</c>, <c>grounding</c>, <c>sight</c>, <c>hearing</c>; <c>lost</c> for attempts without a reply that may be charged.</param>
/// <param name="Replies">Replies, or attempts.</param>
/// <param name="TokensIn">Tokens read.</param>
/// <param name="TokensOut">Tokens written.</param>
/// <param name="Money">At the profile's present prices.</param>
public sealed record JournalSpending(string Provider, string Role, long Replies, long TokensIn, long TokensOut, double Money)
{
    /// <summary>The spending of every provider and purpose; empty where there is no journal yet.</summary>
    /// <param name="journal">The journal's file.</param>
    /// <param name="providers">The profiles, for their prices; a provider that is none of them counts as free.</param>
    /// <exception cref="InvalidDataException">The file is no journal.</exception>
    public static IReadOnlyList<JournalSpending> Of(string journal, IReadOnlyList<ProviderProfile> providers)
    {
        if (!File.Exists(journal))
        {
            return [];
        }

        using var reader = new JournalReader(journal);
        return
        [
            .. reader.Totals().OrderBy(static total => total.Provider, StringComparer.Ordinal).ThenBy(static total => total.Role is null).ThenBy(static total => total.Role)
                .Select(total => new JournalSpending(
                    total.Provider, total.Role?.ToString().ToLowerInvariant() ?? "lost", total.Replies, total.TokensIn, total.TokensOut,
                    providers.FirstOrDefault(profile => profile.Name == total.Provider) is { } profile ? Cost.Of(profile, total.TokensIn, total.TokensOut).Money : 0)),
        ];
    }
}
