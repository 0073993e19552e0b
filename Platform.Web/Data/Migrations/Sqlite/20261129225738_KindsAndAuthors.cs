using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Platform.Web.Data.Migrations.Sqlite
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
                type: "TEXT",
                maxLength: 16777216,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<string>(
                name: "Fields",
                table: "Revisions",
                type: "TEXT",
                maxLength: 16777216,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<string>(
                name: "Fields",
                table: "Drafts",
                type: "TEXT",
                maxLength: 16777216,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<string>(
                name: "Facts",
                table: "Contributions",
                type: "TEXT",
                maxLength: 400,
                nullable: false,
                defaultValue: "");

            // ---- written by hand: the one author that each revision had becomes its list of authors ----
            migrationBuilder.Sql(
                """
                UPDATE "Revisions" SET "Authors" = '[{"memberKey":"' || "AuthorKey" || '"'
                    || CASE WHEN "OrganisationKey" IS NULL THEN '' ELSE ',"organisationKey":"' || "OrganisationKey" || '"' END
                    || CASE WHEN "ByLayerOnly" = 1 THEN ',"byLayerOnly":true' ELSE '' END
                    || CASE WHEN "Layer" IS NULL THEN '' ELSE ',"layer":"' || "Layer" || '"' END
                    || '}]';
                """);
            // Entity Framework would copy the table, in several transactions. No index or key has these columns, so SQLite can drop them.
            migrationBuilder.Sql("ALTER TABLE \"Revisions\" DROP COLUMN \"ByLayerOnly\";");
            migrationBuilder.Sql("ALTER TABLE \"Revisions\" DROP COLUMN \"Layer\";");
            migrationBuilder.Sql("ALTER TABLE \"Revisions\" DROP COLUMN \"OrganisationKey\";");
            // ---- end of what was written by hand ----

            migrationBuilder.CreateTable(
                name: "CoAuthors",
                columns: table => new
                {
                    ContributionKey = table.Column<string>(type: "TEXT", unicode: false, maxLength: 16, nullable: false),
                    Position = table.Column<int>(type: "INTEGER", nullable: false),
                    MemberKey = table.Column<string>(type: "TEXT", unicode: false, maxLength: 16, nullable: false),
                    OrganisationKey = table.Column<string>(type: "TEXT", unicode: false, maxLength: 16, nullable: true),
                    ByLayerOnly = table.Column<bool>(type: "INTEGER", nullable: false),
                    Layer = table.Column<string>(type: "TEXT", unicode: false, maxLength: 24, nullable: true)
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
                    ExperienceKey = table.Column<string>(type: "TEXT", unicode: false, maxLength: 16, nullable: false),
                    MemberKey = table.Column<string>(type: "TEXT", unicode: false, maxLength: 16, nullable: false),
                    OrganisationKey = table.Column<string>(type: "TEXT", unicode: false, maxLength: 16, nullable: true),
                    Context = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    At = table.Column<DateTime>(type: "TEXT", precision: 3, nullable: false)
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
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<string>(
                name: "Layer",
                table: "Revisions",
                type: "TEXT",
                unicode: false,
                maxLength: 24,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "OrganisationKey",
                table: "Revisions",
                type: "TEXT",
                unicode: false,
                maxLength: 16,
                nullable: true);
        }
    }
}
