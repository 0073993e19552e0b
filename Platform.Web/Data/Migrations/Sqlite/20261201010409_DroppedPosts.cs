using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Platform.Web.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class DroppedPosts : Migration
    {
        private const string Before = "'Returned', 'Declined') AND";

        private const string After = "'Returned', 'Declined', 'Dropped') AND";

        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder) => Change(migrationBuilder, Before, After);

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql("UPDATE [Posts] SET [State] = 'Declined' WHERE [State] = 'Dropped';");
            Change(migrationBuilder, After, Before);
        }

        // Written by hand, in place of a copy of the table by Entity Framework. See PostStates.
        private static void Change(MigrationBuilder migrationBuilder, string from, string to)
        {
            migrationBuilder.Sql("PRAGMA writable_schema = ON;");
            migrationBuilder.Sql(
                $"""
                UPDATE sqlite_schema SET sql = replace(sql, '{Quoted(from)}', '{Quoted(to)}')
                WHERE type = 'table' AND name = 'Posts';
                """);
            migrationBuilder.Sql("CREATE TABLE [DroppedPostsChanged] ([Id] INTEGER); DROP TABLE [DroppedPostsChanged];");
            migrationBuilder.Sql("PRAGMA writable_schema = RESET;");
        }

        private static string Quoted(string text) => text.Replace("'", "''", System.StringComparison.Ordinal);
    }
}
