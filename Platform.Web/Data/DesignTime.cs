using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace Platform.Web.Data;

/// <summary>Makes each context for migrate.sh, without a server or a file.</summary>
public sealed class DesignTimeSqlite : IDesignTimeDbContextFactory<SqlitePlatformDb>
{
    public SqlitePlatformDb CreateDbContext(string[] args) =>
        new(new DbContextOptionsBuilder<SqlitePlatformDb>().UseSqlite("Data Source=design.db").Options);
}

public sealed class DesignTimeSqlServer : IDesignTimeDbContextFactory<SqlServerPlatformDb>
{
    public SqlServerPlatformDb CreateDbContext(string[] args) =>
        new(new DbContextOptionsBuilder<SqlServerPlatformDb>().UseSqlServer("Server=design;Database=design").Options);
}
