using System.Collections.Concurrent;
using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using SQLitePCL;

namespace Platform.Web.Data;

/// <summary>
/// Keeps connections to SQLite open from one context to the next, and with them the statements of queries: parsing and planning
/// one takes longer than answering it. A server keeps plans itself; SQLite has but what is kept here.
/// </summary>
public sealed class SqliteConnections : DbConnectionInterceptor, IDbCommandInterceptor, IDisposable
{
    private const int MostIdle = 16;
    private const int MostStatements = 64;

    // A commit survives a power cut (FULL) and readers do not wait for the writer (WAL, set once in the file). What is deleted is
    // overwritten (secure_delete): without it, who reads the file reads who left.
    private const string Pragmas = "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA busy_timeout=5000; PRAGMA foreign_keys=ON; PRAGMA secure_delete=ON;";

    private readonly ConcurrentBag<Connection> _idle = [];
    private bool _disposed;

    public override InterceptionResult<DbConnection> ConnectionCreating(ConnectionCreatingEventData eventData, InterceptionResult<DbConnection> result) =>
        // Whether there is a database, a context asks with one that only reads.
        eventData is not { Context: SqlitePlatformDb, ConnectionString: { } to } || to.Contains("ReadOnly", StringComparison.Ordinal)
            ? result
            : InterceptionResult<DbConnection>.SuppressWithResult(_idle.TryTake(out var idle) ? idle.Again() : Make(to));

    public DbCommand CommandInitialized(CommandEndEventData eventData, DbCommand result) =>
        eventData.CommandSource == CommandSource.LinqQuery && result is SqliteCommand { Connection: Connection connection } query ? connection.Ready(query) : result;

    public void Dispose()
    {
        _disposed = true;
        while (_idle.TryTake(out var idle))
            idle.End();
    }

    private Connection Make(string connectionString)
    {
        // Pooled here: what ends, ends, and rolls back.
        var made = new Connection(this) { ConnectionString = new SqliteConnectionStringBuilder(connectionString) { Pooling = false }.ToString() };
        // A context that is given a connection adds to it the functions that its queries may use.
        using (var context = new DbContext(new DbContextOptionsBuilder().UseSqlite(made).Options))
            context.Database.GetDbConnection();
        made.Open();
        using var command = made.CreateCommand();
        command.CommandText = Pragmas;
        command.ExecuteNonQuery();
        return made;
    }

    private bool TakesBack(Connection connection)
    {
        // In the middle of a transaction it is of no use to another.
        if (_disposed || _idle.Count >= MostIdle || raw.sqlite3_get_autocommit(connection.Handle!) == 0)
            return false;
        _idle.Add(connection);
        return true;
    }

    /// <summary>Used by one context at a time. To be disposed is to be ready for the next; contexts close it too, which means nothing.</summary>
    private sealed class Connection(SqliteConnections home) : SqliteConnection
    {
        private readonly Dictionary<string, Statement> _ready = [];
        private bool _rests;
        private bool _ends;

        public Statement Ready(SqliteCommand query)
        {
            if (!_ready.Remove(query.CommandText, out var statement))
                statement = new Statement(this) { CommandText = query.CommandText, Connection = this };
            statement.Transaction = query.Transaction;
            statement.CommandTimeout = query.CommandTimeout;
            foreach (SqliteParameter parameter in query.Parameters)
                statement.Parameters.Add(parameter);
            query.Dispose();
            return statement;
        }

        public bool TakesBack(Statement statement)
        {
            if (_ends)
                return false;
            if (_ready.Count >= MostStatements)
                // What is asked often is soon ready again.
                Forget();
            // Contexts dispose some twice.
            return _ready.TryAdd(statement.CommandText, statement) || _ready[statement.CommandText] == statement;
        }

        public Connection Again()
        {
            _rests = false;
            return this;
        }

        public void End()
        {
            _ends = true;
            Forget();
            Dispose();
        }

        public override void Close()
        {
            if (_ends)
                base.Close();
        }

        protected override void Dispose(bool disposing)
        {
            if (_rests && !_ends)
                return;
            _rests = disposing && !_ends;
            if (_rests && home.TakesBack(this))
                return;
            _ends = true;
            Forget();
            base.Dispose(disposing);
        }

        private void Forget()
        {
            foreach (var statement in _ready.Values)
                statement.End();
            _ready.Clear();
        }
    }

    /// <summary>To be disposed is to be ready for the next.</summary>
    private sealed class Statement(Connection home) : SqliteCommand
    {
        private bool _ends;

        public void End()
        {
            _ends = true;
            Dispose();
        }

        protected override void Dispose(bool disposing)
        {
            if (disposing && !_ends && DataReader is null && home.TakesBack(this))
                Parameters.Clear();
            else
                base.Dispose(disposing);
        }
    }
}
