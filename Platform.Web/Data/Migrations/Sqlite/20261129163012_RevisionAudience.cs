using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Platform.Web.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class RevisionAudience : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "Audience",
                table: "Revisions",
                type: "TEXT",
                unicode: false,
                maxLength: 24,
                nullable: false,
                defaultValue: "");

            // Written by hand: each revision gets the audience its contribution has.
            migrationBuilder.Sql("UPDATE \"Revisions\" SET \"Audience\" = (SELECT c.\"Audience\" FROM \"Contributions\" c WHERE c.\"Key\" = \"Revisions\".\"ContributionKey\")");
            // End of what is written by hand.
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "Audience",
                table: "Revisions");
        }
    }
}
