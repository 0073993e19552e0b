using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Platform.Web.Data.Migrations.SqlServer
{
    /// <inheritdoc />
    public partial class SameQuestions : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<int>(
                name: "SameCount",
                table: "Threads",
                type: "int",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.CreateTable(
                name: "SameQuestions",
                columns: table => new
                {
                    QuestionKey = table.Column<string>(type: "varchar(16)", unicode: false, maxLength: 16, nullable: false, collation: "Latin1_General_100_BIN2"),
                    MemberKey = table.Column<string>(type: "varchar(16)", unicode: false, maxLength: 16, nullable: false, collation: "Latin1_General_100_BIN2"),
                    At = table.Column<DateTime>(type: "datetime2(3)", precision: 3, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SameQuestions", x => new { x.QuestionKey, x.MemberKey });
                    table.ForeignKey(
                        name: "FK_SameQuestions_Contributions_QuestionKey",
                        column: x => x.QuestionKey,
                        principalTable: "Contributions",
                        principalColumn: "Key");
                    table.ForeignKey(
                        name: "FK_SameQuestions_Members_MemberKey",
                        column: x => x.MemberKey,
                        principalTable: "Members",
                        principalColumn: "Key");
                });

            migrationBuilder.CreateIndex(
                name: "IX_SameQuestions_MemberKey",
                table: "SameQuestions",
                column: "MemberKey");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "SameQuestions");

            migrationBuilder.DropColumn(
                name: "SameCount",
                table: "Threads");
        }
    }
}
