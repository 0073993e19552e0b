using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Platform.Web.Data.Migrations.SqlServer
{
    /// <inheritdoc />
    public partial class KindsAndAuthors : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "Authors",
                table: "Revisions",
                type: "nvarchar(max)",
                maxLength: 16777216,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<string>(
                name: "Fields",
                table: "Revisions",
                type: "nvarchar(max)",
                maxLength: 16777216,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<string>(
                name: "Fields",
                table: "Drafts",
                type: "nvarchar(max)",
                maxLength: 16777216,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<string>(
                name: "Facts",
                table: "Contributions",
                type: "nvarchar(400)",
                maxLength: 400,
                nullable: false,
                defaultValue: "");

            // ---- written by hand: the one author that each revision had becomes its list of authors, before its columns go ----
            // Keys and layers have different collations, and texts of two collations cannot be joined.
            migrationBuilder.Sql(
                """
                UPDATE [Revisions] SET [Authors] = N'[{"memberKey":"' + [AuthorKey] COLLATE DATABASE_DEFAULT + N'"'
                    + CASE WHEN [OrganisationKey] IS NULL THEN N'' ELSE N',"organisationKey":"' + [OrganisationKey] COLLATE DATABASE_DEFAULT + N'"' END
                    + CASE WHEN [ByLayerOnly] = 1 THEN N',"byLayerOnly":true' ELSE N'' END
                    + CASE WHEN [Layer] IS NULL THEN N'' ELSE N',"layer":"' + [Layer] COLLATE DATABASE_DEFAULT + N'"' END
                    + N'}]';
                """);
            // ---- end of what was written by hand ----

            migrationBuilder.DropColumn(
                name: "ByLayerOnly",
                table: "Revisions");

            migrationBuilder.DropColumn(
                name: "Layer",
                table: "Revisions");

            migrationBuilder.DropColumn(
                name: "OrganisationKey",
                table: "Revisions");

            migrationBuilder.CreateTable(
                name: "CoAuthors",
                columns: table => new
                {
                    ContributionKey = table.Column<string>(type: "varchar(16)", unicode: false, maxLength: 16, nullable: false, collation: "Latin1_General_100_BIN2"),
                    Position = table.Column<int>(type: "int", nullable: false),
                    MemberKey = table.Column<string>(type: "varchar(16)", unicode: false, maxLength: 16, nullable: false, collation: "Latin1_General_100_BIN2"),
                    OrganisationKey = table.Column<string>(type: "varchar(16)", unicode: false, maxLength: 16, nullable: true, collation: "Latin1_General_100_BIN2"),
                    ByLayerOnly = table.Column<bool>(type: "bit", nullable: false),
                    Layer = table.Column<string>(type: "varchar(24)", unicode: false, maxLength: 24, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_CoAuthors", x => new { x.ContributionKey, x.Position });
                    table.ForeignKey(
                        name: "FK_CoAuthors_Contributions_ContributionKey",
                        column: x => x.ContributionKey,
                        principalTable: "Contributions",
                        principalColumn: "Key");
                    table.ForeignKey(
                        name: "FK_CoAuthors_Members_MemberKey",
                        column: x => x.MemberKey,
                        principalTable: "Members",
                        principalColumn: "Key");
                    table.ForeignKey(
                        name: "FK_CoAuthors_Organisations_OrganisationKey",
                        column: x => x.OrganisationKey,
                        principalTable: "Organisations",
                        principalColumn: "Key");
                });

            migrationBuilder.CreateTable(
                name: "ExperienceUses",
                columns: table => new
                {
                    ExperienceKey = table.Column<string>(type: "varchar(16)", unicode: false, maxLength: 16, nullable: false, collation: "Latin1_General_100_BIN2"),
                    MemberKey = table.Column<string>(type: "varchar(16)", unicode: false, maxLength: 16, nullable: false, collation: "Latin1_General_100_BIN2"),
                    OrganisationKey = table.Column<string>(type: "varchar(16)", unicode: false, maxLength: 16, nullable: true, collation: "Latin1_General_100_BIN2"),
                    Context = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    At = table.Column<DateTime>(type: "datetime2(3)", precision: 3, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ExperienceUses", x => new { x.ExperienceKey, x.MemberKey });
                    table.ForeignKey(
                        name: "FK_ExperienceUses_Contributions_ExperienceKey",
                        column: x => x.ExperienceKey,
                        principalTable: "Contributions",
                        principalColumn: "Key");
                    table.ForeignKey(
                        name: "FK_ExperienceUses_Members_MemberKey",
                        column: x => x.MemberKey,
                        principalTable: "Members",
                        principalColumn: "Key");
                    table.ForeignKey(
                        name: "FK_ExperienceUses_Organisations_OrganisationKey",
                        column: x => x.OrganisationKey,
                        principalTable: "Organisations",
                        principalColumn: "Key");
                });

            migrationBuilder.CreateIndex(
                name: "IX_CoAuthors_MemberKey",
                table: "CoAuthors",
                column: "MemberKey");

            migrationBuilder.CreateIndex(
                name: "IX_CoAuthors_OrganisationKey",
                table: "CoAuthors",
                column: "OrganisationKey");

            migrationBuilder.CreateIndex(
                name: "IX_ExperienceUses_MemberKey",
                table: "ExperienceUses",
                column: "MemberKey");

            migrationBuilder.CreateIndex(
                name: "IX_ExperienceUses_OrganisationKey",
                table: "ExperienceUses",
                column: "OrganisationKey");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "CoAuthors");

            migrationBuilder.DropTable(
                name: "ExperienceUses");

            migrationBuilder.DropColumn(
                name: "Authors",
                table: "Revisions");

            migrationBuilder.DropColumn(
                name: "Fields",
                table: "Revisions");

            migrationBuilder.DropColumn(
                name: "Fields",
                table: "Drafts");

            migrationBuilder.DropColumn(
                name: "Facts",
                table: "Contributions");

            migrationBuilder.AddColumn<bool>(
                name: "ByLayerOnly",
                table: "Revisions",
                type: "bit",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<string>(
                name: "Layer",
                table: "Revisions",
                type: "varchar(24)",
                unicode: false,
                maxLength: 24,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "OrganisationKey",
                table: "Revisions",
                type: "varchar(16)",
                unicode: false,
                maxLength: 16,
                nullable: true,
                collation: "Latin1_General_100_BIN2");
        }
    }
}
