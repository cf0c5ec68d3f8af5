using Microsoft.Data.Sqlite;

namespace AvUie.Reasoning;

/// <summary>A write that waits for its commit. Closed.</summary>
internal abstract record JournalWrite
{
    private JournalWrite()
    {
    }

    /// <summary>Set after the commit, with the rows changed or a count.</summary>
    public TaskCompletionSource<int> Committed { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public sealed record Reply(JournalEntry Entry) : JournalWrite;

    public sealed record Lost(LostAttempt Attempt) : JournalWrite;

    public sealed record Exhausted(string Key) : JournalWrite;
}

/// <summary>The one connection that writes. Not thread-safe.</summary>
internal sealed class JournalWriter : IDisposable
{
    private readonly SqliteConnection _connection;
    private readonly SqliteCommand _reply;
    private readonly SqliteCommand _lost;
    private readonly SqliteCommand _exhausted;

    public JournalWriter(string path)
    {
        _connection = JournalSchema.Open(path);
        _reply = Prepared(
            """
            INSERT OR IGNORE INTO replies VALUES ($key, $role, $provider, $request, $status, $content, $model_served, $system_fingerprint,
              $finish_reason, $response_id, $tokens_in, $tokens_out, $tokens_cached, $latency_ms, $attempt, $utc)
            """,
            "$key", "$role", "$provider", "$request", "$status", "$content", "$model_served", "$system_fingerprint", "$finish_reason", "$response_id", "$tokens_in", "$tokens_out", "$tokens_cached", "$latency_ms", "$attempt", "$utc");
        _lost = Prepared(
            "INSERT INTO lost_attempts VALUES ($key, $provider, $cause, $tokens_in, $tokens_out, $utc)",
            "$key", "$provider", "$cause", "$tokens_in", "$tokens_out", "$utc");
        _exhausted = Prepared(
            "INSERT INTO exhausted_calls VALUES ($key, 1) ON CONFLICT (key) DO UPDATE SET times = times + 1 RETURNING times", "$key");
    }

    /// <summary>Writes all of them in one transaction; on failure each of them fails.</summary>
    public void Commit(IReadOnlyList<JournalWrite> writes)
    {
        var results = new int[writes.Count];
        try
        {
            using var transaction = _connection.BeginTransaction(deferred: false);
            (_reply.Transaction, _lost.Transaction, _exhausted.Transaction) = (transaction, transaction, transaction);
            for (var index = 0; index < writes.Count; index++)
            {
                results[index] = Write(writes[index]);
            }

            transaction.Commit();
        }
        catch (SqliteException error)
        {
            var wrong = new IOException($"{_connection.DataSource}: the journal cannot be written: {error.Message}", error);
            foreach (var write in writes)
            {
                write.Committed.SetException(wrong);
            }

            return;
        }

        for (var index = 0; index < writes.Count; index++)
        {
            writes[index].Committed.SetResult(results[index]);
        }
    }

    public void Dispose()
    {
        _reply.Dispose();
        _lost.Dispose();
        _exhausted.Dispose();
        _connection.Dispose();
    }

    private int Write(JournalWrite write)
    {
        switch (write)
        {
            case JournalWrite.Reply { Entry: var entry }:
                var reply = entry.Reply;
                return Run(
                    _reply, Convert.FromHexString(entry.Key), entry.Role.ToString(), entry.Provider, entry.Request, reply.Status.ToString(), reply.Content,
                    reply.ModelServed, reply.SystemFingerprint, reply.FinishReason, reply.ResponseId, reply.TokensIn, reply.TokensOut, reply.TokensCached,
                    entry.LatencyMilliseconds, entry.Attempt, entry.Utc);
            case JournalWrite.Lost { Attempt: var attempt }:
                return Run(
                    _lost, Convert.FromHexString(attempt.Key), attempt.Provider, attempt.Cause.ToString(), attempt.TokensIn, attempt.TokensOut, attempt.Utc);
            case JournalWrite.Exhausted { Key: var key }:
                _exhausted.Parameters[0].Value = Convert.FromHexString(key);
                return Convert.ToInt32(_exhausted.ExecuteScalar(), System.Globalization.CultureInfo.InvariantCulture);
            default:
                throw new InvalidOperationException("a fourth kind of write");
        }
    }

    private static int Run(SqliteCommand command, params ReadOnlySpan<object?> values)
    {
        for (var index = 0; index < values.Length; index++)
        {
            command.Parameters[index].Value = values[index] ?? DBNull.Value;
        }

        return command.ExecuteNonQuery();
    }

    private SqliteCommand Prepared(string sql, params ReadOnlySpan<string> names)
    {
        var command = _connection.CreateCommand();
#pragma warning disable CA2100 // Every text is a constant of this file.
        command.CommandText = sql;
#pragma warning restore CA2100
        foreach (var name in names)
        {
            command.Parameters.Add(new SqliteParameter { ParameterName = name });
        }

        command.Prepare();
        return command;
    }
}
