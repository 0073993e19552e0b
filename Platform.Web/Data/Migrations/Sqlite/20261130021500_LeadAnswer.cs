using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Platform.Web.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class LeadAnswer : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateIndex(
                name: "IX_Posts_Lead",
                table: "Posts",
                columns: new[] { "ThreadKey", "Votes", "Place" },
                descending: new[] { false, true, false },
                filter: "[Kind] = 'Answer' AND [State] = 'Visible'");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Posts_Lead",
                table: "Posts");
        }
    }
}
