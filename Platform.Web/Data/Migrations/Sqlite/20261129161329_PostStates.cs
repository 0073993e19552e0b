using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Platform.Web.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class PostStates : Migration
    {
        private const string Constraint = ", CONSTRAINT [CK_Posts_InThread] CHECK (([State] IN ('Waiting', 'Returned', 'Declined') AND [Place] IS NULL AND [ChangedAt] IS NULL) OR ([State] IN ('Visible', 'Hidden', 'Withdrawn', 'Moved') AND [Place] IS NOT NULL AND [ChangedAt] IS NOT NULL))";

        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            // ---- written by hand: repair of rows that the constraint would refuse, and of counts that went wrong with them ----
            // A waiting reply whose writer signed it got the number of a change, and was not counted when it was approved.
            migrationBuilder.Sql(
                """
                UPDATE [Posts] SET [ChangedAt] = NULL, [Place] = NULL
                WHERE [State] IN ('Waiting', 'Returned', 'Declined') AND ([ChangedAt] IS NOT NULL OR [Place] IS NOT NULL);
                """);
            migrationBuilder.Sql(
                """
                UPDATE [Posts] SET [Place] = [ChangedAt]
                WHERE [State] NOT IN ('Waiting', 'Returned', 'Declined') AND [Place] IS NULL;
                """);
            migrationBuilder.Sql(
                """
                INSERT INTO [Changes] ([Kind], [Key], [At])
                SELECT 'Thread', [Key], strftime('%Y-%m-%d %H:%M:%f', 'now') FROM [Threads]
                WHERE [AnswerCount] <> (SELECT COUNT(*) FROM [Posts] WHERE [ThreadKey] = [Threads].[Key] AND [State] = 'Visible' AND [Kind] = 'Answer')
                    OR [CommentCount] <> (SELECT COUNT(*) FROM [Posts] WHERE [ThreadKey] = [Threads].[Key] AND [State] = 'Visible' AND [Kind] IN ('Comment', 'CounterView'));
                """);
            migrationBuilder.Sql(
                """
                UPDATE [Threads] SET
                    [AnswerCount] = (SELECT COUNT(*) FROM [Posts] WHERE [ThreadKey] = [Threads].[Key] AND [State] = 'Visible' AND [Kind] = 'Answer'),
                    [CommentCount] = (SELECT COUNT(*) FROM [Posts] WHERE [ThreadKey] = [Threads].[Key] AND [State] = 'Visible' AND [Kind] IN ('Comment', 'CounterView'))
                WHERE [AnswerCount] <> (SELECT COUNT(*) FROM [Posts] WHERE [ThreadKey] = [Threads].[Key] AND [State] = 'Visible' AND [Kind] = 'Answer')
                    OR [CommentCount] <> (SELECT COUNT(*) FROM [Posts] WHERE [ThreadKey] = [Threads].[Key] AND [State] = 'Visible' AND [Kind] IN ('Comment', 'CounterView'));
                """);
            // ---- end of what was written by hand ----

            // ---- written by hand, in place of AddCheckConstraint ----
            // Entity Framework would copy the table, in several transactions: a kill between them leaves a database that no start can
            // upgrade any more. A constraint changes nothing in the file but the text of the table, so it is added there, in the
            // way that https://www.sqlite.org/lang_altertable.html#otheralter gives for it. RESET makes this connection read it.
            migrationBuilder.Sql("PRAGMA writable_schema = ON;");
            migrationBuilder.Sql(
                $"""
                UPDATE sqlite_schema SET sql = substr(sql, 1, length(sql) - 1) || '{Constraint.Replace("'", "''", System.StringComparison.Ordinal)})'
                WHERE type = 'table' AND name = 'Posts';
                """);
            // Any other change of the schema tells other connections to read it anew.
            migrationBuilder.Sql("CREATE TABLE [PostStatesChanged] ([Id] INTEGER); DROP TABLE [PostStatesChanged];");
            migrationBuilder.Sql("PRAGMA writable_schema = RESET;");
            // ---- end of what was written by hand ----
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            // As above.
            migrationBuilder.Sql("PRAGMA writable_schema = ON;");
            migrationBuilder.Sql(
                $"""
                UPDATE sqlite_schema SET sql = replace(sql, '{Constraint.Replace("'", "''", System.StringComparison.Ordinal)}', '')
                WHERE type = 'table' AND name = 'Posts';
                """);
            migrationBuilder.Sql("CREATE TABLE [PostStatesChanged] ([Id] INTEGER); DROP TABLE [PostStatesChanged];");
            migrationBuilder.Sql("PRAGMA writable_schema = RESET;");
        }
    }
}
