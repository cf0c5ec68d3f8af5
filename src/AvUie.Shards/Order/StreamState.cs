using System.Text.Json;

namespace AvUie.Shards;

/// <summary>Where a training run stands in its data: all that a checkpoint needs to go on, with any number of ranks.</summary>
/// <param name="Seed">Seed of the run.</param>
/// <param name="Count">Rows of the data set, to notice another one.</param>
/// <param name="Epoch">0-based epoch.</param>
/// <param name="Position">Samples of the epoch already used, over all ranks.</param>
public sealed record StreamState(ulong Seed, int Count, long Epoch, int Position)
{
    /// <summary>One line of JSON.</summary>
    public string ToJson() => JsonSerializer.Serialize(this, BooksJson.Line);

    /// <summary>Reads <see cref="ToJson"/>'s line.</summary>
    /// <exception cref="InvalidDataException">It is none.</exception>
    public static StreamState Parse(string json)
    {
        try
        {
            return JsonSerializer.Deserialize<StreamState>(json, BooksJson.Line) ?? throw new InvalidDataException("The stream state is null.");
        }
        catch (JsonException exception)
        {
            throw new InvalidDataException($"'{json}' is no stream state ({exception.Message}). Take another checkpoint.", exception);
        }
    }
}
