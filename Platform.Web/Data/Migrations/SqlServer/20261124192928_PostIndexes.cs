using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Platform.Web.Data.Migrations.SqlServer
{
    /// <inheritdoc />
    public partial class PostIndexes : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Posts_ThreadKey_Place",
                table: "Posts");

            migrationBuilder.CreateIndex(
                name: "IX_Posts_ThreadKey_AuthorKey",
                table: "Posts",
                columns: new[] { "ThreadKey", "AuthorKey" });

            migrationBuilder.CreateIndex(
                name: "IX_Posts_ThreadKey_Place_Kind",
                table: "Posts",
                columns: new[] { "ThreadKey", "Place", "Kind" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Posts_ThreadKey_AuthorKey",
                table: "Posts");

            migrationBuilder.DropIndex(
                name: "IX_Posts_ThreadKey_Place_Kind",
                table: "Posts");

            migrationBuilder.CreateIndex(
                name: "IX_Posts_ThreadKey_Place",
                table: "Posts",
                columns: new[] { "ThreadKey", "Place" });
        }
    }
}
