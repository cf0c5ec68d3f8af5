namespace AvUie.Adapters;

/// <summary>The columns that a declaration reads.</summary>
internal static class DeclaredColumns
{
    public static IReadOnlyList<string> Of(DatasetDeclaration declared)
    {
        var patterns = DeclaredTask.Given(declared.Media).Select(media => media.Pattern).Append(declared.Id).OfType<string>()
            .SelectMany(text => CellPattern.Parse(text).Pattern?.Columns ?? []);
        string?[] single = [declared.SplitColumn, declared.Media.Start, declared.Media.End, declared.YoutubeId, declared.YoutubeStart];
        return
        [
            .. patterns.Concat(DeclaredTask.Given(declared.Truth).SelectMany(truth => truth.Columns)).Concat(single.OfType<string>())
                .Concat(declared.Fields?.Values ?? []).Distinct(StringComparer.Ordinal),
        ];
    }
}
