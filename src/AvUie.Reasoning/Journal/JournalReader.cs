using Microsoft.Data.Sqlite;

namespace AvUie.Reasoning;

/// <summary>One connection that reads replies. Not thread-safe.</summary>
internal sealed class JournalReader : IDisposable
{
    private readonly SqliteConnection _connection;
    private readonly SqliteCommand _find;

    public JournalReader(string path)
    {
        _connection = JournalSchema.Open(path);
        _find = _connection.CreateCommand();
        _find.CommandText = """
            SELECT role, provider, request, status, content, model_served, system_fingerprint, finish_reason, response_id,
                   tokens_in, tokens_out, tokens_cached, latency_ms, attempt, utc FROM replies WHERE key = $key
            """;
        _find.Parameters.Add("$key", SqliteType.Blob);
    }

    /// <summary>The reply of that key; null where there is none.</summary>
    public JournalEntry? Find(string key)
    {
        _find.Parameters[0].Value = Convert.FromHexString(key);
        using var row = _find.ExecuteReader();
        return !row.Read() ? null : new JournalEntry(
            key,
            Enum.Parse<ModelRole>(row.GetString(0)),
            row.GetString(1),
            row.GetString(2),
            new ModelReply
            {
                Status = Enum.Parse<ReplyStatus>(row.GetString(3)),
                Content = row.GetString(4),
                ModelServed = Text(row, 5),
                SystemFingerprint = Text(row, 6),
                FinishReason = Text(row, 7),
                ResponseId = Text(row, 8),
                TokensIn = row.GetInt32(9),
                TokensOut = row.GetInt32(10),
                TokensCached = row.GetInt32(11),
            },
            row.GetInt64(12),
            row.GetInt32(13),
            row.GetString(14));
    }

    /// <summary>What was asked for so far, replies by provider and role, then attempts without a reply.</summary>
    public IReadOnlyList<JournalTotals> Totals()
    {
        using var command = _connection.CreateCommand();
        command.CommandText = """
            SELECT provider, role, count(*), sum(tokens_in), sum(tokens_out), sum(latency_ms) FROM replies GROUP BY provider, role
            UNION ALL SELECT provider, NULL, count(*), sum(tokens_in), sum(tokens_out), 0 FROM lost_attempts GROUP BY provider
            """;
        using var row = command.ExecuteReader();
        var totals = new List<JournalTotals>();
        while (row.Read())
        {
            totals.Add(new JournalTotals(
                row.GetString(0), row.IsDBNull(1) ? null : Enum.Parse<ModelRole>(row.GetString(1)), row.GetInt64(2), row.GetInt64(3), row.GetInt64(4), row.GetInt64(5)));
        }

        return totals;
    }

    public void Dispose()
    {
        _find.Dispose();
        _connection.Dispose();
    }

    private static string? Text(SqliteDataReader row, int column) => row.IsDBNull(column) ? null : row.GetString(column);
}
