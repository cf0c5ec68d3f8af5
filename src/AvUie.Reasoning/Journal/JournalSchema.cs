using System.Globalization;
using Microsoft.Data.Sqlite;

namespace AvUie.Reasoning;

/// <summary>The tables of a journal, and how its file is opened.</summary>
internal static class JournalSchema
{
    // "AvUi": tells a journal from any other SQLite file.
    private const int ApplicationId = 0x41765569;
    private const int Version = 1;

    private const string Tables = """
        CREATE TABLE replies (
          key BLOB PRIMARY KEY, role TEXT NOT NULL, provider TEXT NOT NULL, request TEXT NOT NULL, status TEXT NOT NULL, content TEXT NOT NULL,
          model_served TEXT, system_fingerprint TEXT, finish_reason TEXT, response_id TEXT,
          tokens_in INTEGER NOT NULL, tokens_out INTEGER NOT NULL, tokens_cached INTEGER NOT NULL,
          latency_ms INTEGER NOT NULL, attempt INTEGER NOT NULL, utc TEXT NOT NULL);
        CREATE TABLE lost_attempts (
          key BLOB NOT NULL, provider TEXT NOT NULL, cause TEXT NOT NULL, tokens_in INTEGER NOT NULL, tokens_out INTEGER NOT NULL, utc TEXT NOT NULL);
        CREATE INDEX lost_attempts_by_key ON lost_attempts (key);
        CREATE TABLE exhausted_calls (key BLOB PRIMARY KEY, times INTEGER NOT NULL);
        """;

    /// <summary>Opens the file, and makes it where it is absent.</summary>
    /// <exception cref="InvalidDataException">The file is no journal, or one of another version.</exception>
    /// <exception cref="IOException">It cannot be opened.</exception>
    public static SqliteConnection Open(string path)
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = path, Pooling = false }.ToString());
        try
        {
            connection.Open();
            Run(connection, "PRAGMA busy_timeout=30000; PRAGMA page_size=16384;");
            if (Number(connection, "SELECT count(*) FROM sqlite_master") == 0)
            {
                Run(connection, "PRAGMA journal_mode=WAL;");
                Create(connection);
            }

            Run(connection, "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL;");
            var (id, version) = (Number(connection, "PRAGMA application_id"), Number(connection, "PRAGMA user_version"));
            return id != ApplicationId ? throw new InvalidDataException($"{path}: is another program's database; expected a journal of avuie, or no file")
                : version != Version ? throw new InvalidDataException($"{path}: is a journal of version {version}; this software reads {Version}")
                : connection;
        }
        catch (SqliteException error)
        {
            connection.Dispose();
            const int NotADatabase = 26;
            throw error.SqliteErrorCode == NotADatabase
                ? new InvalidDataException($"{path}: is no SQLite database; expected a journal of avuie, or no file", error)
                : new IOException($"{path}: {error.Message}", error);
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    private static void Create(SqliteConnection connection)
    {
        // Two processes may begin at the same time: whoever has the lock first makes the tables.
        using var transaction = connection.BeginTransaction(deferred: false);
        if (Number(connection, "SELECT count(*) FROM sqlite_master", transaction) == 0)
        {
            Run(connection, string.Create(CultureInfo.InvariantCulture, $"PRAGMA application_id={ApplicationId}; PRAGMA user_version={Version};{Tables}"), transaction);
        }

        transaction.Commit();
    }

    private static void Run(SqliteConnection connection, string sql, SqliteTransaction? transaction = null)
    {
        using var command = connection.CreateCommand();
        command.Transaction = transaction;
#pragma warning disable CA2100 // Every text is a constant of this file.
        command.CommandText = sql;
#pragma warning restore CA2100
        command.ExecuteNonQuery();
    }

    private static long Number(SqliteConnection connection, string sql, SqliteTransaction? transaction = null)
    {
        using var command = connection.CreateCommand();
        command.Transaction = transaction;
#pragma warning disable CA2100
        command.CommandText = sql;
#pragma warning restore CA2100
        return (long)command.ExecuteScalar()!;
    }
}
