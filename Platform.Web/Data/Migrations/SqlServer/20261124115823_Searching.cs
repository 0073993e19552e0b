using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Platform.Web.Data.Migrations.SqlServer
{
    /// <inheritdoc />
    public partial class Searching : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "MissedSearches",
                columns: table => new
                {
                    Words = table.Column<string>(type: "nvarchar(80)", maxLength: 80, nullable: false),
                    Times = table.Column<int>(type: "int", nullable: false),
                    FirstAt = table.Column<DateTime>(type: "datetime2(3)", precision: 3, nullable: false),
                    LastAt = table.Column<DateTime>(type: "datetime2(3)", precision: 3, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_MissedSearches", x => x.Words);
                });

            migrationBuilder.CreateTable(
                name: "SavedSearches",
                columns: table => new
                {
                    Key = table.Column<string>(type: "varchar(16)", unicode: false, maxLength: 16, nullable: false),
                    MemberKey = table.Column<string>(type: "varchar(16)", unicode: false, maxLength: 16, nullable: false),
                    Name = table.Column<string>(type: "nvarchar(100)", maxLength: 100, nullable: false),
                    Query = table.Column<string>(type: "nvarchar(1000)", maxLength: 1000, nullable: false),
                    CreatedAt = table.Column<DateTime>(type: "datetime2(3)", precision: 3, nullable: false),
                    SeenAt = table.Column<DateTime>(type: "datetime2(3)", precision: 3, nullable: false),
                    RemovedAt = table.Column<DateTime>(type: "datetime2(3)", precision: 3, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SavedSearches", x => x.Key);
                    table.ForeignKey(
                        name: "FK_SavedSearches_Members_MemberKey",
                        column: x => x.MemberKey,
                        principalTable: "Members",
                        principalColumn: "Key");
                });

            migrationBuilder.CreateTable(
                name: "SynonymVersions",
                columns: table => new
                {
                    Number = table.Column<int>(type: "int", nullable: false),
                    Text = table.Column<string>(type: "nvarchar(max)", maxLength: 16777216, nullable: true),
                    AuthorKey = table.Column<string>(type: "varchar(16)", unicode: false, maxLength: 16, nullable: false),
                    At = table.Column<DateTime>(type: "datetime2(3)", precision: 3, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SynonymVersions", x => x.Number);
                    table.ForeignKey(
                        name: "FK_SynonymVersions_Members_AuthorKey",
                        column: x => x.AuthorKey,
                        principalTable: "Members",
                        principalColumn: "Key");
                });

            migrationBuilder.CreateIndex(
                name: "IX_MissedSearches_LastAt",
                table: "MissedSearches",
                column: "LastAt");

            migrationBuilder.CreateIndex(
                name: "IX_SavedSearches_MemberKey",
                table: "SavedSearches",
                column: "MemberKey");

            migrationBuilder.CreateIndex(
                name: "IX_SavedSearches_RemovedAt",
                table: "SavedSearches",
                column: "RemovedAt");

            migrationBuilder.CreateIndex(
                name: "IX_SynonymVersions_AuthorKey",
                table: "SynonymVersions",
                column: "AuthorKey");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "MissedSearches");

            migrationBuilder.DropTable(
                name: "SavedSearches");

            migrationBuilder.DropTable(
                name: "SynonymVersions");
        }
    }
}
