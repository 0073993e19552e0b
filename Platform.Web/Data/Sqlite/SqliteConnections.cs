using System.Collections.Concurrent;
using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using SQLitePCL;

namespace Platform.Web.Data;

/// <summary>
/// A pool of open connections to SQLite, each with its prepared statements. SQL Server caches query plans; SQLite does not, and preparing
/// a query takes longer than running it.
/// </summary>
public sealed class SqliteConnections : DbConnectionInterceptor, IDbCommandInterceptor, IDisposable
{
    private const int MostIdle = 16;
    private const int MostStatements = 64;

    // A commit survives a power cut (FULL). Readers do not wait for the writer (WAL, set once in the file). Deleted bytes are
    // overwritten (secure_delete), so that the file does not hold what was erased.
    private const string Pragmas = "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA busy_timeout=5000; PRAGMA foreign_keys=ON; PRAGMA secure_delete=ON;";

    private readonly ConcurrentBag<Connection> _idle = [];
    private bool _disposed;

    private enum PoolState
    {
        InUse,
        Idle,
        Discarded,
    }

    /// <summary>Leaves read-only connections to EF, which uses one to check whether the database exists.</summary>
    public override InterceptionResult<DbConnection> ConnectionCreating(ConnectionCreatingEventData eventData, InterceptionResult<DbConnection> result) =>
        eventData is not { Context: SqlitePlatformDb, ConnectionString: { } to } || to.Contains("ReadOnly", StringComparison.Ordinal)
            ? result
            : InterceptionResult<DbConnection>.SuppressWithResult(Rent(to));

    /// <summary>Replaces a LINQ query's command by the prepared one of the same text.</summary>
    public DbCommand CommandInitialized(CommandEndEventData eventData, DbCommand result) =>
        eventData.CommandSource == CommandSource.LinqQuery && result is SqliteCommand { Connection: Connection connection } query ? connection.Rent(query) : result;

    public void Dispose()
    {
        _disposed = true;
        while (_idle.TryTake(out var idle))
            idle.Discard();
    }

    private Connection Rent(string connectionString) => _idle.TryTake(out var idle) ? idle.Use() : Open(connectionString);

    /// <returns>False when the connection must be closed: the pool is full or ended, or a transaction is open on the connection.</returns>
    private bool Return(Connection connection)
    {
        if (_disposed || _idle.Count >= MostIdle || raw.sqlite3_get_autocommit(connection.Handle!) == 0)
            return false;
        _idle.Add(connection);
        return true;
    }

    private Connection Open(string connectionString)
    {
        // This pool replaces the provider's own.
        var opened = new Connection(this) { ConnectionString = new SqliteConnectionStringBuilder(connectionString) { Pooling = false }.ToString() };
        // Creating a context with the connection adds to it the functions that EF's queries use.
        using (var context = new DbContext(new DbContextOptionsBuilder().UseSqlite(opened).Options))
            context.Database.GetDbConnection();
        opened.Open();
        using var command = opened.CreateCommand();
        command.CommandText = Pragmas;
        command.ExecuteNonQuery();
        return opened;
    }

    /// <summary>
    /// A connection that one context uses at a time. <see cref="Dispose"/> returns it to the pool. Contexts also call <see cref="Close"/>,
    /// which does nothing until the connection is discarded.
    /// </summary>
    private sealed class Connection(SqliteConnections pool) : SqliteConnection
    {
        private readonly Dictionary<string, Statement> _statements = [];
        private PoolState _state;

        public Connection Use()
        {
            _state = PoolState.InUse;
            return this;
        }

        /// <returns>The prepared statement with the text and the parameters of <paramref name="query"/>, which is disposed.</returns>
        public Statement Rent(SqliteCommand query)
        {
            if (!_statements.Remove(query.CommandText, out var statement))
                statement = new Statement(this) { CommandText = query.CommandText, Connection = this };
            statement.Transaction = query.Transaction;
            statement.CommandTimeout = query.CommandTimeout;
            foreach (SqliteParameter parameter in query.Parameters)
                statement.Parameters.Add(parameter);
            query.Dispose();
            return statement;
        }

        /// <returns>False when the statement must be disposed.</returns>
        public bool Return(Statement statement)
        {
            if (_state == PoolState.Discarded)
                return false;
            // Discarding all is simpler than finding the oldest. Frequent queries soon prepare their statements again.
            if (_statements.Count >= MostStatements)
                DiscardStatements();
            // Contexts dispose some commands twice.
            return _statements.TryAdd(statement.CommandText, statement) || _statements[statement.CommandText] == statement;
        }

        public void Discard()
        {
            _state = PoolState.Discarded;
            DiscardStatements();
            Dispose();
        }

        public override void Close()
        {
            if (_state == PoolState.Discarded)
                base.Close();
        }

        protected override void Dispose(bool disposing)
        {
            if (_state == PoolState.Idle)
                return;
            if (disposing && _state == PoolState.InUse)
            {
                _state = PoolState.Idle;
                if (pool.Return(this))
                    return;
            }

            _state = PoolState.Discarded;
            DiscardStatements();
            base.Dispose(disposing);
        }

        private void DiscardStatements()
        {
            foreach (var statement in _statements.Values)
                statement.Discard();
            _statements.Clear();
        }
    }

    /// <summary>A prepared command. <see cref="Dispose"/> returns it to its connection.</summary>
    private sealed class Statement(Connection connection) : SqliteCommand
    {
        private bool _discarded;

        public void Discard()
        {
            _discarded = true;
            Dispose();
        }

        protected override void Dispose(bool disposing)
        {
            if (disposing && !_discarded && DataReader is null && connection.Return(this))
                Parameters.Clear();
            else
                base.Dispose(disposing);
        }
    }
}
