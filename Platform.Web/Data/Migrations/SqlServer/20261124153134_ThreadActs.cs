using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Platform.Web.Data.Migrations.SqlServer
{
    /// <inheritdoc />
    public partial class ThreadActs : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<long>(
                name: "ChangedAt",
                table: "Threads",
                type: "bigint",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "LockReason",
                table: "Threads",
                type: "nvarchar(250)",
                maxLength: 250,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "AuthorKey",
                table: "PostVersions",
                type: "varchar(16)",
                unicode: false,
                maxLength: 16,
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "ByLayerOnly",
                table: "PostVersions",
                type: "bit",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<string>(
                name: "Layer",
                table: "PostVersions",
                type: "varchar(24)",
                unicode: false,
                maxLength: 24,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "OrganisationKey",
                table: "PostVersions",
                type: "varchar(16)",
                unicode: false,
                maxLength: 16,
                nullable: true);

            migrationBuilder.AddColumn<DateTime>(
                name: "PublishedAt",
                table: "PostVersions",
                type: "datetime2(3)",
                precision: 3,
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "Cited",
                table: "Posts",
                type: "bit",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<string>(
                name: "MovedToKey",
                table: "Posts",
                type: "varchar(16)",
                unicode: false,
                maxLength: 16,
                nullable: true);

            migrationBuilder.AddColumn<DateTime>(
                name: "PublishedAt",
                table: "Posts",
                type: "datetime2(3)",
                precision: 3,
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "Votes",
                table: "Posts",
                type: "int",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.CreateTable(
                name: "Thanks",
                columns: table => new
                {
                    PostKey = table.Column<string>(type: "varchar(16)", unicode: false, maxLength: 16, nullable: false),
                    MemberKey = table.Column<string>(type: "varchar(16)", unicode: false, maxLength: 16, nullable: false),
                    Line = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    At = table.Column<DateTime>(type: "datetime2(3)", precision: 3, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Thanks", x => new { x.PostKey, x.MemberKey });
                    table.ForeignKey(
                        name: "FK_Thanks_Members_MemberKey",
                        column: x => x.MemberKey,
                        principalTable: "Members",
                        principalColumn: "Key");
                    table.ForeignKey(
                        name: "FK_Thanks_Posts_PostKey",
                        column: x => x.PostKey,
                        principalTable: "Posts",
                        principalColumn: "Key");
                });

            migrationBuilder.CreateTable(
                name: "Votes",
                columns: table => new
                {
                    PostKey = table.Column<string>(type: "varchar(16)", unicode: false, maxLength: 16, nullable: false),
                    MemberKey = table.Column<string>(type: "varchar(16)", unicode: false, maxLength: 16, nullable: false),
                    Useful = table.Column<bool>(type: "bit", nullable: false),
                    Counted = table.Column<bool>(type: "bit", nullable: false),
                    At = table.Column<DateTime>(type: "datetime2(3)", precision: 3, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Votes", x => new { x.PostKey, x.MemberKey });
                    table.ForeignKey(
                        name: "FK_Votes_Members_MemberKey",
                        column: x => x.MemberKey,
                        principalTable: "Members",
                        principalColumn: "Key");
                    table.ForeignKey(
                        name: "FK_Votes_Posts_PostKey",
                        column: x => x.PostKey,
                        principalTable: "Posts",
                        principalColumn: "Key");
                });

            migrationBuilder.CreateIndex(
                name: "IX_PostVersions_AuthorKey",
                table: "PostVersions",
                column: "AuthorKey");

            migrationBuilder.CreateIndex(
                name: "IX_PostVersions_OrganisationKey",
                table: "PostVersions",
                column: "OrganisationKey");

            migrationBuilder.CreateIndex(
                name: "IX_Posts_Conclusion",
                table: "Posts",
                column: "ThreadKey",
                unique: true,
                filter: "[Kind] = 'Conclusion' AND [State] IN ('Waiting', 'Returned', 'Visible')");

            migrationBuilder.CreateIndex(
                name: "IX_Posts_MovedToKey",
                table: "Posts",
                column: "MovedToKey");

            migrationBuilder.CreateIndex(
                name: "IX_Thanks_MemberKey",
                table: "Thanks",
                column: "MemberKey");

            migrationBuilder.CreateIndex(
                name: "IX_Votes_MemberKey",
                table: "Votes",
                column: "MemberKey");

            migrationBuilder.CreateIndex(
                name: "IX_Votes_Uncounted",
                table: "Votes",
                column: "PostKey",
                filter: "[Counted] = 0");

            migrationBuilder.AddForeignKey(
                name: "FK_Posts_Posts_MovedToKey",
                table: "Posts",
                column: "MovedToKey",
                principalTable: "Posts",
                principalColumn: "Key");

            migrationBuilder.AddForeignKey(
                name: "FK_PostVersions_Members_AuthorKey",
                table: "PostVersions",
                column: "AuthorKey",
                principalTable: "Members",
                principalColumn: "Key");

            migrationBuilder.AddForeignKey(
                name: "FK_PostVersions_Organisations_OrganisationKey",
                table: "PostVersions",
                column: "OrganisationKey",
                principalTable: "Organisations",
                principalColumn: "Key");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropForeignKey(
                name: "FK_Posts_Posts_MovedToKey",
                table: "Posts");

            migrationBuilder.DropForeignKey(
                name: "FK_PostVersions_Members_AuthorKey",
                table: "PostVersions");

            migrationBuilder.DropForeignKey(
                name: "FK_PostVersions_Organisations_OrganisationKey",
                table: "PostVersions");

            migrationBuilder.DropTable(
                name: "Thanks");

            migrationBuilder.DropTable(
                name: "Votes");

            migrationBuilder.DropIndex(
                name: "IX_PostVersions_AuthorKey",
                table: "PostVersions");

            migrationBuilder.DropIndex(
                name: "IX_PostVersions_OrganisationKey",
                table: "PostVersions");

            migrationBuilder.DropIndex(
                name: "IX_Posts_Conclusion",
                table: "Posts");

            migrationBuilder.DropIndex(
                name: "IX_Posts_MovedToKey",
                table: "Posts");

            migrationBuilder.DropColumn(
                name: "ChangedAt",
                table: "Threads");

            migrationBuilder.DropColumn(
                name: "LockReason",
                table: "Threads");

            migrationBuilder.DropColumn(
                name: "AuthorKey",
                table: "PostVersions");

            migrationBuilder.DropColumn(
                name: "ByLayerOnly",
                table: "PostVersions");

            migrationBuilder.DropColumn(
                name: "Layer",
                table: "PostVersions");

            migrationBuilder.DropColumn(
                name: "OrganisationKey",
                table: "PostVersions");

            migrationBuilder.DropColumn(
                name: "PublishedAt",
                table: "PostVersions");

            migrationBuilder.DropColumn(
                name: "Cited",
                table: "Posts");

            migrationBuilder.DropColumn(
                name: "MovedToKey",
                table: "Posts");

            migrationBuilder.DropColumn(
                name: "PublishedAt",
                table: "Posts");

            migrationBuilder.DropColumn(
                name: "Votes",
                table: "Posts");
        }
    }
}
