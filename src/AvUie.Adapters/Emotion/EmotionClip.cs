using AvUie.Core;

namespace AvUie.Adapters;

/// <summary>A clip with one emotion, as a row of a list states it.</summary>
/// <param name="Key">What the row adds to the id.</param>
/// <param name="Emotion">The class as the answer spells it.</param>
/// <param name="Video">The pictures. Two rows with one path speak of one clip.</param>
/// <param name="Audio">The sound, often the same file.</param>
/// <param name="Fields">The row's fields in the reference's spelling.</param>
internal sealed record EmotionClip(
    string Key, string Emotion, MediaReference Video, MediaReference Audio, IReadOnlyDictionary<string, string> Fields)
{
    /// <summary>A clip whose sound is in the file of its pictures.</summary>
    /// <param name="key">What the row adds to the id.</param>
    /// <param name="emotion">The class.</param>
    /// <param name="fields">The row's fields.</param>
    /// <param name="path">The file.</param>
    /// <param name="alternatives">Other names that it may have.</param>
    public static EmotionClip InOneFile(
        string key, string emotion, IReadOnlyDictionary<string, string> fields, string path, params IReadOnlyList<string> alternatives) => new(
            key,
            emotion,
            new(MediaRole.Video, path) { Alternatives = alternatives },
            new(MediaRole.Audio, path) { Alternatives = alternatives },
            fields);

    /// <summary>The only field that the reference reads in most emotion tasks.</summary>
    public static IReadOnlyDictionary<string, string> Field(string name, string emotion) =>
        new SortedDictionary<string, string>(StringComparer.Ordinal) { [name] = FieldText.Of(emotion) };
}
