using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Platform.Web.Data.Migrations.SqlServer
{
    /// <inheritdoc />
    public partial class QuestionRounds : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "Rounds",
                columns: table => new
                {
                    Key = table.Column<string>(type: "varchar(16)", unicode: false, maxLength: 16, nullable: false),
                    Code = table.Column<string>(type: "varchar(16)", unicode: false, maxLength: 16, nullable: false),
                    ThreadKey = table.Column<string>(type: "varchar(16)", unicode: false, maxLength: 16, nullable: false),
                    Title = table.Column<string>(type: "nvarchar(150)", maxLength: 150, nullable: false),
                    OpenedByKey = table.Column<string>(type: "varchar(16)", unicode: false, maxLength: 16, nullable: false),
                    OpenedAt = table.Column<DateTime>(type: "datetime2(3)", precision: 3, nullable: false),
                    ClosedAt = table.Column<DateTime>(type: "datetime2(3)", precision: 3, nullable: true),
                    Version = table.Column<long>(type: "bigint", nullable: false),
                    Order = table.Column<string>(type: "varchar(24)", unicode: false, maxLength: 24, nullable: false),
                    TakesTurns = table.Column<bool>(type: "bit", nullable: false),
                    Statement = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: true),
                    Phase = table.Column<string>(type: "varchar(24)", unicode: false, maxLength: 24, nullable: false),
                    ReportKey = table.Column<string>(type: "varchar(16)", unicode: false, maxLength: 16, nullable: true),
                    ForgottenAt = table.Column<DateTime>(type: "datetime2(3)", precision: 3, nullable: true),
                    KeptGuests = table.Column<int>(type: "int", nullable: false),
                    KeptAfter_Agree = table.Column<int>(type: "int", nullable: false),
                    KeptAfter_Disagree = table.Column<int>(type: "int", nullable: false),
                    KeptBefore_Agree = table.Column<int>(type: "int", nullable: false),
                    KeptBefore_Disagree = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Rounds", x => x.Key);
                    table.ForeignKey(
                        name: "FK_Rounds_Members_OpenedByKey",
                        column: x => x.OpenedByKey,
                        principalTable: "Members",
                        principalColumn: "Key");
                    table.ForeignKey(
                        name: "FK_Rounds_Threads_ThreadKey",
                        column: x => x.ThreadKey,
                        principalTable: "Threads",
                        principalColumn: "Key");
                });

            migrationBuilder.CreateTable(
                name: "RoundActs",
                columns: table => new
                {
                    RoundKey = table.Column<string>(type: "varchar(16)", unicode: false, maxLength: 16, nullable: false),
                    Version = table.Column<long>(type: "bigint", nullable: false),
                    Kind = table.Column<string>(type: "varchar(24)", unicode: false, maxLength: 24, nullable: false),
                    QuestionKey = table.Column<string>(type: "varchar(16)", unicode: false, maxLength: 16, nullable: true),
                    ByKey = table.Column<string>(type: "varchar(16)", unicode: false, maxLength: 16, nullable: false),
                    At = table.Column<DateTime>(type: "datetime2(3)", precision: 3, nullable: false),
                    Undone = table.Column<bool>(type: "bit", nullable: false),
                    Before = table.Column<string>(type: "nvarchar(max)", maxLength: 16777216, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_RoundActs", x => new { x.RoundKey, x.Version });
                    table.ForeignKey(
                        name: "FK_RoundActs_Members_ByKey",
                        column: x => x.ByKey,
                        principalTable: "Members",
                        principalColumn: "Key");
                    table.ForeignKey(
                        name: "FK_RoundActs_Rounds_RoundKey",
                        column: x => x.RoundKey,
                        principalTable: "Rounds",
                        principalColumn: "Key");
                });

            migrationBuilder.CreateTable(
                name: "RoundGuests",
                columns: table => new
                {
                    RoundKey = table.Column<string>(type: "varchar(16)", unicode: false, maxLength: 16, nullable: false),
                    Key = table.Column<string>(type: "varchar(32)", unicode: false, maxLength: 32, nullable: false),
                    CameAt = table.Column<DateTime>(type: "datetime2(3)", precision: 3, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_RoundGuests", x => new { x.RoundKey, x.Key });
                    table.ForeignKey(
                        name: "FK_RoundGuests_Rounds_RoundKey",
                        column: x => x.RoundKey,
                        principalTable: "Rounds",
                        principalColumn: "Key");
                });

            migrationBuilder.CreateTable(
                name: "RoundHelpers",
                columns: table => new
                {
                    RoundKey = table.Column<string>(type: "varchar(16)", unicode: false, maxLength: 16, nullable: false),
                    MemberKey = table.Column<string>(type: "varchar(16)", unicode: false, maxLength: 16, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_RoundHelpers", x => new { x.RoundKey, x.MemberKey });
                    table.ForeignKey(
                        name: "FK_RoundHelpers_Members_MemberKey",
                        column: x => x.MemberKey,
                        principalTable: "Members",
                        principalColumn: "Key");
                    table.ForeignKey(
                        name: "FK_RoundHelpers_Rounds_RoundKey",
                        column: x => x.RoundKey,
                        principalTable: "Rounds",
                        principalColumn: "Key");
                });

            migrationBuilder.CreateTable(
                name: "RoundOpinions",
                columns: table => new
                {
                    RoundKey = table.Column<string>(type: "varchar(16)", unicode: false, maxLength: 16, nullable: false),
                    GuestKey = table.Column<string>(type: "varchar(32)", unicode: false, maxLength: 32, nullable: false),
                    Phase = table.Column<string>(type: "varchar(24)", unicode: false, maxLength: 24, nullable: false),
                    Agrees = table.Column<bool>(type: "bit", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_RoundOpinions", x => new { x.RoundKey, x.GuestKey, x.Phase });
                    table.ForeignKey(
                        name: "FK_RoundOpinions_Rounds_RoundKey",
                        column: x => x.RoundKey,
                        principalTable: "Rounds",
                        principalColumn: "Key");
                });

            migrationBuilder.CreateTable(
                name: "RoundQuestions",
                columns: table => new
                {
                    Key = table.Column<string>(type: "varchar(16)", unicode: false, maxLength: 16, nullable: false),
                    RoundKey = table.Column<string>(type: "varchar(16)", unicode: false, maxLength: 16, nullable: false),
                    GuestKey = table.Column<string>(type: "varchar(32)", unicode: false, maxLength: 32, nullable: true),
                    Text = table.Column<string>(type: "nvarchar(280)", maxLength: 280, nullable: false),
                    Name = table.Column<string>(type: "nvarchar(60)", maxLength: 60, nullable: true),
                    Email = table.Column<string>(type: "nvarchar(254)", maxLength: 254, nullable: true),
                    Language = table.Column<string>(type: "varchar(2)", unicode: false, maxLength: 2, nullable: false),
                    From = table.Column<string>(type: "varchar(24)", unicode: false, maxLength: 24, nullable: false),
                    AskedAt = table.Column<DateTime>(type: "datetime2(3)", precision: 3, nullable: false),
                    Stage = table.Column<string>(type: "varchar(24)", unicode: false, maxLength: 24, nullable: false),
                    Place = table.Column<int>(type: "int", nullable: false),
                    MergedIntoKey = table.Column<string>(type: "varchar(16)", unicode: false, maxLength: 16, nullable: true),
                    StandsForKey = table.Column<string>(type: "varchar(16)", unicode: false, maxLength: 16, nullable: false),
                    ActedAt = table.Column<long>(type: "bigint", nullable: false),
                    StagedAt = table.Column<DateTime>(type: "datetime2(3)", precision: 3, nullable: true),
                    AnsweredBy = table.Column<string>(type: "nvarchar(100)", maxLength: 100, nullable: true),
                    Answer = table.Column<string>(type: "nvarchar(max)", maxLength: 16777216, nullable: true),
                    AnswerHtml = table.Column<string>(type: "nvarchar(max)", maxLength: 16777216, nullable: true),
                    AnswererKey = table.Column<string>(type: "varchar(16)", unicode: false, maxLength: 16, nullable: true),
                    AnsweredAt = table.Column<DateTime>(type: "datetime2(3)", precision: 3, nullable: true),
                    MailedAt = table.Column<DateTime>(type: "datetime2(3)", precision: 3, nullable: true),
                    KeptVotes = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_RoundQuestions", x => x.Key);
                    table.ForeignKey(
                        name: "FK_RoundQuestions_Members_AnswererKey",
                        column: x => x.AnswererKey,
                        principalTable: "Members",
                        principalColumn: "Key");
                    table.ForeignKey(
                        name: "FK_RoundQuestions_RoundQuestions_MergedIntoKey",
                        column: x => x.MergedIntoKey,
                        principalTable: "RoundQuestions",
                        principalColumn: "Key");
                    table.ForeignKey(
                        name: "FK_RoundQuestions_Rounds_RoundKey",
                        column: x => x.RoundKey,
                        principalTable: "Rounds",
                        principalColumn: "Key");
                });

            migrationBuilder.CreateTable(
                name: "RoundVotes",
                columns: table => new
                {
                    QuestionKey = table.Column<string>(type: "varchar(16)", unicode: false, maxLength: 16, nullable: false),
                    GuestKey = table.Column<string>(type: "varchar(32)", unicode: false, maxLength: 32, nullable: false),
                    RoundKey = table.Column<string>(type: "varchar(16)", unicode: false, maxLength: 16, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_RoundVotes", x => new { x.QuestionKey, x.GuestKey });
                    table.ForeignKey(
                        name: "FK_RoundVotes_RoundQuestions_QuestionKey",
                        column: x => x.QuestionKey,
                        principalTable: "RoundQuestions",
                        principalColumn: "Key");
                });

            migrationBuilder.CreateIndex(
                name: "IX_RoundActs_ByKey",
                table: "RoundActs",
                column: "ByKey");

            migrationBuilder.CreateIndex(
                name: "IX_RoundGuests_RoundKey_CameAt",
                table: "RoundGuests",
                columns: new[] { "RoundKey", "CameAt" });

            migrationBuilder.CreateIndex(
                name: "IX_RoundHelpers_MemberKey",
                table: "RoundHelpers",
                column: "MemberKey");

            migrationBuilder.CreateIndex(
                name: "IX_RoundQuestions_AnswererKey",
                table: "RoundQuestions",
                column: "AnswererKey");

            migrationBuilder.CreateIndex(
                name: "IX_RoundQuestions_MergedIntoKey",
                table: "RoundQuestions",
                column: "MergedIntoKey");

            migrationBuilder.CreateIndex(
                name: "IX_RoundQuestions_RoundKey",
                table: "RoundQuestions",
                column: "RoundKey");

            migrationBuilder.CreateIndex(
                name: "IX_Rounds_Code",
                table: "Rounds",
                column: "Code",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Rounds_OpenedByKey",
                table: "Rounds",
                column: "OpenedByKey");

            migrationBuilder.CreateIndex(
                name: "IX_Rounds_ThreadKey",
                table: "Rounds",
                column: "ThreadKey");

            migrationBuilder.CreateIndex(
                name: "IX_RoundVotes_RoundKey_GuestKey",
                table: "RoundVotes",
                columns: new[] { "RoundKey", "GuestKey" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "RoundActs");

            migrationBuilder.DropTable(
                name: "RoundGuests");

            migrationBuilder.DropTable(
                name: "RoundHelpers");

            migrationBuilder.DropTable(
                name: "RoundOpinions");

            migrationBuilder.DropTable(
                name: "RoundVotes");

            migrationBuilder.DropTable(
                name: "RoundQuestions");

            migrationBuilder.DropTable(
                name: "Rounds");
        }
    }
}
