using Microsoft.Data.SqlClient;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace Platform.Web.Shared;

public static class Conflicts
{
    /// <summary>
    /// Returns whether the save broke a uniqueness rule: SQL Server error 2627 (constraint) or 2601 (index), SQLite 2067 (index) or 1555
    /// (primary key).
    /// </summary>
    public static bool IsDuplicateKey(DbUpdateException e) => e.InnerException switch
    {
        SqlException sql => sql.Number is 2627 or 2601,
        SqliteException sqlite => sqlite.SqliteExtendedErrorCode is 2067 or 1555,
        _ => false,
    };

    /// <summary>
    /// Returns whether it failed only because another writer held the database too long: SQL Server error -2 (command) or 1222 (lock),
    /// SQLite 5 (database locked) or 6 (table locked).
    /// </summary>
    public static bool WaitedTooLong(Exception? e) => e switch
    {
        null => false,
        SqlException sql => sql.Number is -2 or 1222,
        SqliteException sqlite => sqlite.SqliteErrorCode is 5 or 6,
        _ => WaitedTooLong(e.InnerException),
    };
}
