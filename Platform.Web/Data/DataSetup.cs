using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Platform.Web.Shared;

namespace Platform.Web.Data;

public static class DataSetup
{
    /// <summary>
    /// Number of contexts in the pool. A pooled SQLite context keeps its connection, with that connection's prepared statements.
    /// </summary>
    private const int MostContexts = 32;

    public static IServiceCollection AddData(this IServiceCollection services, IConfiguration configuration)
    {
        var database = configuration.GetSection(DatabaseOptions.Section).Get<DatabaseOptions>() ?? new();
        services.AddOptions<DatabaseOptions>().BindConfiguration(DatabaseOptions.Section)
            .Validate(
                o => o.Provider != DatabaseProvider.SqlServer || configuration.GetConnectionString("Platform") is not null,
                "ConnectionStrings:Platform is needed when Database:Provider is SqlServer.")
            .ValidateOnStart();
        services.AddSingleton<Saving>();
        services.AddSingleton<Committing>();
        services.AddSingleton<SqliteConnections>();
        services.AddSingleton<ServedDirectory>();
        if (database.Provider == DatabaseProvider.SqlServer)
            services.AddDbContextPool<PlatformDb, SqlServerPlatformDb>(
                (provider, options) => UseSqlServer(options, configuration, database).AddOurInterceptors(provider), MostContexts);
        else
            services.AddSingleton<WriteGate>().AddDbContextPool<PlatformDb, SqlitePlatformDb>(
                (provider, options) => UseSqlite(options, configuration, provider, database).AddOurInterceptors(provider), MostContexts);
        return services.AddKeys(configuration);
    }

    private static DbContextOptionsBuilder UseSqlServer(DbContextOptionsBuilder options, IConfiguration configuration, DatabaseOptions database) =>
        options.UseSqlServer(
            configuration.GetConnectionString("Platform"),
            sql =>
            {
                sql.EnableRetryOnFailure();
                if (database.MaxBatchSize is { } size)
                    sql.MaxBatchSize(size);
            });

    private static DbContextOptionsBuilder UseSqlite(
        DbContextOptionsBuilder options, IConfiguration configuration, IServiceProvider provider, DatabaseOptions database)
    {
        var connection = configuration.GetConnectionString("Platform");
        if (connection is null)
        {
            var folder = provider.GetRequiredService<IOptions<PlatformOptions>>().Value.DataDirectory;
            Directory.CreateDirectory(folder);
            connection = new SqliteConnectionStringBuilder { DataSource = Path.Combine(folder, "platform.db"), DefaultTimeout = 5 }.ToString();
        }

        return options.UseSqlite(connection, sqlite =>
        {
            if (database.MaxBatchSize is { } size)
                sqlite.MaxBatchSize(size);
        });
    }

    private static void AddOurInterceptors(this DbContextOptionsBuilder options, IServiceProvider provider) =>
        options.AddInterceptors(provider.GetRequiredService<Saving>(), provider.GetRequiredService<Committing>(), provider.GetRequiredService<SqliteConnections>());
}
