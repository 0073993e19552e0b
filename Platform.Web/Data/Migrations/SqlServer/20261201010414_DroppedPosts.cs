using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Platform.Web.Data.Migrations.SqlServer
{
    /// <inheritdoc />
    public partial class DroppedPosts : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropCheckConstraint(
                name: "CK_Posts_InThread",
                table: "Posts");

            migrationBuilder.AddCheckConstraint(
                name: "CK_Posts_InThread",
                table: "Posts",
                sql: "([State] IN ('Waiting', 'Returned', 'Declined', 'Dropped') AND [Place] IS NULL AND [ChangedAt] IS NULL) OR ([State] IN ('Visible', 'Hidden', 'Withdrawn', 'Moved') AND [Place] IS NOT NULL AND [ChangedAt] IS NOT NULL)");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql("UPDATE [Posts] SET [State] = 'Declined' WHERE [State] = 'Dropped';");

            migrationBuilder.DropCheckConstraint(
                name: "CK_Posts_InThread",
                table: "Posts");

            migrationBuilder.AddCheckConstraint(
                name: "CK_Posts_InThread",
                table: "Posts",
                sql: "([State] IN ('Waiting', 'Returned', 'Declined') AND [Place] IS NULL AND [ChangedAt] IS NULL) OR ([State] IN ('Visible', 'Hidden', 'Withdrawn', 'Moved') AND [Place] IS NOT NULL AND [ChangedAt] IS NOT NULL)");
        }
    }
}
