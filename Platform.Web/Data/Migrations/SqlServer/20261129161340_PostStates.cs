using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Platform.Web.Data.Migrations.SqlServer
{
    /// <inheritdoc />
    public partial class PostStates : Migration
    {
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
                SELECT 'Thread', [Key], SYSUTCDATETIME() FROM [Threads]
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

            migrationBuilder.AddCheckConstraint(
                name: "CK_Posts_InThread",
                table: "Posts",
                sql: "([State] IN ('Waiting', 'Returned', 'Declined') AND [Place] IS NULL AND [ChangedAt] IS NULL) OR ([State] IN ('Visible', 'Hidden', 'Withdrawn', 'Moved') AND [Place] IS NOT NULL AND [ChangedAt] IS NOT NULL)");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropCheckConstraint(
                name: "CK_Posts_InThread",
                table: "Posts");
        }
    }
}
