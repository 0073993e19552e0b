using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Platform.Web.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class ListedAndWritten : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Contributions_Kind_Status_PublishedAt",
                table: "Contributions");

            migrationBuilder.CreateIndex(
                name: "IX_Posts_AuthorKey_CreatedAt",
                table: "Posts",
                columns: new[] { "AuthorKey", "CreatedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_Contributions_Listed",
                table: "Contributions",
                columns: new[] { "Kind", "PublishedAt", "Key", "Status", "Audience", "PublishedNumber" },
                descending: new[] { false, true, false, false, false, false });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Posts_AuthorKey_CreatedAt",
                table: "Posts");

            migrationBuilder.DropIndex(
                name: "IX_Contributions_Listed",
                table: "Contributions");

            migrationBuilder.CreateIndex(
                name: "IX_Contributions_Kind_Status_PublishedAt",
                table: "Contributions",
                columns: new[] { "Kind", "Status", "PublishedAt" });
        }
    }
}
