using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Platform.Web.Data.Migrations.SqlServer
{
    /// <inheritdoc />
    public partial class Notifications : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "MutedTopics",
                columns: table => new
                {
                    MemberKey = table.Column<string>(type: "varchar(16)", unicode: false, maxLength: 16, nullable: false),
                    Topic = table.Column<string>(type: "varchar(24)", unicode: false, maxLength: 24, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_MutedTopics", x => new { x.MemberKey, x.Topic });
                    table.ForeignKey(
                        name: "FK_MutedTopics_Members_MemberKey",
                        column: x => x.MemberKey,
                        principalTable: "Members",
                        principalColumn: "Key");
                });

            migrationBuilder.CreateTable(
                name: "Notifications",
                columns: table => new
                {
                    Key = table.Column<string>(type: "varchar(16)", unicode: false, maxLength: 16, nullable: false),
                    MemberKey = table.Column<string>(type: "varchar(16)", unicode: false, maxLength: 16, nullable: false),
                    Kind = table.Column<string>(type: "varchar(24)", unicode: false, maxLength: 24, nullable: false),
                    ThreadKey = table.Column<string>(type: "varchar(16)", unicode: false, maxLength: 16, nullable: false),
                    PostKey = table.Column<string>(type: "varchar(16)", unicode: false, maxLength: 16, nullable: true),
                    ByKey = table.Column<string>(type: "varchar(16)", unicode: false, maxLength: 16, nullable: true),
                    At = table.Column<DateTime>(type: "datetime2(3)", precision: 3, nullable: false),
                    ReadAt = table.Column<DateTime>(type: "datetime2(3)", precision: 3, nullable: true),
                    Line = table.Column<string>(type: "nvarchar(300)", maxLength: 300, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Notifications", x => x.Key);
                    table.ForeignKey(
                        name: "FK_Notifications_Contributions_ThreadKey",
                        column: x => x.ThreadKey,
                        principalTable: "Contributions",
                        principalColumn: "Key");
                    table.ForeignKey(
                        name: "FK_Notifications_Members_ByKey",
                        column: x => x.ByKey,
                        principalTable: "Members",
                        principalColumn: "Key");
                    table.ForeignKey(
                        name: "FK_Notifications_Members_MemberKey",
                        column: x => x.MemberKey,
                        principalTable: "Members",
                        principalColumn: "Key");
                    table.ForeignKey(
                        name: "FK_Notifications_Posts_PostKey",
                        column: x => x.PostKey,
                        principalTable: "Posts",
                        principalColumn: "Key");
                });

            migrationBuilder.CreateTable(
                name: "ReadingPositions",
                columns: table => new
                {
                    MemberKey = table.Column<string>(type: "varchar(16)", unicode: false, maxLength: 16, nullable: false),
                    ThreadKey = table.Column<string>(type: "varchar(16)", unicode: false, maxLength: 16, nullable: false),
                    Place = table.Column<long>(type: "bigint", nullable: false),
                    At = table.Column<DateTime>(type: "datetime2(3)", precision: 3, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ReadingPositions", x => new { x.MemberKey, x.ThreadKey });
                    table.ForeignKey(
                        name: "FK_ReadingPositions_Members_MemberKey",
                        column: x => x.MemberKey,
                        principalTable: "Members",
                        principalColumn: "Key");
                    table.ForeignKey(
                        name: "FK_ReadingPositions_Threads_ThreadKey",
                        column: x => x.ThreadKey,
                        principalTable: "Threads",
                        principalColumn: "Key");
                });

            migrationBuilder.CreateIndex(
                name: "IX_Notifications_At",
                table: "Notifications",
                column: "At");

            migrationBuilder.CreateIndex(
                name: "IX_Notifications_ByKey",
                table: "Notifications",
                column: "ByKey");

            migrationBuilder.CreateIndex(
                name: "IX_Notifications_MemberKey_ReadAt_At",
                table: "Notifications",
                columns: new[] { "MemberKey", "ReadAt", "At" });

            migrationBuilder.CreateIndex(
                name: "IX_Notifications_PostKey",
                table: "Notifications",
                column: "PostKey");

            migrationBuilder.CreateIndex(
                name: "IX_Notifications_ThreadKey",
                table: "Notifications",
                column: "ThreadKey");

            migrationBuilder.CreateIndex(
                name: "IX_ReadingPositions_ThreadKey",
                table: "ReadingPositions",
                column: "ThreadKey");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "MutedTopics");

            migrationBuilder.DropTable(
                name: "Notifications");

            migrationBuilder.DropTable(
                name: "ReadingPositions");
        }
    }
}
