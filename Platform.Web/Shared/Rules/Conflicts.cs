using Microsoft.Data.SqlClient;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace Platform.Web.Shared;

public static class Conflicts
{
    /// <summary>SQL Server says 2627 for a constraint and 2601 for an index, SQLite 2067 for an index and 1555 for a primary key.</summary>
    public static bool IsDuplicateKey(DbUpdateException e) => e.InnerException switch
    {
        SqlException sql => sql.Number is 2627 or 2601,
        SqliteException sqlite => sqlite.SqliteExtendedErrorCode is 2067 or 1555,
        _ => false,
    };

    /// <summary>
    /// Whether it failed only because others wrote for too long. SQL Server says -2 for a command and 1222 for a lock that took too
    /// long, SQLite 5 for a database and 6 for a table that is locked.
    /// </summary>
    public static bool WaitedTooLong(Exception? e) => e switch
    {
        null => false,
        SqlException sql => sql.Number is -2 or 1222,
        SqliteException sqlite => sqlite.SqliteErrorCode is 5 or 6,
        _ => WaitedTooLong(e.InnerException),
    };
}
