using Microsoft.Data.SqlClient;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace Platform.Web.Data;

public static class Conflicts
{
    /// <summary>SQL Server says 2627 for a constraint and 2601 for an index, SQLite 2067 for an index and 1555 for a primary key.</summary>
    public static bool IsDuplicateKey(DbUpdateException e) => e.InnerException switch
    {
        SqlException sql => sql.Number is 2627 or 2601,
        SqliteException sqlite => sqlite.SqliteExtendedErrorCode is 2067 or 1555,
        _ => false,
    };
}
